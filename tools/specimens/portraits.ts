import sharp from 'sharp';
/** portrait */
export async function makePortrait(_: { seed: number; sex: 'M' | 'F'; pose?: number }): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp({ create: { width: 400, height: 500, channels: 3, background: '#c8cbd0' } })
      .jpeg()
      .toBuffer(),
  );
}
