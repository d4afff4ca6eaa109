import type { TokenKind } from '../names/index.ts';

/** Order of the kinds as stored in an index. */
export const TOKEN_KINDS: readonly TokenKind[] = ['word', 'initial', 'number', 'form', 'particle', 'title'];

/** Fixed weight of small parts; `null` where rarity decides. */
export const KIND_WEIGHT: Readonly<Record<TokenKind, number | null>> = {
  word: null,
  initial: 0.2,
  number: null,
  form: 0.1,
  particle: 0.06,
  title: 0.1,
};

/** Initials, legal forms, particles and titles help an alignment and never carry it. */
export function isSmall(kind: TokenKind): boolean {
  return kind !== 'word' && kind !== 'number';
}

/** What is stored of a name: its kind in the lower bits (0 primary, 1 strong, 2 weak, 3 original script), and whether it reads like an organization's. */
export const NAME_BITS = { kind: 3, organizational: 4 } as const;
export const WEAK_NAME = 2;
