import { matchNames } from '../match/index.ts';
import { transliterate } from '../mrz/index.ts';
import { romaniseHangul, romaniseHanPerson } from '../names/index.ts';
import type { Script } from '../vision/index.ts';
import type { Agreement } from './agreement.ts';
import type { FieldReading, Transliteration } from './reading.ts';

type Fields = Record<string, FieldReading>;

const LATIN_NAMES = ['full_name', 'surname', 'given_names'] as const;
const PARTS = ['native_surname', 'native_given_names', 'native_patronymic'] as const;
/** What two spellings of one name reach at least, by measurement (README); different names stay below 0.16. */
const SAME_NAME = 0.4;
/** Latin spellings of Thai names follow their origin and not their sound: the letters alone say less. */
const SAME_THAI_NAME = 0.25;

/**
 * Sets native and Latin names beside each other: native parts make the native name; a Latin name that is printed says so, one
 * that is not is made from the native letters where a rule exists, and says by which.
 */
export function withNativeNames(printed: Fields, script: Script | null): Fields {
  if (script === 'vie') return printed;
  const fields = { ...printed };
  const parts = PARTS.flatMap((name) => fields[name] ?? []);
  const whole = joinedName(parts);
  if (whole) fields.native_name ??= whole;
  const native = fields.native_name;
  const latin = LATIN_NAMES.filter((name) => fields[name] && /\p{Script=Latin}/u.test(fields[name].value));
  if (latin.length > 0) {
    if (native) for (const name of latin) mark(fields, name, 'printed');
    return fields;
  }
  if (parts.length > 0) return withCyrillicInLatin(fields);
  const own = fields.full_name ?? native;
  if (!own || !/[\p{Script=Han}\p{Script=Hangul}]/u.test(own.value)) return fields;
  const made = script === 'jpn' ? null : romanised(own);
  return { ...fields, full_name: own, native_name: own, ...(made ? { latin_name: made } : {}) };
}

function mark(fields: Fields, name: string, transliteration: Transliteration): void {
  const field = fields[name];
  if (field) fields[name] = { ...field, transliteration };
}

function joinedName(parts: readonly FieldReading[]): FieldReading | null {
  const [first] = parts;
  if (!first) return null;
  const confidence = Math.min(...parts.map((part) => part.confidence));
  return { ...first, value: parts.map((part) => part.value).join(' '), confidence };
}

/** ICAO 9303-3 section 6, as the state's own passport would write it; fillers become spaces. */
function withCyrillicInLatin(fields: Fields): Fields {
  const made: Fields = {};
  const inLatin = (from: FieldReading[]): FieldReading | null => {
    const whole = joinedName(from);
    if (!whole) return null;
    return { ...whole, value: transliterate(whole.value).replaceAll('<', ' '), transliteration: 'icao' };
  };
  const surname = inLatin([fields.native_surname].filter((each) => each !== undefined));
  const given = inLatin([fields.native_given_names, fields.native_patronymic].filter((each) => each !== undefined));
  if (surname) made.surname = surname;
  if (given) made.given_names = given;
  return { ...fields, ...made };
}

/** A Chinese name in pinyin, a Korean one as passports usually write it; Japanese characters do not tell how they are read. */
function romanised(native: FieldReading): FieldReading | null {
  const word = native.value.replace(/\(.*$/, '').replace(/\s/g, '');
  const hangul = /^\p{Script=Hangul}+$/u.test(word);
  if (!hangul && !/^\p{Script=Han}+$/u.test(word)) return null;
  const syllables = hangul
    ? romaniseHangul(word).map((part) => part.join(''))
    : romaniseHanPerson(word).map((part) => part.map(({ pinyin }) => pinyin).join(''));
  const value = syllables.join(' ').toUpperCase();
  return value === '' ? null : { ...native, value, transliteration: hangul ? 'romanised' : 'pinyin' };
}

/** Whether the native and the Latin name of a document are one name, as a pair of sources; null when it has only one. */
export function nativeAgreement(fields: Fields, script: Script | null): Agreement | null {
  const native = fields.native_name;
  const latin = joinedName(LATIN_NAMES.flatMap((name) => (isIndependent(fields[name]) ? (fields[name] ?? []) : [])));
  if (!native || !latin) return null;
  const { match_score: score } = matchNames(native.value, latin.value, { schema: 'Person' });
  const agrees = score >= (script === 'tha' ? SAME_THAI_NAME : SAME_NAME);
  return {
    field: 'native_name',
    a: { source: native.source, value: native.value, spans: [] },
    b: { source: latin.source, value: latin.value, spans: [] },
    outcome: agrees ? 'agrees' : 'differs',
    agrees,
  };
}

/** A Latin name that was made from the native one proves nothing about it. */
function isIndependent(field: FieldReading | undefined): boolean {
  const made = field?.transliteration !== undefined && field.transliteration !== 'printed';
  return field !== undefined && !made && /\p{Script=Latin}/u.test(field.value);
}
