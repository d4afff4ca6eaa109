import { AYN, isVowel, LONG, SOUND, SOUNDS, TA_MARBUTA } from './phonetic.ts';
import { BARE_COSTS, NEAR_SOUNDS } from './sound-costs.ts';

/** Costs of turning one row of sounds into another, for pairs and for single sounds, in hundredths; and how much each sound weighs. */
export type Costs = { substitute: Uint8Array; drop: Uint8Array; weight: Float32Array };

const hundredths = (cost: number) => Math.round(cost * 100);
/** Between two written-out words. */
export const WRITTEN: Costs = writtenCosts();
/** Where one side comes from a script without vowels. */
export const BARE: Costs = bareCosts();

function writtenCosts(): Costs {
  const substitute = new Uint8Array(SOUNDS * SOUNDS);
  for (let a = 1; a < SOUNDS; a++) {
    for (let b = 1; b < SOUNDS; b++)
      substitute[a * SOUNDS + b] = a === b ? 0 : hundredths(isVowel(a) && isVowel(b) ? 0.42 : 0.9);
  }
  setPairs(substitute, NEAR_SOUNDS);
  const drop = Uint8Array.from(
    filled(0.8, [
      [[1, 2, 3, 4, 5], 0.38],
      [[SOUND.y, SOUND.h], 0.3],
      [[SOUND.w], 0.45],
      [[AYN], 0.1],
    ]),
    hundredths,
  );
  const weight = filled(1, [
    [[1, 2, 3, 4, 5], 0.75],
    [[SOUND.y, SOUND.h], 0.75],
    [[SOUND.w], 0.85],
    [[AYN], 0.1],
  ]);
  return { substitute, drop, weight };
}

/** Short vowels are not written, so they cost next to nothing; long ones are, so they have to be there. */
function bareCosts(): Costs {
  const substitute = Uint8Array.from(WRITTEN.substitute);
  setPairs(substitute, BARE_COSTS);
  const drop = Uint8Array.from(WRITTEN.drop);
  for (let sound = 1; sound <= 5; sound++) drop[sound] = hundredths(0.05);
  for (const [sound, cost] of [
    [SOUND.y, 0.15],
    [LONG.a, 0.22],
    [LONG.w, 0.45],
    [LONG.y, 0.35],
    [AYN, 0.02],
    [TA_MARBUTA, 0.1],
  ] as const)
    drop[sound] = hundredths(cost);
  const weight = filled(1, [
    [[1, 2, 3, 4, 5, AYN, TA_MARBUTA], 0],
    [[SOUND.y, LONG.y], 0.5],
    [[SOUND.w, LONG.w], 0.6],
    [[LONG.a], 0.2],
    [[SOUND.h], 0.8],
  ]);
  return { substitute, drop, weight };
}

function setPairs(table: Uint8Array, pairs: readonly (readonly [number, number, number])[]): void {
  for (const [a, b, cost] of pairs) {
    table[a * SOUNDS + b] = hundredths(cost);
    table[b * SOUNDS + a] = hundredths(cost);
  }
}

function filled(usual: number, exceptions: readonly (readonly [readonly number[], number])[]): Float32Array {
  const table = new Float32Array(SOUNDS).fill(usual);
  for (const [sounds, value] of exceptions) for (const sound of sounds) table[sound] = value;
  return table;
}
