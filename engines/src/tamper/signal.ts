/** What may have been done to a picture, by how it shows. */
export type TamperCode = 'screen' | 'metadata' | 'recompression' | 'copied' | 'print' | 'portrait';

/** A small picture of where, over the whole of the upright photograph: bright where suspicion lies, row by row. */
export type Overlay = { width: number; height: number; grey: Uint8Array };

/** One detector's word: `score` from 0 to 1, suspicious from `threshold` on; null where it cannot judge this picture. */
export type TamperSignal = {
  code: TamperCode;
  score: number | null;
  threshold: number;
  overlay: Overlay | null;
  version: string;
};

export function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
