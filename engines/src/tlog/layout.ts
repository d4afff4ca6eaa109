import { LogError } from './errors.ts';
import { HASH_BYTES } from './hash.ts';

/** C2SP tlog-tiles: a tile holds up to 256 hashes of one level; level L stands 8·L above the leaves. */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;
export const MAX_ENTRY_BYTES = 65_535;
export const CHECKPOINT_PATH = 'checkpoint';
/** Our own addition to the layout: the verifier key, so that a folder can be checked without other input. */
export const KEY_PATH = 'verifier.key';

/** `1234067` → `x001/x234/067`: three digits a folder, as tlog-tiles writes indexes. */
function indexPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.{3}/g) ?? [];
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
}

/** Path of a tile of hashes; `width` under 256 means a partial one. */
export function tilePath(level: number, index: number, width: number): string {
  return `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Path of a bundle of entries; `width` under 256 means a partial one. */
export function bundlePath(index: number, width: number): string {
  return `tile/entries/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** How many hashes level `level` of a tree with `size` entries has. */
export function levelCount(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** How many hashes tile `index` of a level holds when that level has `count` hashes. */
export function tileWidth(count: number, index: number): number {
  return Math.min(TILE_WIDTH, count - index * TILE_WIDTH);
}

/** The entry as it stands in a bundle: its length as a big-endian uint16, then its bytes. */
export function frameEntry(entry: Uint8Array): Uint8Array {
  if (entry.length > MAX_ENTRY_BYTES) {
    throw new LogError(
      'log.entry_too_large',
      `an entry has at most ${MAX_ENTRY_BYTES} bytes, this one ${entry.length}`,
    );
  }
  const framed = Buffer.allocUnsafe(entry.length + 2);
  framed.writeUInt16BE(entry.length, 0);
  framed.set(entry, 2);
  return framed;
}

export type Bundle = { entries: Uint8Array[]; whole: boolean };

/** Reads up to `width` entries of a bundle; `whole` is false when it ends early or has bytes left over. */
export function parseBundle(bytes: Uint8Array, width: number, exact: boolean): Bundle {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width) {
    if (at + 2 > view.length) return { entries, whole: false };
    const end = at + 2 + view.readUInt16BE(at);
    if (end > view.length) return { entries, whole: false };
    entries.push(view.subarray(at + 2, end));
    at = end;
  }
  return { entries, whole: !exact || at === view.length };
}

/** The hash at `position` of a tile's bytes. */
export function hashOf(tile: Uint8Array, position: number): Uint8Array {
  return tile.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES);
}
