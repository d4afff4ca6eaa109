/**
 * Where a log lives. Paths are relative with `/`. `write` is atomic and durable when it returns;
 * `writeMany` makes all files durable in one round, in no order among themselves.
 */
export type TileStore = TileReader & {
  write(path: string, bytes: Uint8Array): Promise<void>;
  writeMany?(files: ReadonlyMap<string, Uint8Array>): Promise<void>;
  remove?(path: string): Promise<void>;
};

/** The reading half. `list` gives the file names of a folder (empty when there is none). */
export type TileReader = {
  read(path: string): Promise<Uint8Array | null>;
  list?(folder: string): Promise<string[]>;
};

export async function writeAll(store: TileStore, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  if (store.writeMany) return store.writeMany(files);
  for (const [path, bytes] of files) await store.write(path, bytes);
}
