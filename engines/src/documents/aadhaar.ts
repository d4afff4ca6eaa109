import { createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { gunzipSync, inflateSync } from 'node:zlib';

/** What the QR code of an Aadhaar letter or card says; the number is often given in its last four digits only. */
export type AadhaarFields = {
  personal_number: string | null;
  full_name: string | null;
  birth_date: string | null;
  sex: string | null;
  address: string | null;
  issue_date: string | null;
  country: string | null;
};

/**
 * `genuine` and `forged`: by the signature of UIDAI, under a key of the operator's; `unchecked`: signed, and no key was there;
 * `unsigned`: a code of the first kind, which anyone can print.
 */
export type Authenticity = 'genuine' | 'forged' | 'unchecked' | 'unsigned';
export type AadhaarCode = { fields: AadhaarFields; authenticity: Authenticity };

const LONGEST = 12_000;
const MOST_BYTES = 256 * 1024;
const SIGNATURE_BYTES = 256;
const PARTED_BY = 255;
/** The order of the parts in the signed code (UIDAI, secure QR code specification of 2019); `V2` puts its name before them. */
const PARTS = [
  'contacts',
  'reference',
  'name',
  'birth',
  'sex',
  'co',
  'district',
  'landmark',
  'house',
  'location',
  'pin',
  'post',
  'state',
  'street',
  'subdistrict',
  'vtc',
] as const;
const VERSION = /^V\d+$/;
type Part = (typeof PARTS)[number];

/** Reads the text of a QR code; null when it is none of Aadhaar's. `keys`: certificates or public keys of UIDAI, as PEM. */
export function parseAadhaar(text: string, keys: readonly string[] = []): AadhaarCode | null {
  if (text.length > LONGEST) return null;
  if (/^\d{400,}$/.test(text)) return signedCode(text, keys);
  if (/<(PrintLetterBarcodeData|QPD[AB])\b/.test(text))
    return { fields: printedFields(text), authenticity: 'unsigned' };
  return null;
}

function signedCode(digits: string, keys: readonly string[]): AadhaarCode | null {
  const bytes = unpacked(bytesOf(digits));
  if (!bytes || bytes.length <= SIGNATURE_BYTES) return null;
  const signed = bytes.subarray(0, -SIGNATURE_BYTES);
  const parts = partsOf(signed);
  if (!parts) return null;
  return { fields: signedFields(parts), authenticity: authenticityOf(signed, bytes.subarray(-SIGNATURE_BYTES), keys) };
}

/** A whole number of thousands of digits stands for the bytes, the first of them highest. */
function bytesOf(digits: string): Uint8Array {
  const hex = BigInt(digits).toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

function unpacked(bytes: Uint8Array): Uint8Array | null {
  for (const unpack of [gunzipSync, inflateSync]) {
    try {
      return unpack(bytes, { maxOutputLength: MOST_BYTES });
    } catch {
      // Codes are packed in one of the two ways; what is neither is no such code.
    }
  }
  return null;
}

function partsOf(signed: Uint8Array): Record<Part, string> | null {
  const texts: string[] = [];
  let from = 0;
  while (texts.length < PARTS.length + (VERSION.test(texts[0] ?? '') ? 1 : 0)) {
    const to = signed.indexOf(PARTED_BY, from);
    if (to === -1) return null;
    texts.push(Buffer.from(signed.subarray(from, to)).toString('latin1').trim());
    from = to + 1;
  }
  const own = VERSION.test(texts[0] ?? '') ? texts.slice(1) : texts;
  if (!/^[0-3]$/.test(own[0] ?? '')) return null;
  return Object.fromEntries(PARTS.map((part, i) => [part, own[i] ?? ''])) as Record<Part, string>;
}

function signedFields(parts: Record<Part, string>): AadhaarFields {
  // The reference is the last four digits and the moment at which the code was made.
  const [, last, made] = /^(\d{4})(\d{8})\d*$/.exec(parts.reference) ?? [];
  return {
    personal_number: last ? `XXXXXXXX${last}` : null,
    full_name: parts.name || null,
    birth_date: dayOf(parts.birth),
    sex: sexOf(parts.sex),
    address: addressOf(parts),
    issue_date: made ? dayOf(`${made.slice(0, 4)}-${made.slice(4, 6)}-${made.slice(6)}`) : null,
    country: 'IND',
  };
}

function printedFields(text: string): AadhaarFields {
  const said = new Map(
    [...text.matchAll(/\b([a-z]{1,10})="([^"]{0,200})"/gi)].map(([, name = '', value = '']) => [name, plain(value)]),
  );
  const pick = (...names: string[]): string => names.map((name) => said.get(name)).find(Boolean) ?? '';
  const number = pick('uid', 'u').replace(/\s/g, '').toUpperCase();
  return {
    personal_number: /^(\d{12}|[X*]{8}\d{4})$/.test(number) ? number.replaceAll('*', 'X') : null,
    full_name: pick('name', 'n') || null,
    birth_date: dayOf(pick('dob', 'd')) ?? yearOf(pick('yob')),
    sex: sexOf(pick('gender', 'g')),
    address:
      pick('a') ||
      addressOf({
        co: pick('co'),
        house: pick('house'),
        street: pick('street'),
        landmark: pick('lm'),
        location: pick('loc'),
        vtc: pick('vtc'),
        post: pick('po'),
        subdistrict: pick('subdist'),
        district: pick('dist'),
        state: pick('state'),
        pin: pick('pc'),
      }),
    issue_date: null,
    country: 'IND',
  };
}

function plain(value: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return value.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => signs[name] ?? '').trim();
}

type Place = Record<Exclude<Part, 'contacts' | 'reference' | 'name' | 'birth' | 'sex'>, string>;

function addressOf(at: Place): string | null {
  const lines = [at.co, at.house, at.street, at.landmark, at.location, at.vtc, at.post, at.subdistrict, at.district];
  const known = lines.filter((line, i) => line !== '' && lines.indexOf(line) === i);
  const state = [at.state, at.pin].filter(Boolean).join(' - ');
  return [...known, state].filter(Boolean).join(', ') || null;
}

/** DD-MM-YYYY, DD/MM/YYYY or YYYY-MM-DD; null when it is no day. */
function dayOf(text: string): string | null {
  const [, y = '', m = '', d = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const [, day = d, month = m, year = y] = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

function yearOf(text: string): string | null {
  return /^(19|20)\d{2}$/.test(text) ? text : null;
}

function sexOf(text: string): string | null {
  return { M: 'M', MALE: 'M', F: 'F', FEMALE: 'F', T: 'X', O: 'X', TRANSGENDER: 'X' }[text.toUpperCase()] ?? null;
}

/** RSA with SHA-256 over all but the signature; a key that cannot be read is none. */
function authenticityOf(signed: Uint8Array, signature: Uint8Array, keys: readonly string[]): Authenticity {
  const known = keys.flatMap((pem): KeyObject[] => {
    try {
      return [pem.includes('CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem)];
    } catch {
      return [];
    }
  });
  if (known.length === 0) return 'unchecked';
  return known.some((key) => verify('RSA-SHA256', signed, key, signature)) ? 'genuine' : 'forged';
}
