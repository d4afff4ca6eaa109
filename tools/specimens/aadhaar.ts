import { type KeyObject, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export type AadhaarHolder = { name: string; birth: string; sex: 'M' | 'F'; lastDigits: string };

const PHOTO_BYTES = 600;

/** The digits of a signed Aadhaar QR code (UIDAI 2019, or its second version) of an invented person, signed by any key. */
export function securedAadhaar(holder: AadhaarHolder, key: KeyObject, version: 1 | 2 = 1): string {
  const { name, birth, sex, lastDigits } = holder;
  const reference = `${lastDigits}20240102030405678`;
  const address = [
    'S/O Example',
    'Pune',
    '',
    '12',
    'Camp',
    '411001',
    'Pune Camp',
    'Maharashtra',
    'MG Road',
    'Haveli',
    'Pune',
  ];
  const parts = ['0', reference, name, birth, sex, ...address];
  const texts = version === 2 ? ['V2', ...parts, '4321'] : parts;
  const photo = Buffer.from(Array.from({ length: PHOTO_BYTES }, (_, i) => (i * 7919) % 251));
  const signed = Buffer.concat([...texts.map((text) => Buffer.from(`${text}\xff`, 'latin1')), photo]);
  const packed = gzipSync(Buffer.concat([signed, sign('RSA-SHA256', signed, key)]));
  return BigInt(`0x${packed.toString('hex')}`).toString();
}

/** The text of an unsigned Aadhaar QR code of the first kind. */
export function printedAadhaar({ name, birth, sex }: AadhaarHolder, number: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><PrintLetterBarcodeData uid="${number}" name="${name}" gender="${sex}" yob="${birth.slice(-4)}" co="S/O Example" house="12" street="MG Road" vtc="Pune" po="Pune Camp" dist="Pune" state="Maharashtra" pc="411001" dob="${birth.replaceAll('-', '/')}"/>`;
}
