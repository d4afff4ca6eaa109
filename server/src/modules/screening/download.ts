import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { ListAddress } from './sources.ts';

const ANSWERS_WITHIN_MS = 8000;
/** The largest, the UK's, has about 50 MB. What does not arrive in this time goes on from there at the next turn. */
const ARRIVES_WITHIN_MS = 45_000;
const MAX_BYTES = 200 * 1024 * 1024;

/** What is kept of a fetched file beside it: so that it is asked for only when it changed, and goes on where it broke off. */
const Receipt = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  modified: z.string().nullable(),
  sha256: z.string(),
  bytes: z.number(),
  at: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;
/** `away`: the authority could not be reached or sent nothing of use; what was fetched before serves on. */
export type Fetched = { file: string; away: boolean };

/** Fetches files into the folder; what cannot be had is said, never passed over in silence, and what was fetched before stays. */
export async function downloadLists(
  folder: string,
  say: (sentence: string) => void,
  addresses: readonly ListAddress[],
): Promise<Fetched[]> {
  await mkdir(folder, { recursive: true });
  const fetched = await Promise.all(addresses.map((one) => fetchOne(folder, one)));
  const failed = fetched.filter(({ away }) => away);
  if (failed.length > 0) say(`Could not download: ${failed.map(({ file }) => file).join(', ')}.`);
  return fetched;
}

async function fetchOne(folder: string, one: ListAddress): Promise<Fetched> {
  const path = join(folder, one.file);
  const held = (await stat(path).catch(() => null)) !== null;
  try {
    await fetchFile(path, one.url, held);
    return { file: one.file, away: false };
  } catch {
    // Whatever went wrong there: the last good file serves on, and the caller tells.
    return { file: one.file, away: true };
  }
}

/** Brings the file up to date; throws when it cannot be had whole. */
async function fetchFile(path: string, url: string, held: boolean): Promise<void> {
  const receipt = await readReceipt(`${path}.receipt.json`, url);
  const begun = await readReceipt(`${path}.part.json`, url);
  const from = begun?.etag ? ((await stat(`${path}.part`).catch(() => null))?.size ?? 0) : 0;
  const silent = new AbortController();
  const answering = setTimeout(() => silent.abort(), ANSWERS_WITHIN_MS);
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.any([silent.signal, AbortSignal.timeout(ARRIVES_WITHIN_MS)]),
      redirect: 'follow',
      headers: askFor(held ? receipt : null, begun, from),
    });
    clearTimeout(answering);
    if (answer.status === 304) return;
    if (!answer.ok || !answer.body) throw new Error(`answered ${answer.status}`);
    const resumed = answer.status === 206 && from > 0;
    const head = { url, etag: strongTag(answer.headers.get('etag')), modified: answer.headers.get('last-modified') };
    await writeFile(
      `${path}.part.json`,
      JSON.stringify({ ...head, sha256: '', bytes: 0, at: new Date().toISOString() }),
    );
    const expected = Number(answer.headers.get('content-length') ?? Number.NaN) + (resumed ? from : 0);
    const bytes = await keepBody(answer.body, `${path}.part`, resumed ? from : 0);
    if (
      bytes === 0 ||
      (Number.isFinite(expected) && answer.headers.get('content-encoding') === null && bytes !== expected)
    )
      throw new Error('arrived in part');
    const sha256 = await hashOf(`${path}.part`);
    // The same bytes again leave the file as it is: nothing has to be loaded.
    if (held && sha256 === receipt?.sha256) await rm(`${path}.part`, { force: true });
    else await rename(`${path}.part`, path);
    await rm(`${path}.part.json`, { force: true });
    await writeFile(`${path}.receipt.json`, JSON.stringify({ ...head, sha256, bytes, at: new Date().toISOString() }));
  } finally {
    clearTimeout(answering);
  }
}

function askFor(receipt: Receipt | null, begun: Receipt | null, from: number): Record<string, string> {
  if (begun?.etag && from > 0)
    return { range: `bytes=${from}-`, 'if-range': begun.etag, 'accept-encoding': 'identity' };
  return {
    ...(receipt?.etag ? { 'if-none-match': receipt.etag } : {}),
    ...(receipt?.modified ? { 'if-modified-since': receipt.modified } : {}),
  };
}

/** Only a strong tag promises the same bytes. */
function strongTag(tag: string | null): string | null {
  return tag?.startsWith('"') ? tag : null;
}

/** Writes the body from a place on, bounded; gives the size of the whole. */
async function keepBody(body: NonNullable<Response['body']>, path: string, from: number): Promise<number> {
  let bytes = from;
  const bounded = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) done(new Error('larger than any list'));
      else done(null, chunk);
    },
  });
  const into = createWriteStream(path, from > 0 ? { flags: 'r+', start: from } : {});
  await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), bounded, into);
  return bytes;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The receipt of a file that came from this address; of another address nothing is known. */
export async function readReceipt(path: string, url: string): Promise<Receipt | null> {
  try {
    const receipt = Receipt.parse(JSON.parse(await readFile(path, 'utf8')));
    return receipt.url === url ? receipt : null;
  } catch {
    // No receipt, or one that is torn: the file is asked for anew.
    return null;
  }
}
