import { type FileHandle, open, readdir, rename, unlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** The two calls that durability stands on; a test puts a disk that fails in their place. */
export type Disk = {
  write(file: FileHandle, bytes: Uint8Array, position: number): Promise<void>;
  sync(file: FileHandle): Promise<void>;
};

export const realDisk: Disk = {
  async write(file, bytes, position) {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  },
  sync: (file) => file.datasync(),
};

/** Replaces a file whole; with the new contents synced before the name points to them. */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(`${path}.tmp`, 'w');
  try {
    await disk.write(file, bytes, 0);
    await disk.sync(file);
  } finally {
    await file.close();
  }
  await rename(`${path}.tmp`, path);
}

/** Makes a file or the names in a folder durable; one that is gone was pruned since and needs nothing. */
export async function syncPath(path: string): Promise<void> {
  const file = await orAbsent(open(path, 'r'));
  if (!file) return;
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The folders between each path and `root`, root included: where new names have to become durable. */
export function foldersOf(root: string, paths: Iterable<string>): Set<string> {
  const folders = new Set<string>([root]);
  for (const path of paths) {
    for (let folder = dirname(path); !folders.has(folder) && within(root, folder); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  return folders;
}

export async function removeFile(path: string): Promise<void> {
  await orAbsent(unlink(path));
}

export async function namesIn(folder: string, ending: string): Promise<string[]> {
  const names = (await orAbsent(readdir(folder))) ?? [];
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** What a promise gives, or null where the file or folder is not there. */
export async function orAbsent<T>(doing: Promise<T>): Promise<T | null> {
  try {
    return await doing;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

function within(root: string, folder: string): boolean {
  return !relative(root, folder).startsWith('..');
}
