// The main job of an office with its own files, in Debian's Chromium without JavaScript: an empty database, files
// uploaded on the page, dry run, applied, registers declared, needs, a plan, one person's reasons.
// Three stories: the second agency with all its files; the same with only the SIASN dump and the map of posts; a
// workbook of twenty broken rows. Usage: node office.mjs [--pictures DIR]. The program is named by MUTASI_BINARY
// (else target/debug/mutasi). Prints "N passed, N failed" last.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { freePort, untilReady } from './demo.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const binary = process.env.MUTASI_BINARY ?? join(root, 'target/debug/mutasi');
const files = join(root, 'examples/intake/second-agency');
const rest = process.argv.slice(2);
const pictures = rest.includes('--pictures') ? rest[rest.indexOf('--pictures') + 1] : undefined;
if (pictures) mkdirSync(pictures, { recursive: true });
const PASSWORD = 'sandi kantor kota muara 2026';
// Units before people, people before facts about them.
const ALL = ['siasn-unor.csv', 'siasn-pegawai.xlsx', 'peta-jabatan-2026.xlsx', 'nominatif-dinkes.xlsx',
  'riwayat-jabatan.csv', 'abk-2026.ods', 'duk-2026.xlsx', 'skp-2024-2025.csv', 'hasil-asesmen.xlsx', 'daftar-hukdis.xlsx',
  'lokasi-unit.csv', 'jabatan-pelengkap.csv', 'domisili-pegawai.csv', 'jarak-kecamatan.csv', 'hubungan-keluarga.csv',
  'keinginan-pindah.csv', 'sertifikat-pendidik.csv', 'cuti.csv', 'kredensial.csv'];

let passed = 0;
let failed = 0;
const check = (good, what) => {
  if (good) passed += 1;
  else { failed += 1; console.log(`FAILED ${what}`); }
};

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

