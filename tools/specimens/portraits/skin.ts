import type { Colour, Features } from './features.ts';
import { bell, layered, mix, type Noise, smooth } from './noise.ts';
import { gapeAt } from './surface.ts';

export type Surface = { colour: Colour; gloss: number };

/** Colour (linear light) and gloss of the face at a point: skin with its reds, brows, eyes, lips, beard. */
export function skinAt(face: Features, noise: Noise, u: number, v: number): Surface {
  let colour = bareSkin(face, noise, u, v);
  let gloss =
    0.16 +
    0.14 * bell(Math.hypot(u / 1.2, v - face.nose.length + 0.06), 0.16) +
    0.1 * bell(Math.hypot(u, v + 0.6), 0.4);
  colour = blend(colour, face.hair.colour, beardAt(face, noise, u, v));
  colour = blend(colour, shade(face.skin, 0.06), nostrilAt(face, u, v));
  const lips = lipsAt(face, u, v);
  colour = blend(colour, lipColour(face), lips.cover * (0.45 + 0.4 * face.mouth.red));
  colour = blend(colour, shade(face.skin, 0.1), lips.line);
  colour = blend(colour, [0.03, 0.008, 0.008], lips.hollow);
  colour = blend(colour, [0.42, 0.39, 0.33], lips.teeth);
  gloss += lips.cover * 0.2;
  const eye = eyeAt(face, u, v);
  colour = blend(colour, eye.colour, eye.cover);
  colour = blend(colour, shade(face.hair.colour, 0.5), eye.lash);
  gloss = mix(gloss, 0.12, eye.cover);
  colour = blend(colour, face.hair.colour, browAt(face, noise, u, v));
  return { colour: blend(colour, [0.012, 0.011, 0.013], frameAt(face, u, v)), gloss };
}

/** The frame of the glasses: a rim about each eye, a bridge, arms to the ears. */
function frameAt({ glasses, eyes }: Features, u: number, v: number): number {
  if (!glasses) return 0;
  const { thick, width, height, square } = glasses;
  const side = Math.abs(u) - Math.max(eyes.apart, width + 0.06);
  const from = (Math.abs(side / width) ** square + Math.abs((v - 0.05) / height) ** square) ** (1 / square);
  const rim = smooth(thick, thick * 0.5, Math.abs(from - 1) * Math.min(width, height));
  const arm = Math.abs(u) > eyes.apart + width ? smooth(thick, thick * 0.5, Math.abs(v + 0.02)) : 0;
  const bridge = Math.abs(u) < 0.1 ? smooth(thick, thick * 0.5, Math.abs(v + 0.02 - u * u * 3)) : 0;
  return 0.94 * Math.max(rim, arm, bridge);
}

function bareSkin({ skin, age, eyes, mole, freckles, hairline }: Features, noise: Noise, u: number, v: number): Colour {
  const blotch = layered(noise, u * 3, v * 3, 3) * 0.1 + layered(noise, u * 38, v * 38, 2) * 0.07;
  const flush =
    0.13 * bell(Math.hypot((Math.abs(u) - 0.52) / 1.1, v - 0.5), 0.25) + 0.12 * bell(Math.hypot(u, v - 0.52), 0.16);
  const shadow = 0.2 * bell(Math.hypot((Math.abs(u) - eyes.apart) / 1.5, v - 0.15), 0.11) * (0.3 + 0.8 * eyes.bags);
  const wrinkles =
    age > 0.55
      ? 0.1 *
        bell(Math.sin((v + hairline * 0.7) * 26 + Math.cos(u * 3)), 0.25) *
        bell(v + hairline * 0.7, 0.2) *
        smooth(0.7, 0.3, Math.abs(u))
      : 0;
  const spots =
    freckles * 0.5 * smooth(0.35, 0.8, noise(u * 34 + 5, v * 34)) * bell(Math.hypot(u / 1.6, v - 0.35), 0.45);
  const mark = mole.size > 0 ? 0.75 * smooth(mole.size, mole.size * 0.5, Math.hypot(u - mole.u, v - mole.v)) : 0;
  const bright = (1 + blotch - shadow - wrinkles - spots) * (1 - mark);
  return [skin[0] * (bright + flush * 0.5), skin[1] * (bright - flush * 0.6), skin[2] * (bright - flush * 0.5)];
}

function beardAt({ beard, mouth, chin }: Features, noise: Noise, u: number, v: number): number {
  if (beard <= 0) return 0;
  const jaw =
    smooth(mouth.height - 0.25 + 0.28 * Math.abs(u), mouth.height + 0.08, v + Math.abs(u) * 0.35) *
    smooth(chin + 0.1, chin - 0.1, v);
  const lip =
    bell(v - mouth.height + mouth.upper + 0.07, 0.055) * smooth(mouth.width + 0.12, mouth.width - 0.02, Math.abs(u));
  const clear = 1 - bell(Math.hypot(u / 1.9, v - mouth.height), 0.14);
  const hairs = 0.75 + 0.5 * noise(u * 90, v * 60);
  return Math.min(0.9, Math.max(jaw * clear, lip) * beard * hairs * 0.95);
}

