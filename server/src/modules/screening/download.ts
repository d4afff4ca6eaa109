import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The authorities' own addresses, as their pages give them; the names are those by which a folder of lists is recognised. */
const OFFICIAL = [
  { file: 'sdn.csv', url: 'https://www.treasury.gov/ofac/downloads/sdn.csv' },
  { file: 'alt.csv', url: 'https://www.treasury.gov/ofac/downloads/alt.csv' },
  { file: 'add.csv', url: 'https://www.treasury.gov/ofac/downloads/add.csv' },
  { file: 'cons_prim.csv', url: 'https://www.treasury.gov/ofac/downloads/consolidated/cons_prim.csv' },
  { file: 'cons_alt.csv', url: 'https://www.treasury.gov/ofac/downloads/consolidated/cons_alt.csv' },
  { file: 'consolidated.xml', url: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml' },
] as const;
const TIMEOUT_MS = 8000;
const MAX_BYTES = 200 * 1024 * 1024;

/** Fetches the official files; true when at least one arrived. What cannot be had is said, never passed over in silence. */
export async function downloadLists(folder: string, say: (sentence: string) => void): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const arrived = await Promise.all(OFFICIAL.map((one) => fetchOne(folder, one)));
  const missing = OFFICIAL.filter((_, at) => !arrived[at]).map((one) => one.file);
  if (missing.length > 0) say(`Could not download: ${missing.join(', ')}.`);
  return arrived.some(Boolean);
}

async function fetchOne(folder: string, one: { file: string; url: string }): Promise<boolean> {
  try {
    const answer = await fetch(one.url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'follow' });
    if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > MAX_BYTES) return false;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length === 0 || bytes.length > MAX_BYTES) return false;
    await writeFile(join(folder, `${one.file}.part`), bytes);
    await rename(join(folder, `${one.file}.part`), join(folder, one.file));
    return true;
  } catch {
    return false;
  }
}
