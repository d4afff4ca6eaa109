import type { DocumentReading } from '@acquaint/engines/documents';
import { brandId } from '#platform/ids';
import type { Capture } from '../store/index.ts';

/** One photograph without its picture: what was measured of it and where the document lies on it. */
export function viewCapture(capture: Capture, reading: DocumentReading | null) {
  const { id, step, side, width, height, bytes, at, quality, simulated } = capture;
  return {
    id: brandId('cap', id),
    step,
    side,
    kind: side === 'selfie' ? ('selfie' as const) : ('document' as const),
    width,
    height,
    bytes,
    at,
    quality,
    page: viewPage(reading),
    portrait: capture.portraitBlobId !== null,
    simulated,
  };
}

/** Readings kept before pages were looked for have none. */
function viewPage(reading: DocumentReading | null) {
  if (!reading?.page) return null;
  const { found, corners, width, height, transform } = reading.page;
  return { found, corners, width, height, transform: [...transform] };
}
