import { isPdf, renderPdf } from '@acquaint/engines/pdf';
import { inspectPicture, tamperAnswer } from '@acquaint/engines/tamper';
import { decodeImage, encodeClean, judgeQuality, qualityReasons, type Raster } from '@acquaint/engines/vision';
import { z } from 'zod';

const Request = z.object({ bytes: z.instanceof(Uint8Array), paper: z.boolean() });

export async function setUp(): Promise<(request: unknown) => Promise<unknown>> {
  return async (request) => {
    if (!request || typeof request !== 'object' || 'warm' in request) return null;
    const { bytes, paper } = Request.parse(request);
    if (paper && isPdf(bytes)) return drawn(await renderPdf(bytes));
    const { raster, clean } = await decodeImage(bytes);
    const quality = judgeQuality(raster);
    return {
      clean,
      width: raster.width,
      height: raster.height,
      quality,
      reasons: qualityReasons(quality),
      tamper: await inspected(bytes, raster),
    };
  };
}

/** Looked for here and now: what is stored was encoded again and has lost the history of the file. */
async function inspected(bytes: Uint8Array, raster: Raster) {
  const signals = await inspectPicture(bytes, raster);
  return Promise.all(signals.map(tamperAnswer));
}

/** A page drawn from a file has no light and no lens that could be at fault. */
async function drawn(raster: Raster) {
  const { width, height } = raster;
  return {
    clean: await encodeClean(raster),
    width,
    height,
    quality: { ...judgeQuality(raster), grey: 0 },
    reasons: [],
    tamper: [],
  };
}
