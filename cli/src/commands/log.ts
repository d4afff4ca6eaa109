import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  fileStore,
  LogError,
  parseVerifierKey,
  parseWitnessKey,
  proveEntry,
  readProof,
  type TileReader,
  type Verdict,
  verifyLog,
  verifyProof,
} from '@acquaint/engines/tlog';
import { webStore } from '../log/web-store.ts';
import { FAILED, WrongUse } from '../usage.ts';

/** `log verify`, `log prove`, `log check`: what anyone can do with a log's folder or address, without a server. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      key: { type: 'string' },
      witness: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    },
  });
  const [verb, target, entry, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new WrongUse('name what to do and a log');
  if (verb === 'verify' && entry === undefined) return verify(target, values);
  if (verb === 'prove' && entry !== undefined) return prove(target, entry);
  if (verb === 'check' && entry === undefined) return check(target, values.key);
  throw new WrongUse('log knows verify, prove and check');
}

type VerifyArgs = { from?: string | undefined; key?: string | undefined; witness?: string[] | undefined };

async function verify(target: string, options: VerifyArgs): Promise<number> {
  const witnessKeys = await Promise.all((options.witness ?? []).map(readWitnessKey));
  const verdict = await verifyLog(await openStore(target), {
    ...(options.from === undefined ? {} : { from: await readCheckpointFile(options.from) }),
    ...(options.key === undefined ? {} : { verifierKeys: [await readKey(options.key)] }),
    witnessKeys,
  });
  process.stdout.write(`${JSON.stringify(line(verdict))}\n`);
  if (verdict.ok && verdict.key === 'beside_log') {
    process.stderr.write('acquaint log: checked with the key that lies beside the log; give yours with --key\n');
  }
  return verdict.ok ? 0 : FAILED;
}

async function prove(target: string, entry: string): Promise<number> {
  if (!/^\d{1,16}$/.test(entry)) throw new WrongUse('an entry is a number, the first is 0');
  process.stdout.write(await proveEntry(await openStore(target), Number(entry)));
  return 0;
}

async function check(file: string, key: string | undefined): Promise<number> {
  if (key === undefined) throw new WrongUse('checking a proof needs --key <verifier key>');
  const proof = await readFile(file, 'utf8');
  const ok = verifyProof(proof, await readKey(key));
  const facts = ok ? describeProof(proof) : { why: 'the proof does not hold for this key' };
  process.stdout.write(`${JSON.stringify({ ok, ...facts })}\n`);
  return ok ? 0 : FAILED;
}

function describeProof(proof: string): { index: number; entry: string; encoding: 'utf8' | 'base64' } {
  const { index, entry } = readProof(proof);
  const bytes = Buffer.from(entry);
  const text = bytes.toString('utf8');
  const encoding = Buffer.from(text).equals(bytes) ? 'utf8' : 'base64';
  return { index, entry: bytes.toString(encoding), encoding };
}

function line(verdict: Verdict): Record<string, unknown> {
  if (!verdict.ok) return verdict;
  return {
    origin: verdict.origin,
    size: verdict.size,
    root: verdict.root,
    ok: true,
    key: verdict.key,
    ...witnessedBy(verdict),
  };
}

function witnessedBy({ witnessed }: Extract<Verdict, { ok: true }>): object {
  return witnessed ? { witnessed } : {};
}

async function openStore(target: string): Promise<TileReader> {
  if (/^https?:\/\//.test(target)) return webStore(target);
  const found = await stat(target).catch(() => null);
  if (!found?.isDirectory()) throw new WrongUse(`${target} is neither a folder nor an http address`);
  return fileStore(target);
}

async function readCheckpointFile(path: string): Promise<string> {
  if (!/^https?:\/\//.test(path)) return readFile(path, 'utf8');
  const bytes = await webStore(new URL('.', path).href).read(path.slice(path.lastIndexOf('/') + 1));
  if (!bytes) throw new WrongUse(`there is no checkpoint at ${path}`);
  return Buffer.from(bytes).toString('utf8');
}

/** A verifier key as text, or the path of a file that holds it. */
async function readKey(textOrFile: string): Promise<string> {
  const text = isKey(textOrFile) ? textOrFile : (await readFile(textOrFile, 'utf8')).trim();
  if (!isKey(text)) throw new WrongUse('--key is a verifier key or a file that holds one');
  return text;
}

/** The same for the key of a witness. */
async function readWitnessKey(textOrFile: string): Promise<string> {
  const given = textOrFile.includes('+') ? textOrFile : (await readFile(textOrFile, 'utf8')).trim();
  try {
    parseWitnessKey(given);
    return given;
  } catch (cause) {
    if (cause instanceof LogError)
      throw new WrongUse('--witness is the verifier key of a witness or a file that holds one');
    throw cause;
  }
}

function isKey(text: string): boolean {
  try {
    parseVerifierKey(text);
    return true;
  } catch (cause) {
    if (cause instanceof LogError) return false;
    throw cause;
  }
}
