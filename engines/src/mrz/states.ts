import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };

/** Codes of ICAO 9303-3 section 5 that ISO 3166-1 does not list, with the ISO country a holder belongs to, if any. */
const ICAO_EXTRAS: Readonly<Record<string, string | null>> = {
  D: 'DEU',
  GBD: 'GBR',
  GBN: 'GBR',
  GBO: 'GBR',
  GBP: 'GBR',
  GBS: 'GBR',
  EUE: null,
  RKS: 'XKX',
  XKX: 'XKX',
  UNO: null,
  UNA: null,
  UNK: null,
  XAA: null,
  XBA: null,
  XCC: null,
  XCE: null,
  XCO: null,
  XCT: null,
  XDC: null,
  XEC: null,
  XES: null,
  XIM: null,
  XMP: null,
  XOM: null,
  XPO: null,
  XXA: null,
  XXB: null,
  XXC: null,
  XXX: null,
  IAO: null,
  NTZ: null,
  // The invented state of ICAO's own specimens.
  UTO: null,
};

const ISO_ALPHA3: ReadonlySet<string> = new Set(Object.keys(countries.getAlpha3Codes()));

/** Whether a code (without fillers) is an ISO 3166-1 alpha-3 country or one of ICAO's own codes. */
export function isStateCode(code: string): boolean {
  return ISO_ALPHA3.has(code) || Object.hasOwn(ICAO_EXTRAS, code);
}

/** ISO 3166-1 alpha-3 for a code as printed (`D` → `DEU`, `GBN` → `GBR`, `DE` → `DEU`); the code itself when it has no country; null when unknown. */
export function alpha3Of(code: string): string | null {
  if (ISO_ALPHA3.has(code)) return code;
  if (Object.hasOwn(ICAO_EXTRAS, code)) return ICAO_EXTRAS[code] ?? code;
  return code.length === 2 ? (countries.alpha2ToAlpha3(code) ?? null) : null;
}

/** Every known code, padded with fillers to three characters. */
export const STATE_CODES: readonly string[] = [...ISO_ALPHA3, ...Object.keys(ICAO_EXTRAS)].map((c) => c.padEnd(3, '<'));

const BY_NAME: ReadonlyMap<string, string> = new Map([
  ...Object.entries(english.countries).flatMap(([alpha2, names]) =>
    [names].flat().map((name): [string, string] => [nameKey(name), countries.alpha2ToAlpha3(alpha2) ?? '']),
  ),
  ['UTOPIA', 'UTO'],
]);

/** The code of a state whose English name this text is (case, marks and punctuation aside), else null. */
export function stateNamed(text: string): string | null {
  return BY_NAME.get(nameKey(text)) || null;
}

function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
}
