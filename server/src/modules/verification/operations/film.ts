import { LIVENESS_LIMITS } from '@acquaint/engines/liveness';
import { z } from 'zod';
import { filmRefused } from '../errors.ts';

const HEADER_MAX = 8192;
export const FRAME_MAX = 150_000;
export const FILM_MAX = HEADER_MAX + LIVENESS_LIMITS.frames.max * FRAME_MAX;
const NEWLINE = 0x0a;

/** The line of JSON that a film begins with; the frames follow it, one after the other, as JPEG. */
const Header = z.strictObject({
  nonce: z.string().min(20).max(100),
  camera: z.string().max(200).nullable(),
  frames: z
    .array(z.strictObject({ at_ms: z.number().min(0).max(600_000), bytes: z.number().int().min(100).max(FRAME_MAX) }))
    .min(LIVENESS_LIMITS.frames.min)
    .max(LIVENESS_LIMITS.frames.max),
});
export type Film = { nonce: string; camera: string | null; frames: { atMs: number; bytes: Uint8Array }[] };

/** Takes a film apart; refuses `liveness.film_refused` when its parts are not what its first line says. */
export function readFilm(body: Uint8Array): Film {
  const end = body.subarray(0, HEADER_MAX).indexOf(NEWLINE);
  const header = end < 0 ? null : Header.safeParse(parseLine(body.subarray(0, end)));
  if (!header?.success) throw filmRefused();
  let from = end + 1;
  const frames = header.data.frames.map(({ at_ms: atMs, bytes: length }) => {
    const bytes = body.subarray(from, from + length);
    from += length;
    if (bytes.length !== length || !isJpeg(bytes)) throw filmRefused();
    return { atMs, bytes };
  });
  if (from !== body.length) throw filmRefused();
  return { nonce: header.data.nonce, camera: header.data.camera, frames };
}

function parseLine(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(line));
  } catch {
    return null;
  }
}

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
