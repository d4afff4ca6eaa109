import { ARABIC, CYRILLIC, DROPPED, FINAL_TEH_MARBUTA, LATIN, plainLetter, transliterate } from './transliterate.ts';

/** Other spellings that ICAO 9303-3 section 6 allows beside the first one, and those that states used before it. */
const ALTERNATIVES: Readonly<Record<string, readonly string[]>> = {
  Ä: ['A', 'AXX'],
  Å: ['A'],
  Æ: ['A'],
  Ñ: ['NXX'],
  Ö: ['O', 'OXX'],
  Ø: ['O'],
  Œ: ['O'],
  Ü: ['U', 'UXX'],
  Ð: ['DH', 'TH'],
  Đ: ['DJ'],
  Þ: ['T'],
  ẞ: ['S'],
  Ĳ: ['Y'],
  Ё: ['IO', 'YO'],
  Г: ['H'],
  Ґ: ['H'],
  Є: ['YE'],
  Ж: ['Z', 'J'],
  И: ['Y'],
  Ї: ['YI'],
  Й: ['Y', 'J'],
  Х: ['H'],
  Ц: ['C'],
  Ч: ['C'],
  Ш: ['S'],
  Щ: ['SHT', 'SCH'],
  Ъ: ['', 'U'],
  Ю: ['YU', 'JU'],
  Я: ['YA', 'JA'],
  Ђ: ['DJ'],
  Љ: ['LJ', 'L'],
  Њ: ['NJ', 'N'],
  Ѓ: ['GJ'],
  Ќ: ['KJ'],
  Џ: ['DJ'],
  Ғ: ['G', 'GH'],
  ة: [FINAL_TEH_MARBUTA],
  ی: ['Y', 'XAY'],
};

const MOST_LETTERS = 120;

/** Whether `zone` (A-Z and fillers) is one of the spellings that the national letters of `name` may take in a machine-readable zone. */
export function isSpelling(name: string, zone: string): boolean {
  return spelledUpTo(name, zone.replaceAll('<', '')).whole;
}

/** As `isSpelling` for a zone that was cut to its room: all of it is the beginning of a spelling. */
export function isCutSpelling(name: string, zone: string): boolean {
  return spelledUpTo(name, zone.replaceAll('<', '')).all;
}

/** Follows all spellings at once: after each letter, the places of the zone where some spelling so far may end. */
function spelledUpTo(name: string, zone: string): { whole: boolean; all: boolean } {
  let places = new Set([0]);
  let all = zone === '';
  for (const char of [...name.normalize('NFC').toUpperCase()].slice(0, MOST_LETTERS)) {
    const next = new Set<number>();
    for (const spelling of spellingsOf(char)) {
      for (const at of places) {
        if (zone.startsWith(spelling, at)) next.add(at + spelling.length);
        if (at < zone.length && spelling.startsWith(zone.slice(at))) all = true;
      }
    }
    if (next.size === 0) return { whole: false, all };
    places = next;
  }
  return { whole: places.has(zone.length), all: all || places.has(zone.length) };
}

function spellingsOf(char: string): readonly string[] {
  if (DROPPED.test(char)) return [''];
  const mapped = LATIN[char] ?? CYRILLIC[char] ?? ARABIC[char];
  const first = mapped ?? (/[A-Z]/.test(char) ? char : plainLetter(char));
  return [first, ...(ALTERNATIVES[char] ?? [])];
}

const ARABIC_BY_ZONE = [...Object.entries(ARABIC), ['ة', FINAL_TEH_MARBUTA] as const]
  .map(([letter, zone]) => ({ letter, zone }))
  .sort((a, b) => b.zone.length - a.zone.length);

/**
 * The Arabic letters that a zone of ICAO's Arabic table stands for (9303-3 section 6, table C): the one table that can be read
 * backwards, since each letter has a spelling of its own. Null when the zone does not follow it.
 */
export function arabicOf(zone: string): string | null {
  let out = '';
  for (let at = 0; at < zone.length; ) {
    const rest = zone.slice(at);
    if (rest.startsWith('<')) {
      out += ' ';
      at++;
      continue;
    }
    const found = ARABIC_BY_ZONE.find((entry) => rest.startsWith(entry.zone));
    if (!found) return null;
    out += found.letter;
    at += found.zone.length;
  }
  return transliterate(out) === zone.replace(/<+/g, '<').replace(/^<|<$/g, '') ? out : null;
}
