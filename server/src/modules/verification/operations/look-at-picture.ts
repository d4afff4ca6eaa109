import type { DocumentReading } from '@acquaint/engines/documents';
import { call, type Kinds } from '#modules/vendors';
import { dayOf } from '#platform/clock';
import type { Ctx } from '#platform/db';
import { Problem } from '#platform/errors';
import { EngineFailed } from '#platform/pools';
import { readingReasons } from '../policy.ts';
import type { Side } from '../schema.ts';

export type Looked = {
  image: Kinds['image']['answer'];
  reading: DocumentReading | null;
  reasons: string[];
  simulated: boolean;
};

/** What is a fault of a document's picture and none of a face's: the lamp behind somebody, a wall without colour. */
const OF_PAGES = new Set(['image.black_and_white', 'image.glare', 'image.cut_off']);

/** Decodes, judges and reads a picture at once; refused files throw their `image.*` or `document.*` code. */
export async function lookAtPicture(
  ctx: Ctx,
  upload: { side: Side; bytes: Uint8Array; paper: boolean; country: string | null },
): Promise<Looked> {
  const image = await decode(ctx, upload);
  if (upload.side === 'selfie') {
    const found = await optional(call(ctx, 'face', { document: null, selfie: image.clean }));
    return {
      image,
      reading: null,
      reasons: [...image.reasons.filter((reason) => !OF_PAGES.has(reason)), ...(found?.answer.reasons ?? [])],
      simulated: found?.simulated ?? false,
    };
  }
  const { side, country } = upload;
  const read = await optional(call(ctx, 'ocr', { image: image.clean, side, today: dayOf(ctx.now), country }));
  const reading = read?.answer.reading ?? null;
  // A page drawn from a file was not photographed: nothing looked at it, and nothing is added.
  const tamper = image.tamper.length > 0 ? [...image.tamper, ...(read?.answer.tamper ?? [])] : [];
  return {
    image: { ...image, tamper },
    reading,
    // Who has read the page knows better what is a fault of the picture.
    reasons: reading ? readingReasons(reading, upload.side) : image.reasons,
    simulated: read?.simulated ?? false,
  };
}

async function decode(
  ctx: Ctx,
  { bytes, paper }: { bytes: Uint8Array; paper: boolean },
): Promise<Kinds['image']['answer']> {
  try {
    return (await call(ctx, 'image', { bytes, paper })).answer;
  } catch (error) {
    if (error instanceof EngineFailed && /^(image|document)\./.test(error.code)) throw new Problem(error.code, 422);
    throw error;
  }
}

/** A reader that is away costs no attempt and no picture: the check asks again later, and a person decides at worst. */
async function optional<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem || error instanceof EngineFailed) return null;
    throw error;
  }
}
