import sharp from 'sharp';
import type { TamperSignal } from './signal.ts';

/** Programs in which pictures are changed; cameras' and telephones' own software is not among them. */
const EDITORS =
  /photoshop|lightroom|gimp|affinity photo|pixelmator|paint\.net|paintshop|corel|snapseed|picsart|canva|facetune|facetool|fotor|pixlr|acdsee|photoscape|polarr|meitu|beautyplus|photopea|inkscape|illustrator|krita|photodirector|remini|midjourney|dall-e|stable diffusion|firefly/i;
const READ = 65_536;
/** Below the threshold: shown to the officer, and no doubt by itself. */
const HINT = 0.4;
export const METADATA_THRESHOLD = 0.5;

/** What the file says of itself: an editor's name is plain; dates that contradict each other are a hint. That nothing is said is no sign: messengers and our own camera say nothing. */
export async function metadataSignal(bytes: Uint8Array): Promise<TamperSignal> {
  const signal = { code: 'metadata', threshold: METADATA_THRESHOLD, overlay: null, version: 'metadata-1' } as const;
  const { exif, xmp, xmpAsString } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const told = `${textOf(exif)}\n${xmpAsString ?? textOf(xmp)}`;
  // A list of changes is an editor's own; a segment that Photoshop invented is written by others as well.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(READ, bytes.byteLength)).toString('latin1');
  const edited = EDITORS.test(told) || told.includes('<xmpMM:History>');
  const hinted = datesDiffer(told) || head.includes('Photoshop 3.0\0');
  return { ...signal, score: edited ? 1 : hinted ? HINT : 0 };
}

function textOf(buffer: Buffer | undefined): string {
  return buffer ? buffer.subarray(0, READ).toString('latin1') : '';
}

/** EXIF dates stand as text, `2026:01:31 10:00:00`: a picture that was changed later has two that differ. */
function datesDiffer(told: string): boolean {
  return new Set(told.match(/\b(19|20)\d\d:[01]\d:[0-3]\d [0-2]\d:[0-5]\d:[0-5]\d/g)).size > 1;
}
