import type { TileStore } from '../store.ts';

export type MemoryStore = TileStore & { files: Map<string, Uint8Array> };

/** A store in memory for tests: whole files, one write after another. */
export function memoryStore(files = new Map<string, Uint8Array>()): MemoryStore {
  return {
    files,
    read: async (path) => files.get(path) ?? null,
    write: async (path, bytes) => {
      files.set(path, Uint8Array.from(bytes));
    },
    remove: async (path) => {
      for (const name of [...files.keys()]) if (name === path || name.startsWith(`${path}/`)) files.delete(name);
    },
    list: async (folder) =>
      [...files.keys()].filter((name) => name.startsWith(`${folder}/`)).map((name) => name.slice(folder.length + 1)),
  };
}

export class PowerLost extends Error {}

/**
 * A store that loses power at its n-th write. The file being written is torn to a share of its bytes, unless it
 * is the checkpoint, which a store replaces atomically.
 */
export function failingStore(files: Map<string, Uint8Array>, after: number, share: number): MemoryStore {
  const store = memoryStore(files);
  let left = after;
  return {
    ...store,
    write: async (path, bytes) => {
      if (left > 0) {
        left -= 1;
        return store.write(path, bytes);
      }
      if (path !== 'checkpoint') await store.write(path, bytes.subarray(0, Math.floor(bytes.length * share)));
      throw new PowerLost();
    },
  };
}
