import { readDocument } from '@acquaint/engines/documents';
import { bundledTextModels, decodeImage, openTextReader, type TextReader } from '@acquaint/engines/vision';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePortrait, makeSpecimen, type Person } from './index.ts';
import { installedTemplates } from './templates.ts';

const today = '2026-10-01';
const templates = installedTemplates();
const portrait = await makePortrait({ seed: 1, sex: 'F' });

let reader: TextReader;
beforeAll(async () => {
  reader = await openTextReader(bundledTextModels());
});
afterAll(() => reader?.close());

describe('DOC-03 Latin letters with marks', () => {
  test.each<[string, string, string]>([
    ['ESP', 'MUÑOZ PEÑALVER', 'BEGOÑA JOSÉ'],
    ['POL', 'ŁĄCZYŃSKI', 'MICHAŁ SŁAWOMIR'],
    ['FRA', 'LEFÈVRE GONÇALVÈS', 'Maëlle, Chloé'],
    // None is put where none is printed.
    ['ESP', 'MUNOZ PENALVER', 'BEGONA JOSE'],
    ['POL', 'LACZYNSKI', 'MICHAL SLAWOMIR'],
  ])(
    'a card of %s in the name of %s, %s keeps the marks that are printed',
    {
      timeout: 60_000,
    },
    async (country, surname, given) => {
      const person: Partial<Person> & { country: string } = { country, surname, given_names: given };
      const made = await makeSpecimen({
        class: 'eu_identity_card',
        side: 'front',
        seed: 3,
        level: 'mild',
        portrait,
        today,
        person,
      });
      const { raster } = await decodeImage(made.image);
      const { fields } = await readDocument(raster, { reader, templates, today, deadlineMs: 60_000 });
      expect([fields.surname?.value, fields.given_names?.value]).toEqual([surname, given]);
    },
  );

  test('an address keeps ß and the spaces between its words', { timeout: 60_000 }, async () => {
    const person = { country: 'DEU', address: 'Große Mühlenstraße 7\n20097 Hamburg' };
    const made = await makeSpecimen({ class: 'bank_statement', seed: 4, level: 'clean', portrait, today, person });
    const { raster } = await decodeImage(made.image);
    const { fields } = await readDocument(raster, { reader, templates, today, deadlineMs: 60_000 });
    expect(fields.address?.value).toBe('Große Mühlenstraße 7, 20097 Hamburg');
    expect(fields.issuer?.value).toBe(made.labels.issuer);
  });
});
