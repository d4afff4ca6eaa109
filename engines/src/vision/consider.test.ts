import { describe, expect, test } from 'vitest';
import { fitWithin, readingOf, weigh } from './consider.ts';
import type { View } from './recognise.ts';

const SIGNS = ['', 'A', 'I', 'J', 'W', ':'];
const indexOf = new Map(SIGNS.map((sign, index) => [sign, index]));

/** A view whose time steps say these probabilities; what is left of one falls to the blank. */
function view(text: string, steps: Record<string, number>[], confidence = 0.9): View {
  const scores = Float32Array.from(
    steps.flatMap((step) => {
      const said = Object.values(step).reduce((sum, each) => sum + each, 0);
      return SIGNS.map((sign) => (sign === '' ? 1 - said : (step[sign] ?? 0)));
    }),
  );
  return { scores, steps: steps.length, width: SIGNS.length, reading: { text, confidence, glyphs: [] } };
}
const sharp = (text: string) => [...text].flatMap((sign) => [{ [sign]: 0.99 }, {}]);

describe('DOC-03 weighing several views of one line', () => {
  test('a narrow letter that one view shows and another suspects is kept', () => {
    const lost = view('WJA', [{ W: 0.99 }, {}, { I: 0.2 }, {}, { J: 0.9 }, {}, { A: 0.99 }]);
    expect(weigh([lost, view('WIJA', sharp('WIJA'))], indexOf)[0]?.text).toBe('WIJA');
  });

  test('a letter that one view invents against the certainty of the others is not', () => {
    const certain = view('WJA', sharp('WJA'));
    const invented = view('WIJA', [{ W: 0.99 }, {}, { I: 0.55 }, {}, { J: 0.99 }, {}, { A: 0.99 }]);
    expect(weigh([certain, certain, certain, invented], indexOf)[0]?.text).toBe('WJA');
  });

  test('what each of two views lost alone comes together', () => {
    const first = view(':WJA', [{ ':': 0.9 }, {}, { W: 0.99 }, {}, { I: 0.4 }, {}, { J: 0.9 }, {}, { A: 0.99 }]);
    const second = view('WIJA', [{ ':': 0.4 }, {}, { W: 0.99 }, {}, { I: 0.9 }, {}, { J: 0.9 }, {}, { A: 0.99 }]);
    const [best] = weigh([first, second], indexOf);
    expect(best?.text).toBe(':WIJA');
    expect(readingOf([first, second], ':WIJA').confidence).toBeCloseTo(0.9);
  });

  test('of the words of a closed list the likeliest is taken, with its share of the weight', () => {
    const unclear = view('J', [{ W: 0.3, J: 0.5 }, {}, { A: 0.9 }]);
    const choices = weigh([unclear], indexOf, ['WA', 'IA']);
    expect(choices[0]).toMatchObject({ text: 'WA', share: expect.closeTo(1, 2) });
    expect(weigh([unclear], indexOf, ['JA', 'WA'])[0]?.share).toBeCloseTo(0.5 / 0.8, 1);
  });

  test('nothing read and no words leave no choice', () => {
    expect(weigh([view('', [{}, {}])], indexOf)).toEqual([]);
  });
});

describe('DOC-03 a word looked for within a line', () => {
  test('it is found with other text around it, though its letters are faint', () => {
    const faint = view('J::', [
      { J: 0.9 },
      { ':': 0.9 },
      { W: 0.3, I: 0.4 },
      {},
      { A: 0.3 },
      {},
      { ':': 0.9 },
      { J: 0.9 },
    ]);
    const [best, next] = fitWithin([faint], indexOf, ['JIJ', 'WA']);
    expect(best).toMatchObject({ text: 'WA' });
    expect(best?.share).toBeGreaterThan((next?.share ?? 0) * 2);
  });

  test('what is plainly printed fits wholly, what is not there hardly at all', () => {
    const fits = fitWithin([view('IWAJ', sharp('IWAJ'))], indexOf, ['WA', 'JW']);
    expect(fits[0]).toMatchObject({ text: 'WA', share: expect.closeTo(1, 2) });
    expect(fits[1]?.share).toBeLessThan(0.05);
  });
});
