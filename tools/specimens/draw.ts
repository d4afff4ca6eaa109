import type { Design, Side } from './cards/design.ts';
import { DESIGNS, type SpecimenClass } from './cards/index.ts';
import { bearersOf, type Flaw } from './flaws.ts';
import { inventPerson, type Person } from './person.ts';
import { makePortrait } from './portraits.ts';
import { randomOf } from './random.ts';

export type DrawInput = {
  class: SpecimenClass;
  seed: number;
  side?: Side;
  /** A JPEG; without one a portrait is drawn from the seed. */
  portrait?: Uint8Array;
  person?: Partial<Person>;
  flaw?: Flaw;
  /** The day that letters are dated by, YYYY-MM-DD; the current day when absent. */
  today?: string;
};
export type Drawn = { svg: string; labels: Record<string, string>; mrz: string[] | null; person: Person };

/** The drawing before it is photographed: its groups say in `data-said` and `data-place` which text stands where. */
export async function drawSpecimen(input: DrawInput): Promise<Drawn> {
  const { class: specimenClass, seed, side = 'front', flaw } = input;
  const design: Design = DESIGNS[specimenClass];
  if (!design.sides.includes(side)) throw new RangeError(`${specimenClass} has no ${side}`);
  const invented = inventPerson(seed, input.person?.country ?? design.country, input.person);
  const bearers = bearersOf(design, invented, flaw, seed);
  const sheet = await design.draw({
    ...bearers,
    portrait: input.portrait ?? (await makePortrait({ seed, sex: invented.sex })),
    random: randomOf(seed, `drawing ${specimenClass} ${side}`),
    side,
    today: input.today ?? new Date().toISOString().slice(0, 10),
  });
  return { ...sheet, person: bearers.person };
}
