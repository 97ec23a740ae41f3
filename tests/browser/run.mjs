// Opens every page of a running demo as each role, at 360 and 1440 px, light and dark, in Debian's Chromium.
// Fails on: axe-core violations, a page wider than its window, a status other than 200, a console error.
// Usage: node run.mjs [BASE] [--pictures DIR] [--only TEXT]. Without BASE it starts a demo of its own with the
// program named by MUTASI_BINARY (else target/debug/mutasi). Prints "N passed, N failed" last.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { startDemo } from './demo.mjs';
import { pagesOf } from './pages.mjs';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rest = process.argv.slice(2);
const given = rest[0]?.startsWith('http') ? rest.shift() : undefined;
const demo = given ? undefined : await startDemo();
const base = given ?? demo.base;
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
const pictures = option('--pictures');
const only = option('--only');
if (pictures) mkdirSync(pictures, { recursive: true });
const PASSWORD = 'contoh bukitintan 2026';
const ROLES = ['anon', 'wulan', 'dewi', 'sekda', 'bupati', 'sinta', 'yusuf', 'arif', 'rudi'];

let passed = 0;
const failures = [];
const check = (good, what) => {
  if (good) passed += 1;
  else { failures.push(what); console.log(`FAILED ${what}`); }
};

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

async function signedIn(role, colorScheme) {
  // CSP forbids inline scripts, as it should; the judge is put in past it.
  const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', bypassCSP: true, locale: 'id-ID' });
  if (role !== 'anon') {
    const page = await context.newPage();
    await page.goto(`${base}/masuk`);
    await page.fill('#login', role);
    await page.fill('#password', PASSWORD);
    await page.click('main button');
    await page.waitForLoadState();
    check(!page.url().endsWith('/masuk'), `${role}: signs in`);
    await page.close();
  }
  return context;
}

async function look(context, role, path, width, scheme) {
  const page = await context.newPage();
  const errors = [];
  page.on('console', (m) => { if (m.type() === 'error') errors.push(m.text()); });
  page.on('pageerror', (e) => errors.push(String(e)));
  await page.setViewportSize({ width, height: 900 });
  const answer = await page.goto(base + path);
  const where = `${role} ${path} ${width}px ${scheme}`;
  check(answer.status() === 200, `${where}: status ${answer.status()}`);
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ['violations'] });
    return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join(' | ')}`);
  });
  check(found.length === 0, `${where}: axe ${found.join(' ;; ')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `${where}: ${wide} px wider than the window`);
  check(errors.length === 0, `${where}: ${errors.join(' ;; ')}`);
  if (pictures) {
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = false; }));
    const name = `${role}${path.replace(/[^a-z0-9]+/gi, '_').slice(0, 60)}_${width}${scheme === 'dark' ? '_gelap' : ''}.png`;
    await page.screenshot({ path: `${pictures}/${name}`, fullPage: true });
  }
  await page.close();
}

// Every role sees every page of its own; the narrow and the dark look are the same for all who may open a page,
// so the first role that opens it stands for the others.
const known = new Set();
async function visitAs(role) {
  const light = await signedIn(role, 'light');
  const dark = await signedIn(role, 'dark');
  for (const path of await pagesOf(light, base, role)) {
    if (only && !path.includes(only)) continue;
    const isNew = !known.has(path);
    known.add(path);
    await look(light, role, path, 1440, 'light');
    if (!isNew) continue;
    await look(light, role, path, 360, 'light');
    await look(dark, role, path, 1440, 'dark');
  }
  await light.close();
  await dark.close();
}

const waiting = [...ROLES];
const worker = async () => { while (waiting.length > 0) await visitAs(waiting.shift()); };
await Promise.all([worker(), worker()]);
await browser.close();
demo?.stop();
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
