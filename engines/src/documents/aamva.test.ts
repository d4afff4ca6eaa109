import { describe, expect, test } from 'vitest';
import { parseAamva } from './index.ts';

const card = (elements: string[], header = 'ANSI 636014080002DL00410278ZC03190024'): string =>
  `@\n\u001e\r${header}DL${elements.join('\n')}\r`;

describe('DOC-04 AAMVA barcodes', () => {
  test('a version 8 licence of the United States', () => {
    const fields = parseAamva(
      card([
        'DAQI1234562',
        'DCSSAMPLE',
        'DDEN',
        'DACJANE',
        'DDFN',
        'DADMARIE',
        'DBD07152021',
        'DBB08291977',
        'DBA08292026',
        'DBC2',
        'DAG2570 24TH STREET',
        'DAISACRAMENTO',
        'DAJCA',
        'DAK958180000  ',
        'DCGUSA',
      ]),
    );
    expect(fields).toEqual({
      document_number: 'I1234562',
      surname: 'SAMPLE',
      full_name: null,
      given_names: 'JANE MARIE',
      birth_date: '1977-08-29',
      expiry_date: '2026-08-29',
      issue_date: '2021-07-15',
      sex: 'F',
      address: '2570 24TH STREET SACRAMENTO, CA 95818',
      issuer: 'CA',
      country: 'USA',
    });
  });

  test('a licence of Canada writes the year first', () => {
    const fields = parseAamva(card(['DAQA1234', 'DCSROY', 'DACLUC', 'DBB19830412', 'DBC1', 'DCGCAN']));
    expect(fields).toMatchObject({ birth_date: '1983-04-12', sex: 'M', country: 'CAN' });
  });

  test('a version 1 licence holds the whole name in one element', () => {
    const fields = parseAamva(
      card(['DAQ123', 'DAADOE,JOHN,QUINCY', 'DBB19700131', 'DBCM'], 'AAMVA6360000102DL00390187'),
    );
    expect(fields).toMatchObject({ surname: 'DOE', given_names: 'JOHN QUINCY', birth_date: '1970-01-31', sex: 'M' });
  });

  test('versions 2 and 3 hold all given names in one element', () => {
    expect(parseAamva(card(['DAQ1', 'DCSDOE', 'DCTJOHN,QUINCY']))).toMatchObject({ given_names: 'JOHN QUINCY' });
  });

  test('a middle name that says there is none is none', () => {
    expect(parseAamva(card(['DAQ1', 'DCSDOE', 'DACJOHN', 'DADNONE']))?.given_names).toBe('JOHN');
  });

  test('impossible dates and unknown sexes are left out, other text is no licence', () => {
    expect(parseAamva(card(['DAQ1', 'DBB02302000', 'DBC5']))).toMatchObject({ birth_date: null, sex: null });
    expect(parseAamva('https://example.org/ticket/12345678')).toBeNull();
    expect(parseAamva('')).toBeNull();
  });
});
