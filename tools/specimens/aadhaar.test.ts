import { generateKeyPairSync } from 'node:crypto';
import { parseAadhaar, readBarcode, startTime } from '@acquaint/engines/documents';
import { decodeImage } from '@acquaint/engines/vision';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { printedAadhaar, securedAadhaar } from './aadhaar.ts';
import { qrCode } from './barcode.ts';

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: ReturnType<typeof pair>['publicKey']) => key.export({ type: 'spki', format: 'pem' }).toString();
const authority = pair();
const holder = { name: 'Ravi Kumar', birth: '02-03-1985', sex: 'M', lastDigits: '6789' } as const;
const FIELDS = {
  personal_number: 'XXXXXXXX6789',
  full_name: 'Ravi Kumar',
  birth_date: '1985-03-02',
  sex: 'M',
  address: 'S/O Example, 12, MG Road, Camp, Pune, Pune Camp, Haveli, Maharashtra - 411001',
  issue_date: '2024-01-02',
  country: 'IND',
};

async function photographed(payload: string): Promise<Uint8Array> {
  const code = await qrCode(payload, 900);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"><rect width="1000" height="1000" fill="#fff"/><g transform="translate(50 50)">${code}</g></svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' }).blur(0.5).jpeg({ quality: 80 }).toBuffer();
}

describe('DOC-04 the QR code of an Aadhaar', () => {
  test.each([1, 2] as const)('signed, version %s: its fields, genuine under the authority alone', (version) => {
    const code = securedAadhaar(holder, authority.privateKey, version);
    expect(parseAadhaar(code, [pem(authority.publicKey)])).toEqual({ fields: FIELDS, authenticity: 'genuine' });
    expect(parseAadhaar(code, [pem(pair().publicKey)])?.authenticity).toBe('forged');
    expect(parseAadhaar(code, [pem(pair().publicKey), pem(authority.publicKey)])?.authenticity).toBe('genuine');
    expect(parseAadhaar(code)?.authenticity).toBe('unchecked');
    expect(parseAadhaar(code, ['no key'])?.authenticity).toBe('unchecked');
  });

  test('a signed code is read from its picture', async () => {
    const { raster } = await decodeImage(await photographed(securedAadhaar(holder, authority.privateKey)));
    const reading = await readBarcode(raster, {
      slant: 0,
      time: startTime(20_000),
      keys: [pem(authority.publicKey)],
    });
    expect(reading).toMatchObject({ kind: 'aadhaar', authenticity: 'genuine', fields: FIELDS });
  });

  test('a code of the first kind is read and told as unsigned', () => {
    expect(parseAadhaar(printedAadhaar(holder, '234123412346'))).toEqual({
      fields: {
        ...FIELDS,
        personal_number: '234123412346',
        address: 'S/O Example, 12, MG Road, Pune, Pune Camp, Maharashtra - 411001',
        issue_date: null,
      },
      authenticity: 'unsigned',
    });
    const yearOnly = printedAadhaar(holder, '234123412346').replace(/ dob="[^"]*"/, '');
    expect(parseAadhaar(yearOnly)?.fields.birth_date).toBe('1985');
  });

  test('what is no code of Aadhaar is none, however long', () => {
    for (const text of [
      '',
      '12345',
      '9'.repeat(4000),
      `1${'0'.repeat(20_000)}`,
      '<PrintLetter/>',
      'https://example.org',
    ])
      expect(parseAadhaar(text)).toBeNull();
    const code = securedAadhaar(holder, authority.privateKey);
    expect(parseAadhaar(code.slice(0, -500))).toBeNull();
  });
});
