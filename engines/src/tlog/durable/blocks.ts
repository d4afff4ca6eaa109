import { crc32 } from 'node:zlib';
import { LogError } from '../errors.ts';
import { MAX_ENTRY_BYTES } from '../layout.ts';

/**
 * A block is what one group commit wrote: a header of 24 bytes, then its entries framed as in an entry bundle (length as
 * big-endian uint16, bytes). Header: magic, entries (uint32), index of the first (uint64), bytes of the payload (uint32), and a
 * CRC-32 over all of it but the magic and the sum. Little-endian. A block that was not written whole fails its sum.
 */
export const BLOCK_HEADER_BYTES = 24;
/** More than any append takes, so that a damaged length is not believed. */
export const MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;
const MAGIC = Buffer.from('AQB1');
const SUM_AT = 20;

export type Block = { first: number; count: number; offset: number; bytes: number };

/** Writes the header of the block that `buffer` holds from byte 24 on, `payload` bytes of it. */
export function sealBlock(buffer: Buffer, block: { first: number; count: number; payload: number }): void {
  MAGIC.copy(buffer, 0);
  buffer.writeUInt32LE(block.count, 4);
  buffer.writeBigUInt64LE(BigInt(block.first), 8);
  buffer.writeUInt32LE(block.payload, 16);
  buffer.writeUInt32LE(sumOf(buffer, 0, block.payload), SUM_AT);
}

/** The block that begins at `at`; null when there is none, or none that is whole. `offset` and `bytes` are those of its payload. */
export function readBlock(file: Buffer, at: number): Block | null {
  if (at + BLOCK_HEADER_BYTES > file.length || file.compare(MAGIC, 0, 4, at, at + 4) !== 0) return null;
  const bytes = file.readUInt32LE(at + 16);
  const offset = at + BLOCK_HEADER_BYTES;
  if (bytes > MAX_PAYLOAD_BYTES || offset + bytes > file.length) return null;
  if (sumOf(file, at, bytes) !== file.readUInt32LE(at + SUM_AT)) return null;
  return { first: Number(file.readBigUInt64LE(at + 8)), count: file.readUInt32LE(at + 4), offset, bytes };
}

/**
 * The whole blocks from the start of a segment whose first entry is `first`, where they end, and whether one follows what is not
 * whole. Blocks of lower indexes are left from an earlier use of the file.
 */
export function scanBlocks(
  file: Buffer,
  first: number,
): { blocks: Block[]; end: number; next: number; broken: boolean } {
  const blocks: Block[] = [];
  let end = 0;
  let next = first;
  for (let block = readBlock(file, 0); block?.first === next; block = readBlock(file, end)) {
    blocks.push(block);
    end = block.offset + block.bytes;
    next += block.count;
  }
  for (let at = file.indexOf(MAGIC, end + 1); at >= 0; at = file.indexOf(MAGIC, at + 1)) {
    const block = readBlock(file, at);
    if (block && block.first >= next) return { blocks, end, next, broken: true };
  }
  return { blocks, end, next, broken: false };
}

export type Framed = { payload: Buffer; count: number };

/** Entries one after the other as a bundle holds them; refuses `log.entry_too_large`. */
export function frameAll(entries: readonly Uint8Array[]): Framed {
  let bytes = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) throw tooLarge(entry.length);
    bytes += entry.length + 2;
  }
  const payload = Buffer.allocUnsafe(bytes);
  let at = 0;
  for (const entry of entries) {
    payload.writeUInt16BE(entry.length, at);
    payload.set(entry, at + 2);
    at += entry.length + 2;
  }
  return { payload, count: entries.length };
}

function tooLarge(bytes: number): LogError {
  return new LogError('log.entry_too_large', `an entry has at most ${MAX_ENTRY_BYTES} bytes, this one ${bytes}`);
}

function sumOf(buffer: Buffer, at: number, payload: number): number {
  const header = crc32(buffer.subarray(at + 4, at + SUM_AT));
  return crc32(buffer.subarray(at + BLOCK_HEADER_BYTES, at + BLOCK_HEADER_BYTES + payload), header);
}
