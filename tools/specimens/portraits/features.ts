import { type Random, randomOf } from '../random.ts';

/**
 * What tells one invented face from another. Lengths are in half face widths; the eyes lie on the line v = 0, v grows downwards.
 * Colours are linear light.
 */
export type Features = {
  seed: number;
  sex: 'M' | 'F';
  width: number;
  jaw: number;
  chin: number;
  chinWidth: number;
  temple: number;
  mole: { u: number; v: number; size: number };
  freckles: number;
  cheek: number;
  hairline: number;
  eyes: {
    apart: number;
    width: number;
    open: number;
    tilt: number;
    fold: number;
    deep: number;
    bags: number;
    iris: Colour;
    /** How far the lids are shut, 0 to 1. */
    shut: number;
  };
  brows: { height: number; thick: number; arch: number; length: number; ridge: number; slope: number; dark: number };
  nose: { length: number; width: number; bridge: number; tip: number; wing: number; hump: number };
  mouth: {
    width: number;
    height: number;
    upper: number;
    lower: number;
    curve: number;
    red: number;
    /** How far the lips stand apart in the middle. */
    gape: number;
  };
  skin: Colour;
  hair: { colour: Colour; style: 'cropped' | 'short' | 'long' | 'bald'; volume: number; part: number };
  beard: number;
  glasses: { thick: number; width: number; height: number; square: number } | null;
  age: number;
};
export type Colour = readonly [number, number, number];

const SKINS: readonly [Colour, ...Colour[]] = [
  [0.75, 0.5, 0.39],
  [0.68, 0.43, 0.32],
  [0.6, 0.37, 0.25],
  [0.47, 0.27, 0.17],
  [0.34, 0.18, 0.105],
  [0.21, 0.105, 0.06],
];
const HAIRS: readonly [Colour, ...Colour[]] = [
  [0.012, 0.01, 0.009],
  [0.03, 0.018, 0.012],
  [0.07, 0.038, 0.02],
  [0.16, 0.08, 0.035],
  [0.3, 0.19, 0.085],
  [0.26, 0.25, 0.24],
];
const IRISES: readonly [Colour, ...Colour[]] = [
  [0.035, 0.018, 0.01],
  [0.08, 0.04, 0.016],
  [0.09, 0.085, 0.03],
  [0.07, 0.12, 0.17],
  [0.11, 0.14, 0.13],
];

/** Faces near the middle of every range look alike to a face model: draws lean to the ends and a little beyond. */
function outspoken(random: Random): Random {
  const between = (low: number, high: number) => {
    const draw = random.next() * 2 - 1;
    return (low + high) / 2 + ((high - low) / 2) * 1.22 * Math.sign(draw) * Math.abs(draw) ** 0.6;
  };
  return { ...random, between };
}

export function featuresOf(seed: number, sex: 'M' | 'F'): Features {
  const random = outspoken(randomOf(seed, `face ${sex}`));
  const man = sex === 'M';
  const skin = random.int(0, SKINS.length - 1);
  const dark = skin >= 3;
  const drawn: Features = {
    seed,
    sex,
    width: random.between(0.84, 1.12),
    jaw: random.between(0.62, 0.84) + (man ? 0.08 : 0),
    chin: random.between(1.2, 1.52) + (man ? 0.06 : 0),
    chinWidth: random.between(0, 0.8) + (man ? 0.2 : 0),
    temple: random.between(0.9, 1),
    mole: {
      u: random.between(-0.6, 0.6),
      v: random.between(0.1, 1.05),
      size: random.next() < 0.5 ? random.between(0.014, 0.026) : 0,
    },
    freckles: skin <= 1 ? Math.max(0, random.between(-1, 1)) : 0,
    cheek: random.between(-0.02, 0.11),
    hairline: man || random.next() < 0.6 ? random.between(0.76, 1.06) : 0.44,
    eyes: {
      apart: random.between(0.36, 0.49),
      width: random.between(0.15, 0.225),
      open: random.between(0.05, 0.105),
      tilt: random.between(-0.16, 0.26),
      fold: random.next(),
      deep: random.between(0.02, 0.17),
      bags: random.next(),
      iris: dark ? IRISES[0] : random.pick(IRISES),
      shut: 0,
    },
    brows: {
      height: random.between(0.17, 0.32) + (man ? 0 : 0.02),
      thick: random.between(0.02, 0.058) + (man ? 0.016 : -0.002),
      arch: random.between(-0.01, 0.09),
      length: random.between(0.22, 0.34),
      ridge: random.between(0.01, 0.06) + (man ? 0.04 : 0),
      slope: random.between(-0.05, 0.09),
      dark: random.between(0.55, 1),
    },
    nose: {
      length: random.between(0.44, 0.7),
      width: random.between(0.16, 0.27) + (dark ? 0.04 : 0),
      bridge: random.between(0.03, 0.16) - (dark ? 0.02 : 0),
      tip: random.between(0.1, 0.27),
      wing: random.between(0.05, 0.12),
      hump: Math.max(0, random.between(-0.04, 0.07)),
    },
    mouth: {
      width: random.between(0.25, 0.42),
      height: random.between(0, 1),
      upper: random.between(0.03, 0.085) + (dark ? 0.015 : 0),
      lower: random.between(0.045, 0.115) + (dark ? 0.02 : 0),
      curve: random.between(-0.03, 0.05),
      red: man ? random.between(0.15, 0.5) : random.between(0.35, 1),
      gape: 0,
    },
    skin: SKINS[skin] ?? SKINS[0],
    hair: hairOf(random, man, dark),
    beard: man ? Math.max(0, random.between(-0.5, 1)) : 0,
    glasses: glassesOf(random),
    age: random.next(),
  };
  // The mouth lies a little above the middle between nose and chin.
  const room = drawn.chin - drawn.nose.length;
  const height = drawn.nose.length + room * (0.38 + 0.1 * drawn.mouth.height);
  return { ...drawn, mouth: { ...drawn.mouth, height } };
}

function glassesOf(random: Random): Features['glasses'] {
  if (random.next() > 0.28) return null;
  return {
    thick: random.between(0.014, 0.026),
    width: random.between(0.25, 0.31),
    height: random.between(0.17, 0.24),
    square: random.between(2, 5),
  };
}

function hairOf(random: Random, man: boolean, dark: boolean): Features['hair'] {
  const style = man
    ? random.pick(['cropped', 'cropped', 'short', 'short', 'bald'] as const)
    : random.pick(['long', 'long', 'short'] as const);
  return {
    colour: HAIRS[dark ? random.int(0, 1) : random.int(0, HAIRS.length - 1)] ?? HAIRS[0],
    style,
    volume: style === 'cropped' ? random.between(0.03, 0.07) : random.between(0.1, 0.2),
    part: random.between(-0.5, 0.5),
  };
}

/** What a face does for a moment: lids shut and mouth open, each 0 to 1. */
export type Expression = { lids: number; gape: number };

// A wide-open mouth of a grown person stands about a third of the face's half width apart; the chin goes down with it.
const GAPE = 0.4;
const CHIN_FOLLOWS = 0.55;

/** The same person with shut lids or an open mouth. */
export function expressive(face: Features, { lids, gape }: Expression): Features {
  if (lids === 0 && gape === 0) return face;
  const apart = GAPE * gape;
  return {
    ...face,
    chin: face.chin + apart * CHIN_FOLLOWS,
    eyes: { ...face.eyes, shut: lids },
    mouth: { ...face.mouth, width: face.mouth.width * (1 - 0.12 * gape), gape: apart },
  };
}
