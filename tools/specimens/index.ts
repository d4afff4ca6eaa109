import type { Quad } from '@acquaint/engines/vision';
import { capture, type Level } from './capture.ts';
import type { Design, Side } from './cards/design.ts';
import { DESIGNS, type SpecimenClass } from './cards/index.ts';
import { type DrawInput, drawSpecimen } from './draw.ts';
import type { Person } from './person.ts';
import { type Shot, shoot } from './shots/index.ts';

export type { Level } from './capture.ts';
export type { Side } from './cards/design.ts';
export type { SpecimenClass } from './cards/index.ts';
export { CAST } from './cast.ts';
export { drawSpecimen } from './draw.ts';
export type { Flaw } from './flaws.ts';
export { inventPerson, type Person } from './person.ts';
export { makePortrait, type PortraitInput } from './portraits.ts';
export { SHOTS, type Shot } from './shots/index.ts';
export { makeTampered, sendOn, TAMPERINGS, type Tampering } from './tampering.ts';

export type SpecimenInput = DrawInput & {
  level: Level;
  /** Photographed by hand instead of by level, with this view or fault. */
  shot?: Shot;
};
export type Specimen = {
  image: Uint8Array;
  /** What a perfect reader reads, by the field names of `acquaint read-document`. */
  labels: Record<string, string>;
  mrz: string[] | null;
  person: Person;
  /** Where the sheet's corners are on the picture, from its own top left on; told of a shot. */
  corners: Quad | null;
};

export const SPECIMEN_CLASSES = Object.keys(DESIGNS) as SpecimenClass[];

/** Which sides a class has. */
export function specimenSides(specimenClass: SpecimenClass): readonly Side[] {
  return DESIGNS[specimenClass].sides;
}

/** The countries whose wording and people a class is drawn for; just `undefined`, its own, when it has one form. */
export function specimenCountries(specimenClass: SpecimenClass): readonly (string | undefined)[] {
  const design: Design = DESIGNS[specimenClass];
  return design.countries ?? [undefined];
}

/** Draws and photographs one side of a document of an invented person; the same input gives the same bytes. */
export async function makeSpecimen(input: SpecimenInput): Promise<Specimen> {
  const { svg, ...drawn } = await drawSpecimen(input);
  const taken = input.shot
    ? await shoot(svg, input.shot, input.seed)
    : { image: await capture(svg, input.level, input.seed), corners: null };
  return { ...taken, ...drawn };
}