// A server on an empty database with one agency and one analyst, and a page signed in.
async function office(name) {
  const folder = mkdtempSync(join(tmpdir(), 'mutasi-office-'));
  const port = await freePort();
  const env = { ...process.env, MUTASI_DATABASE_URL: `sqlite://${join(folder, 'm.db')}`,
    MUTASI_LISTEN: `127.0.0.1:${port}`, MUTASI_SECURE_COOKIES: 'false', MUTASI_PASSWORD: PASSWORD };
  const call = (...args) => {
    const answer = spawnSync(binary, args, { env, encoding: 'utf8' });
    check(answer.status === 0, `${name}: mutasi ${args.join(' ')}: ${answer.stderr}`);
  };
  call('agency', 'add', 'Pemerintah Kota Muara Kencana');
  call('user', 'add', 'nadia', '--name', 'Nadia Pertiwi', '--role', 'analyst', '--role', 'operator');
  const child = spawn(binary, ['serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const base = `http://127.0.0.1:${port}`;
  await untilReady(base, child);
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${base}/masuk`);
  await page.fill('#login', 'nadia');
  await page.fill('#password', PASSWORD);
  await page.click('main button');
  const stop = async () => { await context.close(); child.kill('SIGTERM'); rmSync(folder, { recursive: true, force: true }); };
  return { name, base, page, stop };
}

// Full pictures at both widths of the page as it stands.
async function picture({ page, name }, what) {
  if (!pictures) return;
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(pictures, `${name}_${what}_${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

const text = async ({ page }) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

// Waits until nobody works on the import whose page is open, reloading as the page does by itself.
async function worked({ page, name }) {
  const address = page.url();
  for (let turn = 0; turn < 240 && (await page.locator('#h-kerja').count()) > 0; turn += 1) {
    await page.waitForTimeout(100);
    await page.goto(address);
  }
  check((await page.locator('#h-kerja').count()) === 0, `${name}: the work on the import ends`);
}

// Uploads a file and applies it where the dry run refuses nothing; gives what the dry run said.
async function upload(at, path, apply = true) {
  const { page, base, name } = at;
  await page.goto(`${base}/impor`);
  await page.setInputFiles('#file', path);
  await page.click('form[enctype] button');
  await worked(at);
  const said = await text(at);
  if (!apply) return said;
  const shown = path.name ?? path;
  check(/Uji coba selesai|Tidak ada yang berubah/.test(said), `${name}: ${shown} is tried: ${said.slice(0, 200)}`);
  check((await page.locator('#reason').count()) === 0, `${name}: ${shown}: no row is refused`);
  const button = page.locator('form[action$="/terapkan"] button');
  if ((await button.count()) > 0) await button.click();
  await worked(at);
  check((await text(at)).includes('sudah diterapkan'), `${name}: ${shown} is applied`);
  return said;
}

async function declare({ page, base, name }, kind) {
  await page.goto(`${base}/impor`);
  const form = page.locator(`form:has(input[name="kind"][value="${kind}"]):has(input[name="as_of"])`);
  await page.locator(`details:has(#as-of-${kind}) summary`).click();
  await form.locator('input[name="reason"]').fill('Arsip BKPSDM diperiksa satu per satu.');
  await form.locator('button').click();
  await page.goto(`${base}/impor`);
  check((await page.locator(`#as-of-${kind}`).count()) === 0, `${name}: register ${kind} is declared complete`);
}

// Asks for a plan of everybody and waits for its answer, reloading as the page does by itself.
async function plan(at, note) {
  const { page, base, name } = at;
  await page.goto(`${base}/rencana`);
  await page.fill('#note', note);
  await page.click('form[action="/rencana/minta"] button');
  const address = page.url();
  let said = await text(at);
  for (let turn = 0; turn < 240 && !/perpindahan dalam|tidak ada rencana|Belum ada jawaban/.test(said); turn += 1) {
    await page.waitForTimeout(250);
    await page.goto(address);
    said = await text(at);
  }
  const moves = Number(/([\d.]+) perpindahan dalam/.exec(said)?.[1]?.replace('.', '') ?? 0);
  check(moves > 0, `${name}: the plan has moves: ${said.slice(0, 300)}`);
  console.log(`${name}: ${/[^.]* perpindahan dalam [^.]*\.[^.]*\./.exec(said)?.[0] ?? said.slice(0, 200)}`);
  return said;
}

async function wholeAgency() {
  const at = await office('lengkap');
  const { page, base } = at;
  check((await text(at)).length > 0, 'lengkap: an empty agency has a page');
  await picture(at, 'kosong');
  for (const file of ALL) await upload(at, join(files, file));
  await picture(at, 'impor');
  for (const kind of ['education', 'performance', 'sanctions', 'leave', 'relations', 'credentials']) await declare(at, kind);
  await page.goto(`${base}/impor`);
  await picture(at, 'daftar-impor');
  await page.goto(`${base}/kebutuhan`);
  check(/Kekurangan/.test(await text(at)), 'lengkap: needs are shown');
  check((await page.locator('main table').count()) > 0, 'lengkap: needs have a table');
  await picture(at, 'kebutuhan');
  await plan(at, 'Rancangan pertama');
  await picture(at, 'rencana');
  await page.locator('main a[href*="/siapa/"]').first().click();
  const why = await text(at);
  check(/Kompetensi|kompetensi/.test(why) && /poin/.test(why), `lengkap: a move has its sum: ${why.slice(0, 200)}`);
  check(/Pasal|pasal|Peraturan|kebijakan/i.test(why), 'lengkap: a move has its rules');
  await picture(at, 'mengapa');
  await page.fill('#cari-jabatan', 'analis');
  await page.locator('form:has(#cari-jabatan) button').click();
  await page.locator('#jawaban ul a').first().click();
  const answer = (await page.locator('#jawaban').innerText()).replace(/\s+/g, ' ');
  check(/Memenuhi syarat|Tidak memenuhi syarat|memberikan jabatan ini|menghalangi|tidak ditawarkan/.test(answer),
    `lengkap: 'why not that post' is answered: ${answer.slice(0, 300)}`);
  await picture(at, 'mengapa-bukan');
  await at.stop();
}

async function smallSet() {
  const at = await office('kecil');
  const { page, base } = at;
  for (const file of ['siasn-pegawai.xlsx', 'peta-jabatan-2026.xlsx']) await upload(at, join(files, file));
  const acts = ['sanctions', 'leave', 'relations', 'credentials'];
  for (const kind of acts) await declare(at, kind);
  const said = await plan(at, 'Dua berkas saja');
  check(new RegExp(`\\b${acts.length} pernyataan|${acts.length} \\w+ .*lengkap|bersandar pada ${acts.length}`).test(said),
    `kecil: the plan counts its ${acts.length} acts`);
  await picture(at, 'rencana');
  await page.goto(`${base}/proyeksi`);
  check(/[Pp]ensiun/.test(await text(at)), 'kecil: retirements come from the two files');
  await picture(at, 'proyeksi');
  await at.stop();
}

// A list that leaves somebody out: nobody is removed, and the analyst decides on the page of the import.
async function absent(at, tidy) {
  const { page, base, name } = at;
  const people = tidy('daftar-lengkap.csv', ['nip;name;birth_date;employment', '198503122010012907;Siti Aminah;1985-03-12;pns']);
  check(/tidak ada di berkas. Tidak ada yang dihapus/.test(await upload(at, people)), `${name}: who is missing is said`);
  await page.goto(`${base}/kerja`);
  await page.click('a:has-text("Putuskan 1 pegawai yang tidak ada di daftar")');
  await picture(at, 'tidak-ada');
  await page.locator('input[name="person"]').check();
  await page.selectOption('#decision', '99');
  await page.click('form[action$="/putusan"] button');
  check(/Tulis dasar keputusan/.test(await text(at)), `${name}: a decision needs a reason`);
  await page.locator('input[name="person"]').check();
  await page.selectOption('#decision', '99');
  await page.fill('#absence-reason', 'SK pensiun 800/12/2026');
  await page.click('form[action$="/putusan"] button');
  check(/0 belum diputuskan.*Tidak lagi bertugas: SK pensiun 800/.test(await text(at)), `${name}: the decision stands beside the person`);
  await picture(at, 'tidak-ada-diputuskan');
  await page.click('a:has-text("Buka data pegawai")');
  check(/99\s*Pensiun/.test(await text(at)), `${name}: the person stays on record, as retired`);
}

async function broken() {
  const at = await office('rusak');
  const tidy = (name, lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await upload(at, tidy('unit.csv', ['code;name;parent_code', 'root;Pemerintah Kabupaten;', 'dik;Dinas Pendidikan;root',
    'kes;Dinas Kesehatan;root', 'dik-umum;Subbagian Umum;dik', 'kes-umum;Subbagian Umum;kes', 'sd-1;SD Negeri 1;dik']));
  await upload(at, tidy('jabatan.csv', ['code;name;level', 'pengadministrasi;Pengadministrasi;pelaksana']));
  await upload(at, tidy('pegawai.csv', ['nip;name;birth_date', '198503122010012907;Siti Aminah;1985-03-12',
    '197901052005011901;Budi Santoso;1979-01-05']));
  const said = await upload(at, join(root, 'examples/intake/broken/twenty.xlsx'), false);
  check(/ 20 baris ditolak/.test(said), `rusak: twenty rows are refused: ${said.slice(0, 300)}`);
  const rows = await at.page.locator('section[aria-labelledby="temuan"] tbody tr').count();
  check(rows === 20, `rusak: ${rows} findings are shown at their cells`);
  await picture(at, 'temuan');
  await absent(at, tidy);
  await at.stop();
}

for (const story of [wholeAgency, smallSet, broken]) {
  try { await story(); } catch (error) { check(false, `${story.name}: ${error}`); }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
