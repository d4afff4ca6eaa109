// `npm run bench -- <name> [name…] [--smoke] [other flags]`: each bench/<name>.ts exports run(), prints what it measured
// and asserts nothing about time. --smoke runs the least that proves the bench still works.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a bench is given: `flags` are the arguments that begin with --, as --key=value or --key. */
export type BenchArgs = { smoke: boolean; flags: ReadonlyMap<string, string> };
type Bench = { run(args: BenchArgs): Promise<void> | void };

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length));

process.exitCode = await runBenches(process.argv.slice(2));

/** Runs the named benches one after the other; 2 on wrong use, else the number of benches that failed, at most 1. */
async function runBenches(args: string[]): Promise<number> {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const unknown = wanted.filter((name) => !names.includes(name));
  if (wanted.length === 0 || unknown.length > 0) {
    for (const name of unknown) console.error(`there is no bench "${name}"`);
    console.log(`usage: npm run bench -- <name> [name…] [--smoke]\nbenches: ${names.join(' ') || 'none yet'}`);
    return unknown.length > 0 ? 2 : 0;
  }
  const flags = flagsOf(args);
  let failed = 0;
  for (const name of wanted) {
    const started = performance.now();
    console.log(`== ${name}`);
    try {
      const bench: Bench = await import(join(import.meta.dirname, `${name}.ts`));
      await bench.run({ smoke: flags.has('smoke'), flags });
      console.log(`== ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    } catch (error) {
      failed = 1;
      console.error(`== ${name} failed:`, error);
    }
  }
  return failed;
}

function flagsOf(args: string[]): Map<string, string> {
  const given = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2).split('='));
  return new Map(given.map(([key = '', ...value]) => [key, value.join('=')]));
}
