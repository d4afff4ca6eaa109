import type { Raster } from '../vision/index.ts';
import { copiedSignal } from './copied.ts';
import { displaySignal } from './display.ts';
import { metadataSignal } from './metadata.ts';
import { recompressionSignal } from './recompression.ts';
import type { TamperSignal } from './signal.ts';

/**
 * What the uploaded bytes show of having been changed, before they are encoded again: run on the original file, whose history the
 * stored picture no longer has. `raster` is the same picture decoded.
 */
export async function inspectPicture(bytes: Uint8Array, raster: Raster): Promise<TamperSignal[]> {
  return [displaySignal(raster), await recompressionSignal(bytes), await metadataSignal(bytes), copiedSignal(raster)];
}
