import { Converter } from 'opencc-js/cn2t';

const toTraditional = Converter({ from: 'cn', to: 't' });

/** Characters of Big5, the set in which Taiwan and Hong Kong write: its two blocks of lead bytes. */
const BIG5 = big5();

function big5(): ReadonlySet<string> {
  const decoder = new TextDecoder('big5');
  const signs = new Set<string>();
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    if (lead === 0xc7 || lead === 0xc8) continue;
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail > 0x7e && trail < 0xa1) continue;
      signs.add(decoder.decode(Uint8Array.of(lead, trail)));
    }
  }
  return signs;
}

/**
 * A text of a card in traditional characters, of which the recogniser gave some in their simplified form (号 for 號). What is written
 * in traditional text too (台, 里, 后) stays as it was read.
 */
export function traditional(text: string): string {
  return [...text]
    .map((sign) => (/\p{Script=Han}/u.test(sign) && !BIG5.has(sign) ? toTraditional(sign) : sign))
    .join('');
}

/** A text with simplified and traditional forms of a character made one: for comparing readings, never for values. */
export function oneForm(text: string): string {
  return /\p{Script=Han}/u.test(text) ? toTraditional(text) : text;
}
