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
