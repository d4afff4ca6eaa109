import type { MrzReading } from '../mrz/index.ts';
import {
  type FoundPage,
  judgeQuality,
  type OcrLine,
  type Quality,
  qualityReasons,
  type Raster,
} from '../vision/index.ts';
import type { ZoneReading } from './mrz-zone.ts';
import type { DocumentTemplate } from './template.ts';

/** The finder grows each line by about half its height, so a whole line at the very edge reaches a little beyond it. */
const CUT_MARGIN = 0.15;
const LONG_LINE = 0.2;
/** A page below 300 pixels is too small, unless its zone was read whole all the same. */
const SMALL_WITHOUT_ZONE = 0.5;

/** A zone that was read whole crosses the page from side to side: what lies beyond the picture is then another page of the booklet. */
export function qualityOf(
  raster: Raster,
  seen: { page: FoundPage; zone: ZoneReading | null; lines: readonly OcrLine[] },
): Quality {
  const judged = judgeQuality(raster, seen.page);
  return withCutLines(seen.zone?.mrz.valid ? { ...judged, cut_off: 0 } : judged, seen.lines, raster);
}

/** Backs are often without colour; a small page is a fault only where its zone was not read whole. */
export function pictureReasons(
  quality: Quality,
  { template, mrz }: { template: DocumentTemplate | null; mrz: MrzReading | null },
): string[] {
  const small = !mrz?.valid && quality.small >= SMALL_WITHOUT_ZONE ? { small: 1 } : {};
  return qualityReasons({ ...quality, ...small }).filter(
    (reason) => reason !== 'image.black_and_white' || !template || template.side === 'front',
  );
}

/** Lines of text that reach over the picture's edge: the document was cut off. A long line cut along its length counts more. */
function withCutLines(quality: Quality, lines: readonly OcrLine[], raster: Raster): Quality {
  let cut = 0;
  for (const { box, text } of lines) {
    if (text.length < 2) continue;
    const margin = -CUT_MARGIN * Math.min(box.width, box.height);
    const level = box.width >= box.height;
    const [isLong, ends, sides] = level
      ? [
          box.width > raster.width * LONG_LINE,
          isOver(box.x, box.width, raster.width, margin),
          isOver(box.y, box.height, raster.height, margin),
        ]
      : [
          box.height > raster.height * LONG_LINE,
          isOver(box.y, box.height, raster.height, margin),
          isOver(box.x, box.width, raster.width, margin),
        ];
    if (ends) cut++;
    else if (sides) cut += isLong ? 3 : 1;
  }
  return { ...quality, cut_off: Math.max(quality.cut_off, Math.min(1, cut / 5)) };
}

function isOver(from: number, length: number, whole: number, margin: number): boolean {
  return from < margin || from + length > whole - margin;
}
