import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuiltIndex, PROFILES, type Profile } from '@acquaint/engines/match';
import { percent, type Row, recall, score, share } from './match-rows.ts';

const MEASURED = join(dirname(fileURLToPath(import.meta.url)), '../../engines/src/match/measured.ts');

type Rates = { recall: number; falsePositives: number };

/**
 * What each profile finds and what it finds wrongly, at its own threshold. With `write`, the figures that the console and the README show are
 * written anew.
 */
export async function measureProfiles(
  index: BuiltIndex,
  rows: { positives: readonly Row[]; negatives: readonly Row[] },
  write: boolean,
): Promise<void> {
  console.log('\neach profile at its own threshold, on the sanctions lists');
  const profiles: Partial<Record<Profile, { name: Rates; facts: Rates }>> = {};
  for (const profile of Object.keys(PROFILES) as Profile[]) {
    const [name, facts] = [
      ratesOf(index, rows, { profile, facts: false }),
      ratesOf(index, rows, { profile, facts: true }),
    ];
    profiles[profile] = { name, facts };
    console.log(
      `  ${profile.padEnd(9)} name alone: recall ${percent(name.recall)}, false positives ${percent(name.falsePositives)}; with date of birth and nationality: ${percent(facts.recall)}, ${percent(facts.falsePositives)}`,
    );
  }
  if (!write) return;
  const queries = { derivable: rows.positives.filter((row) => row.difficulty === 'derivable').length };
  await writeFile(
    MEASURED,
    sourceOf({ on: new Date().toISOString().slice(0, 10), entities: index.size.entities, ...queries }, rows, profiles),
  );
  console.log(`written to ${MEASURED}`);
}

function ratesOf(
  index: BuiltIndex,
  rows: { positives: readonly Row[]; negatives: readonly Row[] },
  { profile, facts }: { profile: Profile; facts: boolean },
): Rates {
  const { threshold } = PROFILES[profile];
  const all = (some: readonly Row[]) => some.map((row) => score(index, row, facts, { profile }));
  return { recall: recall(all(rows.positives), threshold), falsePositives: share(all(rows.negatives), threshold) };
}

function sourceOf(
  set: { on: string; entities: number; derivable: number },
  rows: { negatives: readonly Row[] },
  profiles: Partial<Record<Profile, { name: Rates; facts: Rates }>>,
): string {
  const line = ({ recall, falsePositives }: Rates) =>
    `{ recall: ${recall.toFixed(4)}, falsePositives: ${falsePositives.toFixed(4)} }`;
  const lines = Object.entries(profiles).map(
    ([profile, { name, facts }]) => `    ${profile}: { name: ${line(name)}, facts: ${line(facts)} },`,
  );
  return `import type { Profile } from './types.ts';

/** Shares of 0..1: of queries that must find their entity those that do, of people on no list those for whom something is found. */
export type Rates = { recall: number; falsePositives: number };

/**
 * What each profile was measured to find and to find wrongly at its own threshold, by the name alone and with date of birth and nationality.
 * Written by \`npm run bench -- match --write\`, from labelled queries over sanctions lists; people on no list are the negatives.
 */
export const MEASURED: Readonly<{
  on: string;
  entities: number;
  queries: number;
  negatives: number;
  profiles: Readonly<Record<Profile, { name: Rates; facts: Rates }>>;
}> = {
  on: '${set.on}',
  entities: ${set.entities},
  queries: ${set.derivable},
  negatives: ${rows.negatives.length},
  profiles: {
${lines.join('\n')}
  },
};
`;
}
