export type Sex = 'M' | 'F';

/** What a number says of its holder; null where it says something impossible. */
export type Decoded = {
  birth_date?: string | null;
  /** The number has a two-digit year: the century was chosen by us. */
  century?: 'assumed';
  sex?: Sex;
  region?: string | null;
};

export type Kind = {
  country: string;
  kind: string;
  title: string;
  document_classes: readonly string[];
  /** Signs that people write between the groups and that are not part of the number. */
  strip?: RegExp;
  shape: RegExp;
  check?: (value: string) => boolean;
  /** Set where genuine numbers are known to fail the digit: it then warns and does not refuse. */
  checkNotBinding?: true;
  decode?: (value: string, today: string) => Decoded;
  /** Whether the letters that the number takes from the names are those of this person. */
  names?: (value: string, person: PersonNames) => { surname?: boolean; given_names?: boolean };
};

export type PersonNames = { surname: string; given_names: string };

/** The basic letters of a name, in capitals, without marks, spaces and apostrophes. */
export function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
}

export function sexOf(digit: string | undefined): Sex {
  return Number(digit) % 2 === 1 ? 'M' : 'F';
}

export function allSame(digits: string): boolean {
  return /^(.)\1*$/.test(digits);
}
