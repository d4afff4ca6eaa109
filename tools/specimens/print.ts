import sharp from 'sharp';

/** How a printed picture is held before a camera: angles in radians, movement as a share of the width. */
export type Held = { yaw?: number; pitch?: number; dx?: number; dy?: number };

const FROM_CAMERA = 3;

/** A picture printed flat, held like this and photographed again, as a JPEG of the same size. */
export async function photographPrint(jpeg: Uint8Array, held: Held): Promise<Uint8Array> {
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const seen = Buffer.alloc(data.length, 120);
  const place = onPrint(held, width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = place(x, y);
      if (u < 0 || v < 0 || u >= width || v >= height) continue;
      const from = (Math.floor(v) * width + Math.floor(u)) * 3;
      data.copy(seen, (y * width + x) * 3, from, from + 3);
    }
  }
  return new Uint8Array(
    await sharp(seen, { raw: { width, height, channels: 3 } })
      .blur(0.6)
      .jpeg({ quality: 88 })
      .toBuffer(),
  );
}

/** For a pixel of the camera, the point of the print that is seen there: a ray meets a plane. */
function onPrint({ yaw = 0, pitch = 0, dx = 0, dy = 0 }: Held, width: number, height: number) {
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  const across = [cy, 0, -sy] as const;
  const down = [sy * sp, cp, cy * sp] as const;
  const normal = [sy * cp, -sp, cy * cp] as const;
  const far = FROM_CAMERA * width;
  return (x: number, y: number): [number, number] => {
    const ray = [(x - width * (0.5 + dx)) / far, (y - height / 2 - width * dy) / far, -1] as const;
    const reach = (-normal[2] * far) / (normal[0] * ray[0] + normal[1] * ray[1] - normal[2]);
    const [px, py, pz] = [ray[0] * reach, ray[1] * reach, far - reach];
    return [
      px * across[0] + py * across[1] + pz * across[2] + width / 2,
      px * down[0] + py * down[1] + pz * down[2] + height / 2,
    ];
  };
}
