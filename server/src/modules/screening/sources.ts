import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** A file of a list and where it is fetched; files are named as the folder of lists recognises them. */
const ListAddress = z.strictObject({
  file: z.string().regex(/^[\w.-]{3,80}$/),
  url: z.url({ protocol: /^https?$/ }).max(500),
});
export type ListAddress = z.infer<typeof ListAddress>;
const ListSource = z.strictObject({
  source: z.string().regex(/^[a-z0-9_]{2,40}$/),
  /** Five fields of cron in UTC; `never` leaves the source to its folder. */
  every: z.union([z.literal('never'), z.string().regex(/^[\d*,/-]+( [\d*,/-]+){4}$/)]),
  licence: z.string().max(300),
  files: z.array(ListAddress).min(1).max(12),
});
/** Whose list it is, where and when it is fetched (cron, UTC), and what its licence says. */
export type ListSource = z.infer<typeof ListSource>;

const OFAC = 'https://www.treasury.gov/ofac/downloads';

/** The authorities' own addresses, as their pages give them. EU, Swiss, Australian, Canadian and World Bank lists are the operator's to add. */
const OFFICIAL: readonly ListSource[] = [
  {
    source: 'us_ofac_sdn',
    every: '7 * * * *',
    licence: 'United States government work, public domain',
    files: [
      { file: 'sdn.csv', url: `${OFAC}/sdn.csv` },
      { file: 'alt.csv', url: `${OFAC}/alt.csv` },
      { file: 'add.csv', url: `${OFAC}/add.csv` },
      { file: 'sdn_comments.csv', url: `${OFAC}/sdn_comments.csv` },
    ],
  },
  {
    source: 'us_ofac_cons',
    every: '13 */4 * * *',
    licence: 'United States government work, public domain',
    files: [
      { file: 'cons_prim.csv', url: `${OFAC}/consolidated/cons_prim.csv` },
      { file: 'cons_alt.csv', url: `${OFAC}/consolidated/cons_alt.csv` },
    ],
  },
  {
    source: 'gb_fcdo',
    every: '23 * * * *',
    licence: 'Open Government Licence v3.0',
    files: [{ file: 'uk_sanctions_list.csv', url: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv' }],
  },
  {
    source: 'un_sc',
    every: '37 * * * *',
    licence: 'United Nations; terms of use on the list’s page',
    files: [{ file: 'consolidated.xml', url: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml' }],
  },
];

/** The official sources, and over and beside them what the operator wrote into `<home>/lists/sources.yaml`. Throws on a file that is wrong. */
export function listSources(home: string): ListSource[] {
  const written = operatorSources(home);
  const sources = new Map(OFFICIAL.map((each) => [each.source, each]));
  for (const each of written) sources.set(each.source, each);
  return [...sources.values()];
}

/** What the operator wrote into `<home>/lists/sources.yaml`. Throws on a file that is wrong. */
export function operatorSources(home: string): ListSource[] {
  const file = join(home, 'lists/sources.yaml');
  if (!existsSync(file)) return [];
  return z
    .array(ListSource)
    .max(60)
    .parse(parse(readFileSync(file, 'utf8')) ?? []);
}
