// Starts a demo in a folder of its own on a free port and waits until it is ready; what other runs share is here too.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// Waits until a server that was started answers; throws where it ends before.
export async function untilReady(base, child) {
  let ended = false;
  child.on('exit', () => { ended = true; });
  const isReady = async () => { try { return (await fetch(`${base}/readyz`)).ok; } catch { return false; } };
  while (!(await isReady())) {
    if (ended) throw new Error('the program ended before it was ready');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export async function startDemo() {
  const binary = process.env.MUTASI_BINARY ?? join(root, 'target/debug/mutasi');
  const folder = mkdtempSync(join(tmpdir(), 'mutasi-browser-'));
  const port = await freePort();
  const child = spawn(binary, ['demo', '--data', join(folder, 'demo'), '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'inherit', 'inherit'] });
  const base = `http://127.0.0.1:${port}`;
  await untilReady(base, child);
  const stop = () => { child.kill('SIGTERM'); rmSync(folder, { recursive: true, force: true }); };
  return { base, stop };
}
