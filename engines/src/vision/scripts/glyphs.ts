import type { Page, Symbol as Seen } from 'tesseract.js';
import type { Glyph, LineReading } from '../recognise.ts';

/**
 * One word as the script reader saw it; `from` and `to` are its ends along the line (0..1), from the left whatever the
 * direction of the script.
 */
export type ScriptWord = {
  from: number;
  to: number;
  glyphs: Glyph[];
  /** Read again, it came out as another word. */
  doubted?: boolean;
};

export function textOfWord({ glyphs }: ScriptWord): string {
  return glyphs.map((glyph) => glyph.char).join('');
}

/**
 * Words of one line in reading order, with their characters; `width` is that of the picture that was read. Scripts without
 * spaces come in scraps of words: the line's own text says where a space is.
 */
export function wordsOf(page: Page, width: number): ScriptWord[] {
  const lines = (page.blocks ?? []).flatMap((block) => block.paragraphs).flatMap((paragraph) => paragraph.lines);
  return lines.flatMap((line) => {
    const symbols = line.words.flatMap((word) => word.symbols);
    const words: Seen[][] = [];
    let word = '';
    let current: Seen[] = [];
    for (const text of line.text.trim().split(/\s+/)) {
      while (word.length < text.length) {
        const next = symbols.shift();
        if (!next) break;
        current.push(next);
        word += next.text;
      }
      words.push(current);
      word = '';
      current = [];
    }
    return words.filter((each) => each.length > 0).map((each) => wordOf(each, width));
  });
}

function wordOf(symbols: readonly Seen[], width: number): ScriptWord {
  const glyphs = symbols.flatMap(({ text, confidence, bbox }) => {
    // A cluster (letter with its marks) is one symbol here; its characters share place and confidence.
    const at = (bbox.x0 + bbox.x1) / 2 / width;
    return [...text].map((char): Glyph => ({ char, probability: confidence / 100, at, options: [] }));
  });
  const from = Math.min(...symbols.map(({ bbox }) => bbox.x0)) / width;
  const to = Math.max(...symbols.map(({ bbox }) => bbox.x1)) / width;
  return { from, to, glyphs: joined(glyphs) };
}

/** Thai SARA AM is often told as its two halves. */
function joined(glyphs: readonly Glyph[]): Glyph[] {
  const out: Glyph[] = [];
  for (const glyph of glyphs) {
    const last = out.at(-1);
    // Invisible signs that ask for a joined form are no letters of a name.
    if (glyph.char === '\u200c' || glyph.char === '\u200d') continue;
    if (glyph.char === 'า' && last?.char === 'ํ') out[out.length - 1] = { ...last, char: 'ำ' };
    else out.push(glyph);
  }
  return out;
}

/** A line from its words in the order given, a space between each two. */
export function lineOfWords(words: readonly ScriptWord[]): LineReading {
  const glyphs = words.flatMap((word, index) => {
    const gap: Glyph = { char: ' ', probability: 1, at: word.from, options: [] };
    return index === 0 ? word.glyphs : [gap, ...word.glyphs];
  });
  const seen = glyphs.filter((glyph) => glyph.char !== ' ');
  const total = seen.reduce((sum, glyph) => sum + glyph.probability, 0);
  return {
    text: glyphs.map((glyph) => glyph.char).join(''),
    confidence: seen.length === 0 ? 0 : total / seen.length,
    glyphs,
  };
}
