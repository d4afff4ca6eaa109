import { decodeImage, judgeQuality, qualityReasons } from '@acquaint/engines/vision';
import { z } from 'zod';

const Request = z.object({ bytes: z.instanceof(Uint8Array) });

export async function setUp(): Promise<(request: unknown) => Promise<unknown>> {
  return async (request) => {
    if (!request || typeof request !== 'object' || 'warm' in request) return null;
    const { raster, clean } = await decodeImage(Request.parse(request).bytes);
    const quality = judgeQuality(raster);
    return { clean, width: raster.width, height: raster.height, quality, reasons: qualityReasons(quality) };
  };
}
