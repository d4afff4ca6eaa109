import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import type { TileStore } from './store.ts';

/** A log in a folder. Files appear whole or not at all, and survive power loss once written. */
export function fileStore(folder: string): TileStore {
  const writeMany = async (files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
    const targets = [...files].map(([path, bytes]) => ({ path: inside(folder, path), bytes }));
    for (const parent of new Set(targets.map((target) => dirname(target.path)))) await makeFolder(parent);
    await Promise.all(targets.map((target) => writeDurably(`${target.path}.tmp`, target.bytes)));
    await Promise.all(targets.map((target) => rename(`${target.path}.tmp`, target.path)));
    await Promise.all([...new Set(targets.map((target) => dirname(target.path)))].map(syncFolder));
  };
  return {
    read: (path) => orNull(readFile(inside(folder, path))),
    list: async (path) => (await orNull(readdir(inside(folder, path)))) ?? [],
    write: (path, bytes) => writeMany(new Map([[path, bytes]])),
    writeMany,
    remove: (path) => rm(inside(folder, path), { recursive: true, force: true }),
  };
}

function inside(folder: string, path: string): string {
  const clean = normalize(path);
  if (clean.startsWith('..') || clean.startsWith(sep)) throw new RangeError('a log path leaves its folder');
  return join(folder, clean);
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Creates the folder and its parents; each new name is made durable in the folder that holds it. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === first || made === dirname(made)) return;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return null;
    throw cause;
  }
}
