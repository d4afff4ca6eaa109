import { composeMrz } from '@acquaint/engines/mrz';
import { describe, expect, test } from 'vitest';
import { dg1 } from '../../../../../tools/specimens/chip.ts';
import { fieldSources, fieldsOfChip } from './field-sources.ts';

const today = '2026-11-22';
const holder = {
  format: 'TD3',
  document_code: 'P',
  issuing_state: 'D',
  nationality: 'D',
  surname: 'MUELLER',
  given_names: 'EVA',
  document_number: 'C01X00T47',
  birth_date: '1985-01-17',
  expiry_date: '2031-10-08',
  sex: 'F',
} as const;
const chip = fieldsOfChip({ dg1: dg1(composeMrz(holder)), dg2: null, sod: new Uint8Array() }, today);
const printed = (value: string) => [{ value, source: 'printed', confidence: 0.97 }];
const shown = (sources: object) =>
  [
    {
      capture: { id: '0190a000-0000-7000-8000-000000000001', step: 'document' },
      reading: { sources, agreement: [], fields: {}, unconfirmed: [] },
    },
  ] as never;

describe('DOC-06 what the officer sees of each field', () => {
  test('the chip stands beside print and what was typed, each pair with its rule', () => {
    const readings = shown({
      surname: printed('Müller'),
      birth_date: printed('1985-01-18'),
      nationality: printed('DEU'),
    });
    const fields = fieldSources(readings, { surname: 'Mueller' }, chip);
    const of = (name: string) => fields.find((field) => field.name === name);
    expect(of('surname')?.sources.map(({ source }) => source)).toEqual(['printed', 'chip', 'typed']);
    expect(of('surname')?.pairs).toMatchObject([
      { a: { source: 'printed' }, b: { source: 'chip' }, outcome: 'agrees', rule: 'name' },
      { a: { source: 'printed' }, b: { source: 'typed' }, outcome: 'agrees', rule: 'name' },
      { a: { source: 'chip' }, b: { source: 'typed' }, outcome: 'agrees', rule: 'name' },
    ]);
    expect(of('birth_date')).toMatchObject({ agrees: false, pairs: [{ outcome: 'differs', rule: 'date' }] });
    expect(of('nationality')?.pairs).toMatchObject([{ outcome: 'agrees', rule: 'country' }]);
  });

  test('without a chip, or with one that cannot be read, nothing is said for it', () => {
    expect(fieldsOfChip(null, today)).toEqual({});
    expect(fieldsOfChip({ dg1: new Uint8Array([1, 2, 3]), dg2: null, sod: new Uint8Array() }, today)).toEqual({});
  });

  const read = shown({ full_name: printed('EVA MUELLER'), birth_date: printed('1985-01-18') });
  const registry = { source: 'registry', simulated: true, values: {}, matches: {} } as const;

  test('a register that gives its values stands beside the others, covered, and the letters that differ can be read', () => {
    const values = { full_name: 'EVA MUELLEN', birth_date: '1985-01-18' };
    const fields = fieldSources(read, {}, {}, { ...registry, values });
    const of = (name: string) => fields.find((field) => field.name === name);
    expect(of('birth_date')).toMatchObject({
      agrees: true,
      pairs: [{ a: { source: 'printed', simulated: false }, b: { source: 'registry', simulated: true } }],
    });
    expect(of('full_name')?.agrees).not.toBe(true);
    expect(of('full_name')?.pairs[0]?.b.letters?.find(({ marked }) => marked)?.text).toBe('N');
    expect(of('full_name')?.sources.map(({ source }) => source)).toEqual(['printed', 'registry']);
    expect(JSON.stringify(fields)).not.toContain('MUELLEN');
  });

  test('a register that only says whether it holds the same has its pair without letters', () => {
    const fields = fieldSources(read, {}, {}, { ...registry, matches: { birth_date: 'differs', full_name: 'agrees' } });
    const of = (name: string) => fields.find((field) => field.name === name);
    expect(of('birth_date')).toMatchObject({
      agrees: false,
      pairs: [
        { a: { source: 'printed' }, b: { source: 'registry', letters: null, simulated: true }, outcome: 'differs' },
      ],
    });
    expect(of('full_name')).toMatchObject({ agrees: true, pairs: [{ outcome: 'agrees', rule: 'name' }] });
  });
});
