import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type FacePack, faceVerdict } from '@acquaint/engines/vision';
import { openInstalledPack } from '../faces/open-pack.ts';
import { type Portrait, portraitReader } from '../faces/portraits.ts';
import { FAILED, WrongUse } from '../usage.ts';

type Pair = { a: string; b: string };
type Line = Pair & {
  similarity: number | null;
  verdict: 'match' | 'review' | 'mismatch' | 'no_face';
  threshold: number;
  pack: string;
  ms: number;
  distance: number | null;
  reasons: { a: string[]; b: string[] };
  /** How many faces each image shows; the tallest is compared. */
  faces: { a: number; b: number };
  pack_hash: string;
};

const MAX_LINE = 10_000;

/** `compare-faces <a> <b>` or `--pairs <file>`: whether the largest faces of two images are one person's. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, pairs: { type: 'string' }, pack: { type: 'string' } },
  });
  const pairs = choosePairs(positionals, values.pairs);
  const pack = await openInstalledPack(values.pack);
  try {
    const read = portraitReader(pack);
    let failed = false;
    for await (const { names, paths } of pairs) {
      const started = performance.now();
      const a = await read(paths.a);
      const b = await read(paths.b);
      failed ||= a.unreadable || b.unreadable;
      const line = compare(pack, names, a, b, performance.now() - started);
      process.stdout.write(`${values.json ? JSON.stringify(line) : sentence(line)}\n`);
    }
    return failed ? FAILED : 0;
  } finally {
    await pack.close();
  }
}

function compare(pack: FacePack, names: Pair, a: Portrait, b: Portrait, ms: number): Line {
  const both = a.embedding && b.embedding ? { a: a.embedding, b: b.embedding } : null;
  const similarity = both ? pack.similarity(both.a, both.b) : null;
  return {
    ...names,
    similarity: similarity === null ? null : round(similarity),
    verdict: similarity === null ? 'no_face' : faceVerdict(similarity, pack.manifest),
    threshold: pack.manifest.bands.match,
    pack: pack.manifest.code,
    ms: Math.round(ms),
    distance: both ? round(pack.distance(both.a, both.b)) : null,
    reasons: { a: a.reasons, b: b.reasons },
    faces: { a: a.faces, b: b.faces },
    pack_hash: pack.hash,
  };
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

function sentence({ a, b, verdict, similarity, threshold, reasons }: Line): string {
  const score = similarity === null ? '' : ` ${similarity} (match from ${threshold})`;
  const why = [...reasons.a.map((reason) => `${a}: ${reason}`), ...reasons.b.map((reason) => `${b}: ${reason}`)];
  return `${verdict}${score}  ${a}  ${b}${why.length > 0 ? `  [${why.join(', ')}]` : ''}`;
}

type NamedPair = { names: Pair; paths: Pair };

function choosePairs(positionals: string[], file: string | undefined): Iterable<NamedPair> | AsyncIterable<NamedPair> {
  const [a, b, ...more] = positionals;
  if (file !== undefined) {
    if (a !== undefined) throw new WrongUse('name two images or a file of pairs, not both');
    return pairsOf(file);
  }
  if (a === undefined || b === undefined || more.length > 0) throw new WrongUse('name two images');
  return [{ names: { a, b }, paths: { a: resolve(a), b: resolve(b) } }];
}

async function* pairsOf(file: string): AsyncGenerator<NamedPair> {
  await access(file).catch(() => {
    throw new WrongUse(`${file} cannot be read`);
  });
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file, 'utf8') })) {
    number += 1;
    if (text.trim() === '') continue;
    const names = parsePair(text);
    if (!names) throw new WrongUse(`${file}:${number} is not {"a": image, "b": image}`);
    yield { names, paths: { a: await locate(names.a, file), b: await locate(names.b, file) } };
  }
}

export function parsePair(text: string): Pair | null {
  if (text.length > MAX_LINE) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('a' in value) || !('b' in value)) return null;
    return typeof value.a === 'string' && typeof value.b === 'string' ? { a: value.a, b: value.b } : null;
  } catch {
    // Not JSON: told to the caller with its line number.
    return null;
  }
}

/** Images are named from the working directory, or else from the folder of the file that lists them. */
async function locate(name: string, file: string): Promise<string> {
  const here = resolve(name);
  const beside = resolve(dirname(file), name);
  return access(here).then(
    () => here,
    () => beside,
  );
}
