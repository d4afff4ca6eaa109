import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import {
  checkEvidence,
  fileStore,
  LogError,
  openCertificate,
  type PackFiles,
  parseVerifierKey,
  parseWitnessKey,
  proveEntry,
  readProof,
  readZip,
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
  if (verb === 'check' && entry === undefined) return check(target, values);
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

async function check(file: string, { key, witness = [] }: VerifyArgs): Promise<number> {
  const pack = await openPack(file);
  if (pack) return checkPack(pack, { key, witness });
  if (key === undefined) throw new WrongUse('checking a proof needs --key <verifier key>');
  const proof = await readFile(file, 'utf8');
  if (proof.startsWith('acquaint/log-destruction/')) return checkCertificate(proof, await readKey(key));
  const ok = verifyProof(proof, await readKey(key));
  const facts = ok ? describeProof(proof) : { why: 'the proof does not hold for this key' };
  process.stdout.write(`${JSON.stringify({ ok, ...facts })}\n`);
  return ok ? 0 : FAILED;
}

/** What the log's key signed of a destroyed range; that the tree bears it out is for `log verify`. */
function checkCertificate(note: string, key: string): number {
  try {
    const { first, end, origin, decision, at, reason } = openCertificate(note, [key]);
    const facts = { first, end, origin, decision: decision.index, at, reason };
    process.stdout.write(`${JSON.stringify({ ok: true, destroyed: facts })}\n`);
    return 0;
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause;
    process.stdout.write(`${JSON.stringify({ ok: false, why: cause.message })}\n`);
    return FAILED;
  }
}

/** An evidence pack: a zip, or the folder that it was unpacked to. Null when the file is neither. */
async function openPack(target: string): Promise<PackFiles | null> {
  const found = await stat(target).catch(() => null);
  if (!found) throw new WrongUse(`${target} is not there`);
  if (!found.isDirectory()) {
    const bytes = await readFile(target);
    return bytes.subarray(0, 2).toString('latin1') === 'PK' ? readZip(bytes, MAX_PACK_BYTES) : null;
  }
  const entries = await readdir(target, { withFileTypes: true, recursive: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const read = async (path: string) =>
    [relative(target, path).replaceAll('\\', '/'), new Uint8Array(await readFile(path))] as const;
  return new Map(await Promise.all(paths.slice(0, MAX_PACK_FILES).map(read)));
}

const MAX_PACK_BYTES = 1024 ** 3;
const MAX_PACK_FILES = 20_000;

async function checkPack(pack: PackFiles, { key, witness = [] }: VerifyArgs): Promise<number> {
  const witnessKeys = await Promise.all(witness.map(readWitnessKey));
  const verdict = checkEvidence(pack, {
    ...(key === undefined ? {} : { verifierKey: await readKey(key) }),
    witnessKeys,
  });
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
  if (verdict.ok && verdict.key === 'in_pack') {
    process.stderr.write('acquaint log: checked with the key inside the pack; give yours with --key\n');
  }
  return verdict.ok ? 0 : FAILED;
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
    ...(verdict.destroyed.length === 0 ? {} : { destroyed: verdict.destroyed }),
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
