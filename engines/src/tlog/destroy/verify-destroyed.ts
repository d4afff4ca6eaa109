import { noteFromBytes } from '../checkpoint.ts';
import { LogError } from '../errors.ts';
import { sameBytes } from '../hash.ts';
import { bundlePath, TILE_WIDTH } from '../layout.ts';
import { readTile } from '../reader.ts';
import type { TileReader } from '../store.ts';
import type { FirstBad } from '../verify-copies.ts';
import {
  type Certificate,
  certificatePath,
  DESTROYED_PATH,
  destroyedRanges,
  digestLeaves,
  openCertificate,
  type Range,
} from './certificate.ts';
import { leafAt } from './destroy-range.ts';

export {
  type Certificate,
  certificatePath,
  destroyedRanges,
  openCertificate,
  type Range,
  readCertificate,
} from './certificate.ts';
export { type DestroyInput, destroyRange } from './destroy-range.ts';

/** A range without its entries, and what the log's key says of it. */
export type DestroyedRange = Range & { decision: number; at: string; reason: string; certificate: string };

/** Opens the certificates of all ranges that are said to be destroyed; throws `log.broken` naming the first that does not hold. */
export async function openDestroyed(
  store: TileReader,
  { size, origin, keys }: { size: number; origin: string; keys: readonly string[] },
): Promise<DestroyedRange[]> {
  const found: DestroyedRange[] = [];
  for (const range of await destroyedRanges(store)) {
    const path = certificatePath(range);
    const certificate = await read(store, path, keys);
    const why = certificate.origin === origin ? await whatIsWrong(store, size, { range, certificate }) : OTHER_LOG;
    if (why !== null) throw new LogError('log.broken', why, path);
    const { decision, at, reason } = certificate;
    found.push({ ...range, decision: decision.index, at: at.toISOString(), reason, certificate: path });
  }
  return found;
}

const OTHER_LOG = 'the certificate is of another log';

async function read(store: TileReader, path: string, keys: readonly string[]): Promise<Certificate> {
  const bytes = await store.read(path);
  if (!bytes) throw new LogError('log.broken', 'a range was destroyed without a certificate', path);
  try {
    return openCertificate(noteFromBytes(bytes), keys);
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause;
    throw Object.assign(
      new LogError('log.broken', 'the certificate of a destroyed range is not signed by this log', path),
      {
        cause,
      },
    );
  }
}

/** The leaves and the decision have to be those that the tree holds: a certificate alone takes nothing out of the log. */
async function whatIsWrong(
  store: TileReader,
  size: number,
  { range, certificate }: { range: Range; certificate: Certificate },
): Promise<string | null> {
  const { first, end, leaves, decision } = certificate;
  if (first !== range.first || end !== range.end) return 'the certificate is of another range';
  if (end > size || decision.index >= size) return 'the certificate is of entries that the log does not have';
  const tiles: Uint8Array[] = [];
  for (let tile = first / TILE_WIDTH; tile * TILE_WIDTH < end; tile++)
    tiles.push(await readTile(store, 0, tile, TILE_WIDTH));
  if (!sameBytes(digestLeaves(tiles), leaves)) return 'the certificate is of other entries';
  return sameBytes(await leafAt(store, size, decision.index), decision.leaf)
    ? null
    : 'the decision that the certificate names is not in the log';
}

/** What is wrong with a bundle of a destroyed range: its bytes have to be gone. */
export async function remains(store: TileReader, bundle: number): Promise<FirstBad | null> {
  const path = bundlePath(bundle, TILE_WIDTH);
  if ((await store.read(path)) === null) return null;
  return { tile: path, why: `${DESTROYED_PATH} says that these entries were destroyed, and they are there` };
}
