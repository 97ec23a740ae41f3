// Which pages a role can open: what its menu links to, and one of each kind of page that lies behind those.
const BEHIND = [
  [/^\/kebutuhan\/[^/.]+$/, 1], [/^\/unit\/[^/]+$/, 1], [/^\/pegawai\/[^/]+$/, 1], [/^\/jabatan\/[^/]+$/, 1],
  [/^\/rencana\/[^/]+$/, 1], [/^\/rencana\/[^/]+\/siapa\/[^/?]+$/, 1], [/^\/impor\/[^/]+$/, 1],
];

export async function pagesOf(context, base, role) {
  const seen = new Set(['/', '/aturan', '/kriteria']);
  if (role === 'anon') seen.add('/masuk').add('/aktivasi');
  const taken = new Map();
  const queue = role === 'anon' ? ['/'] : ['/kriteria'];
  const visited = new Set();
  while (queue.length > 0) {
    const path = queue.shift();
    if (visited.has(path)) continue;
    visited.add(path);
    const page = await context.newPage();
    await page.goto(base + path);
    const links = await page.$$eval('a[href^="/"]', (all) => all.map((a) => a.getAttribute('href')));
    const menu = await page.$$eval('.rail a[href^="/"]', (all) => all.map((a) => a.getAttribute('href')));
    await page.close();
    for (const href of menu) {
      if (!seen.has(href)) { seen.add(href); queue.push(href); }
    }
    for (const href of links.map((h) => h.split(/[?#]/)[0])) {
      const at = BEHIND.findIndex(([pattern]) => pattern.test(href));
      if (at < 0 || seen.has(href)) continue;
      const count = taken.get(at) ?? 0;
      if (count >= BEHIND[at][1]) continue;
      taken.set(at, count + 1);
      seen.add(href);
      queue.push(href);
    }
  }
  return [...seen];
}
