// What the cruiser of imports cannot see: sizes, escapes, names, whose tables, row security, unawaited promises.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { judgeCode, readersOfEnvironment } from './code.ts';
import { type GlobalTable, judgeMigration } from './migrations.ts';
import { judgePromises } from './promises.ts';
import { judgeSizes, quantile, type Size } from './sizes.ts';
import { type Offence, readSource } from './source.ts';
import { judgeReferences, judgeSql, migrationsOf, ownershipOf } from './tables.ts';
import { codeOf, isGenerated } from './tree.ts';

export type House = { offences: Offence[]; sizes: Size[]; globals: GlobalTable[]; files: number };

/** Judges the tree below root by everything but types. */
export async function judgeHouse(root: string): Promise<House> {
  const sources = codeOf(root)
    .filter((path) => !isGenerated(path))
    .map((path) => readSource(root, path));
  const { sizes, offences } = judgeSizes(sources);
  const migrations = migrationsOf(root);
  const owned = ownershipOf(migrations);
  const floors = await floorsOf(root);
  const judged = migrations.map(judgeMigration);
  return {
    sizes,
    files: sources.length,
    globals: judged.flatMap((each) => each.globals),
    offences: [
      ...offences,
      ...sources.flatMap(judgeCode),
      ...sources.flatMap((source) => judgeSql(source, owned)),
      ...judged.flatMap((each) => each.offences),
      ...migrations.flatMap((migration) => judgeReferences(migration, owned, floors)),
      ...judgeReaders(readersOfEnvironment(sources)),
    ],
  };
}

function judgeReaders(paths: string[]): Offence[] {
  if (paths.length <= 1) return [];
  return paths.map((path) => ({
    rule: 'one-reader-of-environment',
    path,
    line: 1,
    why: `read in ${paths.length} files of the server, the plan knows one`,
  }));
}

async function floorsOf(root: string): Promise<string[][]> {
  const rules: { FLOORS: string[][] } = await import(pathToFileURL(join(root, '.dependency-cruiser.mjs')).href);
  return rules.FLOORS;
}

function report({ offences, sizes, globals, files }: House): void {
  console.table(
    sizes.map(({ measure, target, limit, values }) => ({
      measure,
      median: quantile(values, 0.5),
      p90: quantile(values, 0.9),
      largest: quantile(values, 1),
      target,
      limit,
    })),
  );
  for (const { table, why } of globals) console.log(`global table ${table}: ${why}`);
  for (const { rule, path, line, why } of offences) console.log(`${path}:${line} ${rule}: ${why}`);
  console.log(`house: ${files} files, ${globals.length} global tables, ${offences.length} offences`);
}

if (import.meta.main) {
  const root = process.cwd();
  const house = await judgeHouse(root);
  const offences = [...house.offences, ...judgePromises(root)];
  report({ ...house, offences });
  process.exitCode = offences.length === 0 ? 0 : 1;
}
