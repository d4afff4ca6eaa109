import { resolve } from 'node:path';
import { catchUp } from '#modules/screening';
import { ConfigRefused, readConfig } from '#platform/config';
import { rotateRegionKey } from '#platform/vault';
import { backUp } from './backup.ts';
import { drill, restore } from './restore.ts';
import { type Ground, isRunning, openGround, type Product, startProduct } from './run.ts';
import { announce, drawScenarios, seedSandbox } from './sandbox.ts';
import { openTenant, readTenantArgs } from './tenants.ts';

const say = (sentence: string) => {
  process.stdout.write(`${sentence}\n`);
};

/** The roles of the process: `all`, `migrate`, `keys rotate`, `tenants open`, `backup`, `restore`, `drill`. */
async function main(args: readonly string[]): Promise<number> {
  const [role = 'all', verb] = args;
  const config = readConfig();
  if (role === 'all') {
    if (isRunning(config.home)) throw new ConfigRefused([`ACQUAINT_HOME: the product already runs on ${config.home}`]);
    return runAll(await openGround(config, say));
  }
  if (role === 'migrate' || (role === 'db' && verb === 'migrate'))
    return once(await openGround(config, say), async () => say('Database: up to date.'));
  if (role === 'keys' && verb === 'rotate') return once(await openGround(config, say), rotate);
  const folder = folderOf(args);
  if (role === 'backup' && folder)
    return once(await openGround(config, say), async (ground) => void (await backUp(ground, folder, say)));
  if (role === 'restore' && folder) return done(restore(config, folder, say));
  if (role === 'drill' && folder) return done(drill(config, folder, say));
  const opened = role === 'tenants' && verb === 'open' ? readTenantArgs(args.slice(2)) : null;
  if (opened) return once(await openGround(config, say), (ground) => openTenant(ground, opened, say));
  process.stderr.write(
    "usage: main.ts all | migrate | keys rotate | backup --to <folder> | restore --from <folder> | drill --from <folder> | tenants open --name <institution> --admin <person's name> --email <address>\n",
  );
  return 2;
}

function folderOf([, flag, folder]: readonly string[]): string | null {
  return (flag === '--to' || flag === '--from') && folder ? resolve(folder) : null;
}

async function done(work: Promise<unknown>): Promise<number> {
  await work;
  return 0;
}

async function once(ground: Ground, work: (ground: Ground) => Promise<void>): Promise<number> {
  try {
    await work(ground);
    return 0;
  } finally {
    await ground.stop();
  }
}

async function rotate({ database }: Ground): Promise<void> {
  const { version, rewrapped } = await rotateRegionKey(database, (count) => say(`Keys: ${count} rewrapped …`));
  say(`Keys: region key version ${version} is active, ${rewrapped} customer keys rewrapped.`);
}

async function runAll(ground: Ground): Promise<number> {
  const started = Date.now();
  const stopped = waitForSignal();
  const drawn = drawScenarios(ground.config, say);
  // Whoever waits for it hears of a failure; until then it must not end the process.
  drawn.catch(() => undefined);
  const product = await startProduct(ground, say);
  // Ctrl-C counts at once, also while the sandbox is still being made: the next start goes on with it.
  const ready = openDoors(product, drawn, started);
  await Promise.race([stopped, ready.then(() => stopped)]);
  say('Stopping …');
  await product.stop();
  return 0;
}

async function openDoors(product: Product, drawn: Promise<void>, started: number): Promise<void> {
  const sandbox = product.config.sandbox ? await seedSandbox(product, drawn, say) : null;
  // The sandbox tenant may be younger than the lists: it begins in step with them.
  if (sandbox) await catchUp(product.database);
  await announce(product, sandbox, say, Date.now() - started);
}

function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
  if (process.exitCode === 0) process.exit(0);
} catch (error) {
  process.stderr.write(
    error instanceof ConfigRefused
      ? `${error.message}\n`
      : `Acquaint could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
  process.exit(1);
}
