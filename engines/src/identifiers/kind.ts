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
};

export function sexOf(digit: string | undefined): Sex {
  return Number(digit) % 2 === 1 ? 'M' : 'F';
}

export function allSame(digits: string): boolean {
  return /^(.)\1*$/.test(digits);
}
