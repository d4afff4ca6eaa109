/** Fields of a North American driving licence's barcode (AAMVA DL/ID card design standard, versions 00 to 10, by element id). */
export type AamvaFields = {
  document_number: string | null;
  surname: string | null;
  /** Only where the card of the first versions holds one name without saying which part is which. */
  full_name: string | null;
  given_names: string | null;
  birth_date: string | null;
  expiry_date: string | null;
  issue_date: string | null;
  sex: string | null;
  address: string | null;
  issuer: string | null;
  country: string | null;
};

const MAX_ELEMENTS = 200;
const SEXES: Readonly<Record<string, string>> = { 1: 'M', M: 'M', 2: 'F', F: 'F', 9: 'X', X: 'X' };
/** Codes of Canada's provinces: cards before version 3 do not say their country. */
const PROVINCES: ReadonlySet<string> = new Set([
  'AB',
  'BC',
  'MB',
  'NB',
  'NL',
  'NF',
  'NS',
  'NT',
  'NU',
  'ON',
  'PE',
  'PQ',
  'QC',
  'SK',
  'YT',
]);
const NAME_ABSENT: ReadonlySet<string> = new Set(['', 'NONE', 'UNAVL', 'UNAVAIL', 'NMN']);

/** Reads the payload of a PDF417 barcode; null when it is no AAMVA payload. Dates become YYYY-MM-DD. */
export function parseAamva(payload: string): AamvaFields | null {
  const header = /(?:ANSI |AAMVA)\s?(\d{6})(\d{2})/.exec(payload);
  if (!header) return null;
  const elements = elementsOf(payload.slice(header.index));
  const pick = (...ids: string[]): string | null => {
    for (const id of ids) {
      const value = elements.get(id)?.trim();
      if (value && !NAME_ABSENT.has(value.toUpperCase())) return value;
    }
    return null;
  };
  const whole = splitWholeName(pick('DAA'));
  const first = pick('DAC') ?? pick('DCT')?.replaceAll(',', ' ') ?? whole.first;
  const middle = pick('DAD') ?? (elements.has('DAC') ? null : whole.middle);
  const surname = pick('DCS', 'DAB') ?? whole.last;
  const issuer = pick('DAJ', 'DAO');
  return {
    document_number: pick('DAQ')?.replaceAll(' ', '') ?? null,
    surname,
    full_name: surname === null ? whole.all : null,
    given_names:
      [first, middle]
        .filter((part) => part !== null)
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim() || null,
    birth_date: dateOf(pick('DBB')),
    expiry_date: dateOf(pick('DBA')),
    issue_date: dateOf(pick('DBD')),
    sex: SEXES[pick('DBC') ?? ''] ?? null,
    address: addressOf(
      pick('DAG', 'DAL'),
      pick('DAH', 'DAM'),
      pick('DAI', 'DAN'),
      pick('DAJ', 'DAO'),
      pick('DAK', 'DAP'),
    ),
    issuer,
    country: countryOf(pick('DCG'), issuer),
  };
}

/** Elements are a three-letter id and its value, ended by a line feed; the first of a subfile follows its two-letter type. */
function elementsOf(text: string): Map<string, string> {
  const elements = new Map<string, string>();
  for (const line of text.split(/\p{Cc}+/u).slice(0, MAX_ELEMENTS)) {
    const found = /^(?:.*?\d{4,}(?=DL|ID|EN))?(?:DL|ID|EN)?(D[A-Z]{2}|Z[A-Z]{2})(.*)$/.exec(line);
    const [, id, value] = found ?? [];
    if (id && value !== undefined && !elements.has(id)) elements.set(id, value);
  }
  return elements;
}

/** The first versions hold the whole name in one element: last, first, middle, suffix. Without marks between them none is told apart. */
function splitWholeName(text: string | null): Record<'last' | 'first' | 'middle' | 'all', string | null> {
  const [last = '', first, middle] = (text ?? '').split(/[,@$]/).map((part) => part.trim());
  if (first === undefined) return { last: null, first: null, middle: null, all: last || null };
  return { last: last || null, first: first || null, middle: middle || null, all: null };
}

function countryOf(said: string | null, issuer: string | null): string {
  if (said === 'CAN' || said === 'USA') return said;
  return issuer && PROVINCES.has(issuer.toUpperCase()) ? 'CAN' : 'USA';
}

/** CCYYMMDD (Canada, version 1) or MMDDCCYY (United States): a month never exceeds 12, so a leading 19 or 20 is a century. */
function dateOf(text: string | null): string | null {
  const digits = (text ?? '').replace(/\D/g, '');
  if (digits.length !== 8) return null;
  const yearFirst = /^(19|20|21)/.test(digits);
  const iso = yearFirst
    ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
    : `${digits.slice(4)}-${digits.slice(0, 2)}-${digits.slice(2, 4)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** As it is printed on the card, its lines joined by a space. */
function addressOf(...parts: (string | null)[]): string | null {
  const [street, second, city, state, code] = parts;
  const postal = code && /^\d{5}(0000)?$/.test(code) ? code.slice(0, 5) : code?.replace(/^(\d{5})(\d{4})$/, '$1-$2');
  const place = [city, [state, postal].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [street, second, place].filter(Boolean).join(' ') || null;
}
