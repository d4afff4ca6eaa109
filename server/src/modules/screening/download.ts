import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The authorities' own addresses, as their pages give them; the names are those by which a folder of lists is recognised. */
const OFFICIAL = [
  { file: 'sdn.csv', url: 'https://www.treasury.gov/ofac/downloads/sdn.csv' },
  { file: 'alt.csv', url: 'https://www.treasury.gov/ofac/downloads/alt.csv' },
  { file: 'add.csv', url: 'https://www.treasury.gov/ofac/downloads/add.csv' },
  { file: 'cons_prim.csv', url: 'https://www.treasury.gov/ofac/downloads/consolidated/cons_prim.csv' },
  { file: 'cons_alt.csv', url: 'https://www.treasury.gov/ofac/downloads/consolidated/cons_alt.csv' },
  { file: 'uk_sanctions_list.csv', url: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv' },
  { file: 'consolidated.xml', url: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml' },
] as const;
export type ListAddress = { file: string; url: string };
const ANSWERS_WITHIN_MS = 8000;
/** The largest, the UK's, has about 50 MB. */
const ARRIVES_WITHIN_MS = 45_000;
const MAX_BYTES = 200 * 1024 * 1024;

/**
 * Fetches the official files; true when the folder then holds any. What cannot be had is said, never passed over in silence,
 * and what an earlier start fetched stays.
 */
export async function downloadLists(
  folder: string,
  say: (sentence: string) => void,
  addresses: readonly ListAddress[] = OFFICIAL,
): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const arrived = await Promise.all(addresses.map((one) => fetchOne(folder, one)));
  const missing = addresses.filter((_, at) => !arrived[at]).map((one) => one.file);
  if (missing.length > 0) say(`Could not download: ${missing.join(', ')}.`);
  const held = new Set(await readdir(folder));
  return addresses.some((one) => held.has(one.file));
}

async function fetchOne(folder: string, one: ListAddress): Promise<boolean> {
  const silent = new AbortController();
  const answering = setTimeout(() => silent.abort(), ANSWERS_WITHIN_MS);
  try {
    const signal = AbortSignal.any([silent.signal, AbortSignal.timeout(ARRIVES_WITHIN_MS)]);
    const answer = await fetch(one.url, { signal, redirect: 'follow' });
    clearTimeout(answering);
    if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > MAX_BYTES) return false;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length === 0 || bytes.length > MAX_BYTES) return false;
    await writeFile(join(folder, `${one.file}.part`), bytes);
    await rename(join(folder, `${one.file}.part`), join(folder, one.file));
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(answering);
  }
}