function nostrilAt({ nose }: Features, u: number, v: number): number {
  const hole = bell(Math.hypot((Math.abs(u) - nose.width * 0.5) / 1.7, (v - nose.length + 0.004) * 1.5), 0.036);
  const under = 0.3 * bell(v - nose.length - 0.03, 0.028) * smooth(nose.width * 0.9, nose.width * 0.4, Math.abs(u));
  const crease =
    0.38 *
    bell(Math.abs(u) - nose.width * 1.08 + 0.5 * (v - nose.length + 0.05) ** 2 * 20, 0.022) *
    bell(v - nose.length + 0.05, 0.075);
  return Math.min(0.92, hole * 0.8 + under + crease);
}

type Lips = { cover: number; line: number; hollow: number; teeth: number };

function lipsAt({ mouth }: Features, u: number, v: number): Lips {
  const share = Math.min(1, Math.abs(u) / mouth.width);
  const down = v - mouth.height + mouth.curve * share ** 2;
  const bow = mouth.upper * (1 - share ** 2.2) * (1 - 0.28 * bell(u, 0.05));
  const open = gapeAt(mouth, u);
  const bowl = mouth.lower * (1 - share ** 2.6) + open;
  const edge = 0.014;
  const cover =
    smooth(-bow - edge, -bow + edge, down) * smooth(bowl + edge, bowl - edge, down) * smooth(1, 0.93, share);
  const line = 0.8 * bell(down, 0.011 + 0.006 * (1 - share)) * smooth(1.06, 0.9, Math.abs(u) / mouth.width);
  const hollow = open > 0 ? smooth(-0.006, 0.006, down) * smooth(open + 0.006, open - 0.006, down) : 0;
  const teeth = 0.8 * hollow * smooth(0.075, 0.06, down) * smooth(0.8, 0.65, share);
  return { cover, line, hollow, teeth };
}

function lipColour({ skin, mouth }: Features): Colour {
  return [skin[0] * 0.78, skin[1] * (0.56 - 0.16 * mouth.red), skin[2] * (0.6 - 0.12 * mouth.red)];
}

/** The eye between its lids, painted flat: the lids and the ball come from the surface. */
function eyeAt(face: Features, u: number, v: number): { colour: Colour; cover: number; lash: number } {
  const { eyes } = face;
  const side = Math.abs(u) - eyes.apart;
  const across = side / eyes.width;
  const tilted = v + side * eyes.tilt;
  const share = Math.min(1, Math.abs(across));
  const lower = eyes.open * 0.62 * (1 - share ** 2.4) ** 0.9;
  const raised = -eyes.open * (1 - share ** 2.2) ** 0.8;
  const upper = eyes.shut === 0 ? raised : mix(raised, lower, eyes.shut);
  const edge = 0.009;
  const inside =
    Math.abs(across) < 1 && eyes.shut < 0.95
      ? smooth(upper - edge, upper + edge, tilted) * smooth(lower + edge, lower - edge, tilted)
      : 0;
  const near = smooth(1.18, 0.95, Math.abs(across));
  const lash = near * (0.95 * bell(tilted - upper, 0.016) + 0.28 * bell(tilted - lower, 0.011));
  const crease = eyes.fold > 0.3 ? 0.4 * near * bell(tilted - upper + 0.045 + 0.03 * eyes.fold, 0.014) : 0;
  return { colour: eyeColour(face, side, v, u < 0 ? -1 : 1), cover: inside, lash: Math.min(0.95, lash + crease) };
}

function eyeColour({ eyes }: Features, side: number, v: number, left: number): Colour {
  const from = Math.hypot(side, v + 0.006);
  const radius = 0.082;
  const corner = smooth(0.1, 0.2, Math.abs(side));
  const white: Colour = [0.5 - 0.2 * corner, 0.45 - 0.24 * corner, 0.43 - 0.23 * corner];
  const rays = 0.8 + 0.35 * Math.sin(Math.atan2(v, side) * 23) * smooth(0.03, 0.06, from);
  const iris = shade(eyes.iris, rays * (1.5 - 0.9 * smooth(0.05, radius, from)));
  const withIris = blend(white, iris, smooth(radius + 0.006, radius - 0.008, from));
  const withPupil = blend(withIris, [0.004, 0.004, 0.004], smooth(0.04, 0.031, from));
  const underLid = 0.62 * smooth(0.0, -eyes.open, v);
  const glint = bell(Math.hypot(side * left - 0.022, v + 0.032), 0.015);
  return blend(shade(withPupil, 1 - underLid), [1, 1, 1], Math.min(1, glint * 0.95));
}

function browAt({ brows, eyes }: Features, noise: Noise, u: number, v: number): number {
  const from = (Math.abs(u) - (eyes.apart - brows.length * 0.78)) / (brows.length * 1.75);
  if (from < -0.08 || from > 1.08) return 0;
  const arch = brows.arch * 4 * from * (1 - from) + 0.03 * from - 0.07 * Math.max(0, from - 0.68);
  const middle = -brows.height - arch - brows.slope * (from - 0.5);
  const thick =
    brows.thick * (1 - 0.6 * Math.max(0, from - 0.35)) * smooth(-0.08, 0.12, from) * smooth(1.08, 0.85, from);
  const hairs = 0.72 + 0.45 * noise(u * 70 + v * 45, v * 30);
  return Math.min(0.95, bell(v - middle, thick) * hairs * brows.dark);
}

export function blend(from: Colour, to: Colour, share: number): Colour {
  return [mix(from[0], to[0], share), mix(from[1], to[1], share), mix(from[2], to[2], share)];
}

export function shade([red, green, blue]: Colour, light: number): Colour {
  return [red * light, green * light, blue * light];
}
