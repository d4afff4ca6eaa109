// What the camera of a test sees: a picture of a few hundred pixels lying on a table, or somebody before a wall.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const sharp = createRequire(join(import.meta.dirname, '../../../engines/package.json'))('sharp');

/** The picture, so many pixels wide, in the middle of what a camera of 1920 by 1440 sees; `dx` moves it to the right. */
export async function filmOf(shown: Uint8Array, width: number, dx = 0): Promise<Uint8Array[]> {
  const input = await sharp(shown).resize({ width }).toBuffer();
  const { height } = await sharp(input).metadata();
  const table = { create: { width: 1920, height: 1440, channels: 3, background: '#6b5a48' } };
  const picture = await sharp(table)
    .composite([{ input, left: Math.round(960 - width / 2 + dx), top: Math.round(720 - height / 2) }])
    .jpeg({ quality: 92 })
    .toBuffer();
  return Array.from({ length: 10 }, () => picture);
}

/** The middle of a picture: a person who sits nearer. */
export async function nearer(picture: Uint8Array, share: number): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  const [across, down] = [Math.round(width * share), Math.round(height * share)];
  const place = { left: Math.round((width - across) / 2), top: Math.round((height - down) / 2) };
  return sharp(picture)
    .extract({ ...place, width: across, height: down })
    .toBuffer();
}
