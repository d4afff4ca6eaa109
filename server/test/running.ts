import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../src/main.ts');
const START_MS = 60_000;

/** The product as its own process. `output` is all that it has written so far. */
export type Running = { child: ChildProcess; address: string; output: () => string; stop: () => Promise<void> };

/** Starts the product on a home folder and waits until it says that it is well. */
export async function startProcess(home: string, environment: Record<string, string> = {}): Promise<Running> {
  const port = await freePort();
  const env = {
    ...process.env,
    ACQUAINT_HOME: home,
    PORT: String(port),
    ACQUAINT_SANDBOX: 'off',
    ACQUAINT_LISTS: 'sandbox',
    ACQUAINT_LOG_LEVEL: 'silent',
    ...environment,
  };
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, MAIN, 'all'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  const running = {
    child,
    address: `http://127.0.0.1:${port}`,
    output: () => written,
    stop: async () => {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    const answer = await fetch(`${running.address}/healthz`).catch(() => null);
    if (answer?.ok) return running;
    if (child.exitCode !== null) throw new Error(`The product did not start: ${written.slice(-2000)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  await running.stop();
  throw new Error('The product did not answer in time.');
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
