// Reads single files out of a gzip-compressed tar archive (POSIX ustar, as npm writes it), in memory.
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;
const MAX_UNPACKED = 512 * 1024 * 1024;

const fieldText = (block, from, to) => block.toString('utf8', from, to).replace(/\0.*$/s, '');

function entrySize(header) {
  const text = fieldText(header, 124, 136).trim();
  if (!/^[0-7]{1,11}$/.test(text)) throw new Error('the archive has an entry of unreadable size');
  return Number.parseInt(text, 8);
}

/** The wanted regular files of an npm tarball by their path inside the package; others are skipped. */
export function readTarball(compressed, wanted) {
  const archive = gunzipSync(compressed, { maxOutputLength: MAX_UNPACKED });
  const files = new Map();
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    if (header[0] === 0) break;
    const size = entrySize(header);
    const prefix = fieldText(header, 345, 500);
    const name = fieldText(header, 0, 100);
    const path = (prefix ? `${prefix}/${name}` : name).replace(/^[^/]+\//, '');
    const regular = header[156] === 0 || header[156] === 0x30;
    const start = at + BLOCK;
    if (start + size > archive.length) throw new Error('the archive ends early');
    if (regular && wanted.has(path)) files.set(path, archive.subarray(start, start + size));
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
