import type { FieldName } from './schema.ts';

const DOT = '•';

/** What a screen shows until a reason was given: enough to tell two people apart, too little to copy. */
export function mask(name: FieldName, value: string): string {
  switch (name) {
    case 'birth_date':
      return `${value.slice(0, 4)}-${DOT}${DOT}-${DOT}${DOT}`;
    case 'email':
      return value.replace(/^(.)[^@]*@(.*)$/u, `$1${DOT.repeat(4)}@$2`);
    case 'phone':
    case 'document_number':
    case 'personal_number':
      return value.length > 6 ? DOT.repeat(4) + value.slice(-3) : DOT.repeat(6);
    case 'sex':
    case 'nationality':
      return value;
    case 'address':
      return `${[...value].slice(0, 3).join('')}${DOT.repeat(5)}`;
    default:
      return maskName(value);
  }
}

/** First letter of each part; a name written without spaces keeps its first character. */
export function maskName(value: string): string {
  const parts = value.split(/\s+/).filter(Boolean);
  return parts
    .map((part) => `${[...part][0] ?? ''}${DOT.repeat(Math.min(4, Math.max(1, [...part].length - 1)))}`)
    .join(' ');
}

const SEARCHABLE: ReadonlySet<FieldName> = new Set([
  'full_name',
  'native_name',
  'email',
  'phone',
  'document_number',
  'personal_number',
]);

/** The tokens under which a field is found: a name by each of its words, an address or number as a whole. */
export function searchTokens(name: FieldName, value: string): { field: string; text: string }[] {
  if (!SEARCHABLE.has(name)) return [];
  if (name === 'full_name' || name === 'native_name') return foldWords(value).map((text) => ({ field: 'name', text }));
  const text = value.toLowerCase().replace(/[\s.-]/g, '');
  return [{ field: name === 'email' || name === 'phone' ? name : 'number', text }];
}

/** Folding for equality: compatibility forms, no marks, lower case. */
export function foldWords(value: string): string[] {
  const folded = value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean))].slice(0, 12);
}

/** How long a document still counts, seen from a day. */
export function documentStatus(
  expiryDate: string | null,
  today: string,
  remindDays: number,
): 'valid' | 'expiring' | 'expired' {
  if (!expiryDate) return 'valid';
  if (expiryDate < today) return 'expired';
  const left = (Date.parse(expiryDate) - Date.parse(today)) / 86_400_000;
  return left <= remindDays ? 'expiring' : 'valid';
}
