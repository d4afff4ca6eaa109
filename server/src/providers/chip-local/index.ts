import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { authenticateChip, readTrustList, type TrustList } from '@acquaint/engines/chip';
import { z } from 'zod';
import { defineProvider } from '#modules/vendors';

const MAX_FILES = 500;
const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** Authenticates a chip against the authorities in the operator's folder, which is read again whenever it changes. */
export default defineProvider({
  kind: 'chip',
  code: 'chip-local',
  simulated: false,
  timeoutMs: 10_000,
  attempts: 1,
  settings: z.object({}),
  create: ({ config }) => {
    let known: { mark: string; list: TrustList } | null = null;
    return async (_ctx, { dg1, dg2, sod, today }) => {
      const { mark, files } = await filesIn(config.cscaFolder);
      if (known?.mark !== mark) known = { mark, list: readTrustList(await Promise.all(files.map(readOne))) };
      return authenticateChip({ dg1, dg2, sod }, { trusted: known.list.certificates, today });
    };
  },
});

type Found = { mark: string; files: { name: string; path: string }[] };

/** The folder's files and a mark that changes with them; a folder that is not there holds none. */
async function filesIn(folder: string): Promise<Found> {
  const names = (await readdir(folder).catch(() => [])).sort().slice(0, MAX_FILES);
  const marks: string[] = [];
  const files: Found['files'] = [];
  for (const name of names) {
    const path = join(folder, name);
    const about = await stat(path);
    if (!about.isFile() || about.size > MAX_FILE_BYTES) continue;
    marks.push(`${name} ${about.size} ${about.mtimeMs}`);
    files.push({ name, path });
  }
  return { mark: marks.join('\n'), files };
}

async function readOne({ name, path }: { name: string; path: string }) {
  return { name, bytes: await readFile(path) };
}
