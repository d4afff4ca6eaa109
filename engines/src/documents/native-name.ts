import { analyseName, otherSpellingsOf, readSyllableText } from '../names/index.ts';
import type { Agreement, Said } from './agreement.ts';
import { differences } from './differences.ts';

/** Names outside Chinese tradition are written by sound in characters: their Latin spelling follows their own language. */
const BY_SOUND = /[·•.]/u;

/**
 * Whether a name in Latin letters is how the Chinese characters are read: in pinyin, or as Taiwan and Hong Kong spell. Half of the
 * syllables that fit are enough, since families spell in their own way; none that fits is a contradiction; between them nothing is said.
 */
export function isRomanisedFrom(latin: string, native: string): boolean | null {
  if (BY_SOUND.test(native) || !/^\p{Script=Han}{2,}$/u.test(native)) return null;
  const letters = latin
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const syllables = analyseName(native, { organization: false }).flatMap(
    ({ text, syllables: parts }) => parts ?? [text],
  );
  if (letters === '' || syllables.length === 0) return null;
  const fitting = syllables.filter((syllable) => spellingsOf(syllable).some((spelling) => letters.includes(spelling)));
  if (fitting.length * 2 >= syllables.length) return true;
  return fitting.length === 0 ? false : null;
}

function spellingsOf(syllable: string): string[] {
  const { pinyin } = readSyllableText(syllable);
  // Travel documents write ü as YU, U or V.
  const umlaut = /^[ln]u/.test(pinyin) ? [pinyin.replace('u', 'yu'), pinyin.replace('u', 'v')] : [];
  return [pinyin, ...umlaut, ...otherSpellingsOf(syllable)];
}

/** The pair of a name in characters and its Latin form; null where the two say nothing of each other. */
export function nativePair(native: Said, latin: Said): Agreement | null {
  const agrees = isRomanisedFrom(latin.value, native.value);
  // In print alone a family's own spelling may be meant; only a machine-readable zone is bound to the rule of the state.
  if (agrees === null || (!agrees && latin.source !== 'mrz')) return null;
  const spans = agrees ? { a: [], b: [] } : differences(native.value, latin.value);
  return {
    field: 'native_name',
    a: { ...native, spans: spans.a },
    b: { ...latin, spans: spans.b },
    outcome: agrees ? 'agrees' : 'differs',
    agrees,
  };
}
