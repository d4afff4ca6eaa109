import { MAX_ENTRY_BYTES, type TileReader } from '@acquaint/engines/tlog';

const TIMEOUT_MS = 30_000;
/** The largest file of a log: a bundle of 256 entries with their lengths. */
const MAX_BYTES = 256 * (MAX_ENTRY_BYTES + 2);

/** Reads a log that is served over HTTP, one file a request; 404 and 410 mean that a file is not there. */
export function webStore(address: string): TileReader {
  const root = address.endsWith('/') ? address : `${address}/`;
  return {
    read: async (path) => {
      const response = await fetch(new URL(path, root), { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' });
      if (response.status === 404 || response.status === 410) {
        await response.body?.cancel();
        return null;
      }
      if (!response.ok || !response.body) throw new Error(`${path}: the log answered ${response.status}`);
      return readLimited(response.body, path);
    },
  };
}

async function readLimited(body: ReadableStream<Uint8Array>, path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MAX_BYTES) throw new Error(`${path}: longer than any file of a log`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
