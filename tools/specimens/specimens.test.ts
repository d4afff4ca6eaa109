import { readBarcode, startTime } from '@acquaint/engines/documents';
import { validateIdentifier } from '@acquaint/engines/identifiers';
import { parseMrz } from '@acquaint/engines/mrz';
import { decodeImage, findPage } from '@acquaint/engines/vision';
import { describe, expect, test } from 'vitest';
import {
  inventPerson,
  makePortrait,
  makeSpecimen,
  SPECIMEN_CLASSES,
  type SpecimenInput,
  specimenSides,
} from './index.ts';

const today = '2026-10-01';
const portrait = await makePortrait({ seed: 1, sex: 'F' });
const make = (input: Omit<SpecimenInput, 'level' | 'seed'> & Partial<SpecimenInput>) =>
  makeSpecimen({ level: 'clean', seed: 3, portrait, today, ...input });

describe('specimens', () => {
  test('every side of every class is a photograph with labels, the same for the same seed', {
    timeout: 120_000,
  }, async () => {
    for (const name of SPECIMEN_CLASSES) {
      for (const side of specimenSides(name)) {
        const made = await make({ class: name, side, level: 'mild' });
        const { raster } = await decodeImage(made.image);
        expect(raster.width, name).toBe(1000);
        // The cards of the Union share one class of document and one design.
        expect(name.endsWith(made.labels.class ?? '?'), name).toBe(true);
        expect(made.labels.country).toMatch(/^[A-Z]{3}$/);
        expect(
          Object.values(made.labels).every((value) => value !== ''),
          name,
        ).toBe(true);
      }
    }
    const once = await make({ class: 'id_ktp', level: 'hard' });
    expect(Buffer.from((await make({ class: 'id_ktp', level: 'hard' })).image).equals(once.image)).toBe(true);
    expect(Buffer.from((await make({ class: 'id_ktp', level: 'hard', seed: 4 })).image).equals(once.image)).toBe(false);
  });

  test('machine-readable zones are valid and say what is printed', async () => {
    for (const [name, side] of [
      ['passport', 'front'],
      ['identity_card', 'back'],
      ['de_identity_card', 'back'],
      ['residence_permit', 'back'],
      ['visa', 'front'],
    ] as const) {
      for (const seed of [1, 2, 3]) {
        const { mrz, labels } = await make({ class: name, side, seed });
        const reading = parseMrz(mrz ?? [], { today });
        expect(reading?.valid, `${name} ${seed}`).toBe(true);
        expect(reading?.fields).toMatchObject({
          document_number: labels.document_number,
          birth_date: labels.birth_date,
        });
        expect(reading?.fields.surname).toBe(labels.surname?.replace(/-/g, ' '));
      }
    }
  });

  test('local numbers have right check digits and carry the holder’s birth date and sex', () => {
    for (const [country, alpha2, kind] of [
      ['CHN', 'CN', 'resident_id'],
      ['IDN', 'ID', 'nik'],
      ['BRA', 'BR', 'cpf'],
    ] as const) {
      for (let seed = 1; seed <= 30; seed++) {
        const person = inventPerson(seed, country);
        const finding = validateIdentifier({ country: alpha2, kind, value: person.personal_number, today });
        expect(finding, `${country} ${seed}`).toMatchObject({ valid: true, warning: null });
        if (kind !== 'cpf') expect(finding.encodes).toMatchObject({ birth_date: person.birth_date, sex: person.sex });
      }
    }
  });

  test('a photograph by hand says where its sheet lies, and the page is found there', async () => {
    const made = await make({ class: 'id_ktp', shot: 'steep' });
    const { raster } = await decodeImage(made.image);
    const page = findPage(raster);
    for (const [at, [x, y]] of (made.corners ?? []).entries())
      expect(Math.hypot(x - (page.corners[at]?.[0] ?? 0), y - (page.corners[at]?.[1] ?? 0))).toBeLessThan(12);
    expect(made.corners).toHaveLength(4);
  });

  test('the barcode of a licence is read back', async () => {
    const made = await make({ class: 'us_driving_licence', side: 'back' });
    const { raster } = await decodeImage(made.image);
    const { class: _class, ...labels } = made.labels;
    expect((await readBarcode(raster, { slant: 0, time: startTime(20_000) }))?.fields).toMatchObject({
      ...labels,
      address: expect.stringContaining(labels.issuer ?? ''),
    });
  });

  test('a flawed specimen is flawed in the way asked for, and only in that', async () => {
    const wrong = await make({ class: 'passport', flaw: 'wrong_check_digit' });
    const reading = parseMrz(wrong.mrz ?? [], { today });
    expect(reading).toMatchObject({
      valid: false,
      checks: { document_number: false, birth_date: true, expiry_date: true },
    });
    const expired = await make({ class: 'passport', flaw: 'expired' });
    expect(expired.labels.expiry_date?.slice(0, 4)).toBe('2018');
    expect(parseMrz(expired.mrz ?? [], { today })?.valid).toBe(true);
    const differs = await make({ class: 'passport', flaw: 'name_differs' });
    expect(parseMrz(differs.mrz ?? [], { today })).toMatchObject({ valid: true });
    expect(parseMrz(differs.mrz ?? [], { today })?.fields.surname).not.toBe(differs.labels.surname);
    const { labels } = await make({ class: 'cn_resident_id', flaw: 'wrong_check_digit' });
    const finding = validateIdentifier({
      country: 'CN',
      kind: 'resident_id',
      value: labels.personal_number ?? '',
      today,
    });
    expect(finding.reason).toBe('check_digit');
  });

  test('a flaw or side that a class cannot carry is refused', async () => {
    await expect(make({ class: 'id_ktp', flaw: 'expired' })).rejects.toThrow('does not expire');
    await expect(make({ class: 'id_ktp', flaw: 'wrong_check_digit' })).rejects.toThrow('no check digit');
    await expect(make({ class: 'passport', side: 'back' })).rejects.toThrow('passport has no back');
  });

  test('what the caller knows of a person is printed', async () => {
    const known = {
      country: 'DEU',
      surname: 'Müller',
      given_names: 'Eva',
      birth_date: '1990-02-03',
      sex: 'F' as const,
    };
    const { labels, mrz } = await make({ class: 'passport', person: known });
    expect(labels).toMatchObject({ surname: 'MÜLLER', given_names: 'EVA', birth_date: '1990-02-03', country: 'DEU' });
    expect(mrz?.[0]).toMatch(/^P<D<<MUELLER<<EVA</);
  });

  test('a bill is four to forty days old', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { labels } = await make({ class: 'utility_bill', seed });
      const days = (Date.parse(today) - Date.parse(labels.issue_date ?? '')) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(4);
      expect(days).toBeLessThanOrEqual(40);
    }
  });
});
