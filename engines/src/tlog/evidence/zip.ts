import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { LogError } from '../errors.ts';

/** Files of a pack by name; names are plain ASCII with `/` between folders. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const VERSION = 20;
const END_BYTES = 22;
const MAX_FILES = 65_535;
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** A zip of the files, deflated, all with the moment given: the same files give the same bytes. */
export function writeZip(files: PackFiles, at: Date): Uint8Array {
  if (files.size > MAX_FILES) throw new LogError('log.batch_too_large', `a pack has at most ${MAX_FILES} files`);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes);
    const facts = commonFields({ name, bytes, packed, at });
    const local = Buffer.concat([uint32(LOCAL), facts, uint16(0), Buffer.from(name), packed]);
    // After the common fields: extra, comment, disk, inner attributes, outer attributes, where the file begins.
    const central = [uint32(CENTRAL), uint16(VERSION), facts, Buffer.alloc(12), uint32(offset), Buffer.from(name)];
    directory.push(Buffer.concat(central));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const count = uint16(files.size);
  const end = [uint32(END), Buffer.alloc(4), count, count, uint32(listed.length), uint32(offset), uint16(0)];
  return Buffer.concat([...parts, listed, ...end]);
}

/** Reads a zip of at most `maxBytes` when unpacked; throws `log.broken` for what is not one, or is cut or changed. */
export function readZip(zip: Uint8Array, maxBytes: number): Map<string, Uint8Array> {
  const view = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  try {
    return readDirectory(view, maxBytes);
  } catch (cause) {
    if (cause instanceof LogError) throw cause;
    throw Object.assign(notZip(), { cause });
  }
}

function readDirectory(view: Buffer, maxBytes: number): Map<string, Uint8Array> {
  const end = view.lastIndexOf(uint32(END));
  if (end < 0 || end + END_BYTES > view.length) throw notZip();
  const files = new Map<string, Uint8Array>();
  let at = view.readUInt32LE(end + 16);
  let left = maxBytes;
  for (let count = view.readUInt16LE(end + 10); count > 0; count--) {
    if (view.readUInt32LE(at) !== CENTRAL) throw notZip();
    const [nameLength, extra, comment] = [28, 30, 32].map((where) => view.readUInt16LE(at + where));
    const name = view.toString('latin1', at + 46, at + 46 + (nameLength ?? 0));
    const bytes = readFile(view, at, Math.min(left, MAX_FILE_BYTES), name);
    if (files.has(name)) throw new LogError('log.broken', 'the pack has two files of this name', name);
    files.set(name, bytes);
    left -= bytes.length;
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

function readFile(view: Buffer, entry: number, maxBytes: number, name: string): Uint8Array {
  const [sum, packedBytes, bytes] = [16, 20, 24].map((where) => view.readUInt32LE(entry + where));
  if ((bytes ?? 0) > maxBytes) throw new LogError('log.broken', 'the pack is larger than it may be', name);
  const local = view.readUInt32LE(entry + 42);
  const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
  const packed = view.subarray(start, start + (packedBytes ?? 0));
  const method = view.readUInt16LE(entry + 10);
  const read = method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) }) : packed;
  if (crc32(read) !== sum || read.length !== bytes) throw new LogError('log.broken', 'the file is damaged', name);
  return read;
}

type Packed = { name: string; bytes: Uint8Array; packed: Buffer; at: Date };

/** What stands in both headers of a file: version, flags, method, time, day, sum, sizes, length of the name. */
function commonFields({ name, bytes, packed, at }: Packed): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const fields = [VERSION, 0, DEFLATED, time, day].map(uint16);
  return Buffer.concat([...fields, ...[crc32(bytes), packed.length, bytes.length].map(uint32), uint16(name.length)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function notZip(): LogError {
  return new LogError('log.broken', 'not a zip file');
}
