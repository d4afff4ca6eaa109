import type { Decoded, Kind, PersonNames } from './kind.ts';
import { AFRICA_WEST_ASIA } from './kinds/africa-west-asia.ts';
import { AMERICAS } from './kinds/americas.ts';
import { BRITAIN_IRELAND } from './kinds/britain-ireland.ts';
import { EAST_ASIA } from './kinds/east-asia.ts';
import { EAST_EUROPE } from './kinds/east-europe.ts';
import { EUROPE } from './kinds/europe.ts';
import { LATIN_AMERICA } from './kinds/latin-america.ts';
import { SOUTH_ASIA } from './kinds/south-asia.ts';

export type IdentifierReason = 'format' | 'check_digit' | 'birth_date' | 'region' | 'unknown_kind';
export type IdentifierFinding = {
  valid: boolean;
  normalized: string;
  reason: null | IdentifierReason;
  /** `check_digit_not_binding`: the digit fails, but genuine numbers of this kind are known to fail it. */
  warning: string | null;
  /** `birth_date` may be partial (`YYYY`, `YYYY-MM`); its century is `assumed` when the number has two digits of the year. */
  encodes: { birth_date?: string; century?: 'assumed'; sex?: 'M' | 'F'; region?: string };
};
export type IdentifierInput = { country: string; kind: string; value: string; today: string };

const KINDS: readonly Kind[] = [
  ...EAST_ASIA,
  ...SOUTH_ASIA,
  ...EUROPE,
  ...EAST_EUROPE,
  ...BRITAIN_IRELAND,
  ...AMERICAS,
  ...LATIN_AMERICA,
  ...AFRICA_WEST_ASIA,
];
const BY_NAME: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [`${kind.country}/${kind.kind}`, kind]));
const SEPARATORS = /[\s.\-/()]/g;
const MAX_LENGTH = 64;

/** Judges an identity number by its shape, its check digits and what it encodes; `today` bounds birth dates. */
export function validateIdentifier({ country, kind: name, value, today }: IdentifierInput): IdentifierFinding {
  const kind = BY_NAME.get(`${country.toUpperCase()}/${name}`);
  const normalized = normalize(value, kind);
  if (!kind) return refuse(normalized, 'unknown_kind', {});
  if (!kind.shape.test(normalized)) return refuse(normalized, 'format', {});

  const decoded = kind.decode?.(normalized, today) ?? {};
  const encodes = present(decoded);
  const fits = kind.check?.(normalized) ?? true;
  if (!fits && !kind.checkNotBinding) return refuse(normalized, 'check_digit', encodes);
  if (decoded.birth_date === null) return refuse(normalized, 'birth_date', encodes);
  if (decoded.region === null) return refuse(normalized, 'region', encodes);
  return { valid: true, normalized, reason: null, warning: fits ? null : 'check_digit_not_binding', encodes };
}

/** Every kind known, with the document classes that show it. */
export function identifierKinds(): { country: string; kind: string; title: string; document_classes: string[] }[] {
  return KINDS.map(({ country, kind, title, document_classes }) => ({
    country,
    kind,
    title,
    document_classes: [...document_classes],
  }));
}

/** Compares what a number encodes with what is known of the person; only fields that both know are listed. */
export function crossCheck(
  finding: IdentifierFinding,
  person: { birth_date?: string; sex?: string },
): { field: string; agrees: boolean }[] {
  const { birth_date: birth, century, sex } = finding.encodes;
  const results: { field: string; agrees: boolean }[] = [];
  if (birth !== undefined && person.birth_date !== undefined) {
    // With two digits of the year the number cannot contradict a century.
    const skip = century === 'assumed' ? 2 : 0;
    const length = Math.min(birth.length, person.birth_date.length);
    const agrees = birth.slice(skip, length) === person.birth_date.slice(skip, length);
    results.push({ field: 'birth_date', agrees });
  }
  if (sex !== undefined && (person.sex === 'M' || person.sex === 'F')) {
    results.push({ field: 'sex', agrees: sex === person.sex });
  }
  return results;
}

/** Compares the letters that a number takes from the names with the names; empty when it takes none. */
export function crossCheckNames(
  { country, kind, value }: Omit<IdentifierInput, 'today'>,
  person: PersonNames,
): { field: string; agrees: boolean }[] {
  const known = BY_NAME.get(`${country.toUpperCase()}/${kind}`);
  const compared = known?.names?.(normalize(value, known), person) ?? {};
  return Object.entries(compared).map(([field, agrees]) => ({ field, agrees }));
}

/**
 * Fills the question marks (one or two) of a number with the signs that make it valid: for specimens and tests.
 * Null when no sign fits, as for some bodies of modulus 11 numbers.
 */
export function completeIdentifier(input: IdentifierInput): string | null {
  const signs = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const at = input.value.indexOf('?');
  if (at < 0) {
    const finding = validateIdentifier(input);
    return finding.valid && finding.warning === null ? input.value : null;
  }
  for (const sign of signs) {
    const value = `${input.value.slice(0, at)}${sign}${input.value.slice(at + 1)}`;
    const found = completeIdentifier({ ...input, value });
    if (found !== null) return found;
  }
  return null;
}

function normalize(value: string, kind: Kind | undefined): string {
  return value
    .slice(0, MAX_LENGTH + 1)
    .normalize('NFKC')
    .toUpperCase()
    .replace(kind?.strip ?? SEPARATORS, '');
}

function present(decoded: Decoded): IdentifierFinding['encodes'] {
  const { birth_date: birth, century, sex, region } = decoded;
  return {
    ...(birth ? { birth_date: birth, ...(century ? { century } : {}) } : {}),
    ...(sex ? { sex } : {}),
    ...(region ? { region } : {}),
  };
}

function refuse(
  normalized: string,
  reason: IdentifierReason,
  encodes: IdentifierFinding['encodes'],
): IdentifierFinding {
  return { valid: false, normalized, reason, warning: null, encodes };
}
