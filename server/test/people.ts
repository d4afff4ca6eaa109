import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Flaw, makePortrait, makeSpecimen, type SpecimenClass } from '../../tools/specimens/index.ts';
import { type Client, DATA_DIR, settled } from './product.ts';

export const INTEGRATOR = [
  'verifications.write',
  'verifications.read',
  'customers.read',
  'cases.read',
  'screening.read',
  'screening.write',
  'lists.read',
];

/** A real photograph of a face: `img1`, `img2` are one person, `img20` another. */
export function facePhoto(name: string): Uint8Array {
  return readFileSync(join(DATA_DIR, 'vision/faces', `${name}.jpg`));
}

type Made = {
  class?: SpecimenClass;
  seed?: number;
  flaw?: Flaw;
  portrait?: Uint8Array;
  person?: Record<string, string>;
  side?: 'front' | 'back';
};

export async function specimen(made: Made = {}): Promise<Uint8Array> {
  const { class: kind = 'passport', seed = 21, person, ...rest } = made;
  const drawn = await makeSpecimen({
    class: kind,
    seed,
    level: 'clean',
    person: { ...(kind === 'passport' ? { country: 'FRA' } : {}), ...person },
    ...rest,
  });
  return drawn.image;
}

export function drawnSelfie(seed = 21): Promise<Uint8Array> {
  return makePortrait({ seed, sex: 'F', setting: 'selfie', take: 1 });
}

type Submitted = {
  document: Uint8Array;
  selfie: Uint8Array;
  country?: string;
  documentType?: string;
  scenario?: string;
  name?: string;
  chip?: { dg1: string; dg2?: string; sod: string };
};

/** The five calls of an integrator: begin, document, selfie, submit, decision. */
export async function verify(by: Client, person: Submitted) {
  const { country = 'FR', documentType = 'passport', scenario, name } = person;
  const begun = await by.post('/v1/verifications', {
    country,
    document_type: documentType,
    ...(scenario ? { scenario } : {}),
    ...(name ? { name } : {}),
  });
  const { id } = begun.body;
  const document = await by.send(`/v1/verifications/${id}/captures?side=front`, person.document);
  const selfie = await by.send(`/v1/verifications/${id}/captures?side=selfie`, person.selfie);
  if (person.chip) await by.post(`/v1/verifications/${id}/chip`, person.chip);
  const submitted = await by.post(`/v1/verifications/${id}/submit`);
  return {
    id: id as string,
    begun,
    document,
    selfie,
    submitted,
    decided: submitted.status === 202 ? await settled(by, id) : null,
  };
}
