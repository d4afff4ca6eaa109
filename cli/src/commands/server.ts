import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { WrongUse } from '../usage.ts';

const MAIN = resolve(import.meta.dirname, '..', '..', '..', 'server', 'src', 'main.ts');

/** `start`, `migrate`, `keys rotate`, `tenants open`, `backup` and the like: the server's own program, in a process of its own that shares our streams. */
export async function runServer(args: readonly string[]): Promise<number> {
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, MAIN, ...args], { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => done(code ?? 1));
  });
}

export async function runKeys(args: string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'rotate') throw new WrongUse('say keys rotate');
  return runServer(['keys', 'rotate']);
}

/** `tenants open`: the server asks for nothing, so what is missing is said before a database is started. */
export async function runTenants(args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  const { values } = parseArgs({
    args: rest,
    options: { name: { type: 'string' }, admin: { type: 'string' }, email: { type: 'string' } },
  });
  if (verb !== 'open' || !values.name || !values.admin || !values.email?.includes('@'))
    throw new WrongUse('say tenants open with --name, --admin and --email');
  return runServer(['tenants', ...args]);
}

/** `backup --to`, `restore --from`, `drill --from`. */
export async function runBackup(role: string, flag: string, args: string[]): Promise<number> {
  if (args.length !== 2 || args[0] !== flag) throw new WrongUse(`say ${role} with ${flag}`);
  return runServer([role, ...args]);
}
