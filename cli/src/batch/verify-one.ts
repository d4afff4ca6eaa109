import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Client, ProblemError } from '@acquaint/sdk';
import type { BatchLine } from './line.ts';

/** What became of one person; `problem` is the stable code of what stood in the way, null when it came to a decision. */
export type BatchResult = {
  external_id: string;
  id: string | null;
  status: string | null;
  outcome: string | null;
  reasons: string[];
  problem: string | null;
  ms: number;
};
type Verification = { id: string; status: string; outcome: string | null; reasons: { code: string }[] };

const TRIES_MAX = 12;
const WAIT_MS = 2000;
const WAIT_MOST_MS = 30_000;
const POLL_MS = 500;
const VERDICT_WITHIN_MS = 300_000;
const UNDECIDED = new Set(['submitted', 'processing']);

/**
 * Takes one person through: begin, pictures, submit, verdict. Each call carries a key made of the person's own id, so that a batch
 * that was cut off and is run again on the same day goes on where it was instead of beginning twice.
 */
export async function verifyOne(client: Client, line: BatchLine, folder: string): Promise<BatchResult> {
  const started = performance.now();
  const found: { id: string | null } = { id: null };
  const ended = (rest: Pick<BatchResult, 'status' | 'outcome' | 'reasons' | 'problem'>): BatchResult => ({
    external_id: line.externalId,
    id: found.id,
    ...rest,
    ms: Math.round(performance.now() - started),
  });
  try {
    found.id = (await begin(client, line)).id;
    for (const { side, file } of line.pictures)
      await send(client, { line, id: found.id, side, path: resolve(folder, file) });
    await post(client, `/v1/verifications/${found.id}/submit`, { key: keyOf(line, 'submit') });
    const seen = await verdict(client, found.id);
    const late = UNDECIDED.has(seen.status) ? 'batch.no_verdict_yet' : null;
    return ended({ ...seen, reasons: seen.reasons.map(({ code }) => code), problem: late });
  } catch (error) {
    return ended({ status: null, outcome: null, reasons: [], problem: codeOf(error) });
  }
}

function begin(client: Client, line: BatchLine): Promise<Verification> {
  const { externalId, country, documentType, name } = line;
  const body = { external_id: externalId, country, document_type: documentType, ...(name ? { name } : {}) };
  return post(client, '/v1/verifications', { key: keyOf(line, 'begin'), body });
}

type Sent = { line: BatchLine; id: string; side: string; path: string };

async function send(client: Client, { line, id, side, path }: Sent): Promise<void> {
  const body = new Uint8Array(await readFile(path));
  const address = `/v1/verifications/${id}/captures?side=${side}`;
  await post(client, address, { key: keyOf(line, side), body });
}

type Call = { key: string; body?: unknown };

/** A busy server (503, 429) or a lost line costs time, not the person: the same call is made again with the same key. */
async function post<T>(client: Client, path: string, { key, body = {} }: Call): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await client.request<T>('POST', path, { body, idempotencyKey: key, timeoutMs: 60_000 });
    } catch (error) {
      const passing = error instanceof ProblemError && [0, 429, 503].includes(error.status);
      if (!passing || tries >= TRIES_MAX) throw error;
      const wait = error.retryAfterS === null ? WAIT_MS * tries : error.retryAfterS * 1000;
      await sleep(Math.min(WAIT_MOST_MS, wait));
    }
  }
}

async function verdict(client: Client, id: string): Promise<Verification> {
  const until = performance.now() + VERDICT_WITHIN_MS;
  for (;;) {
    const seen = await client.request<Verification>('GET', `/v1/verifications/${id}`);
    if (!UNDECIDED.has(seen.status) || performance.now() > until) return seen;
    await sleep(POLL_MS);
  }
}

function keyOf({ externalId }: BatchLine, step: string): string {
  return `batch-${createHash('sha256').update(`${externalId}\n${step}`).digest('hex').slice(0, 40)}`;
}

/** A code and nothing else: what a file or a person is called stays out of results that are passed around. */
function codeOf(error: unknown): string {
  if (error instanceof ProblemError) return error.code;
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return missing ? 'batch.file_missing' : 'batch.failed';
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
