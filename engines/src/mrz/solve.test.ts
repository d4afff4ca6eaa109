import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeMrz, type MrzDocument, parseMrz, type SeenLine, solveMrz } from './index.ts';

const today = '2026-01-01';
const PASSPORT: MrzDocument = {
  format: 'TD3',
  document_code: 'P',
  issuing_state: 'UTO',
  nationality: 'UTO',
  surname: 'KOWALSKI',
  given_names: 'JAN PIOTR',
  document_number: 'AB1205I8Z',
  birth_date: '1985-01-17',
  expiry_date: '2031-10-08',
  sex: 'M',
  personal_number: '85011712345',
};
const CARD: MrzDocument = {
  ...PASSPORT,
  format: 'TD1',
  document_code: 'I',
  document_number: 'T22000129',
  personal_number: null,
};
const LINES = composeMrz(PASSPORT);

const asRead = (text: string, confidence = 0.95): SeenLine => ({ text, confidence });
/** As a recogniser of evenly printed text gives it: each character with its place along the line. */
function placed(
  text: string,
  change: (char: string, i: number) => { char: string; probability: number }[] | null,
): SeenLine {
  const glyphs = [...text].flatMap((char, i) => {
    const options = change(char, i);
    const [best] = options ?? [];
    return options && best ? [{ ...best, options, at: (i + 0.5) / text.length }] : [];
  });
  return { text: glyphs.map(({ char }) => char).join(''), confidence: 0.9, glyphs };
}

describe('DOC-04 noisy zones', () => {
  test.each(['TD1', 'TD2', 'TD3', 'MRVA', 'MRVB'] as const)('a cleanly read %s is taken as it is', (format) => {
    const code = format === 'TD3' ? 'P' : format.startsWith('MRV') ? 'V' : 'I';
    const lines = composeMrz({ ...PASSPORT, format, document_code: code, personal_number: null });
    const noise = asRead('UTOPIA PASSPORT SPECIMEN OF AN OFFICE');
    expect(solveMrz([noise, ...lines.map((line) => asRead(line))], { today })).toMatchObject({
      format,
      lines,
      valid: true,
    });
  });

  test('look-alikes of the other kind are taken for what their place allows', () => {
    const first = LINES[0]!.replaceAll('O', '0').replaceAll('I', '1');
    const second =
      LINES[1]!.slice(0, 10) + LINES[1]!.slice(10, 28).replaceAll('0', 'O').replaceAll('1', 'I') + LINES[1]!.slice(28);
    expect(solveMrz([asRead(first), asRead(second)], { today })).toMatchObject({ lines: LINES, valid: true });
  });

  test('runs of fillers that the recogniser shortened are restored', () => {
    const shortened = LINES.map((line) => asRead(line.replace(/<{4,}/g, '<<<')));
    expect(solveMrz(shortened, { today })).toMatchObject({ lines: LINES, valid: true });
  });

  test('of two runs of fillers the even pitch tells which one was shortened', () => {
    const lines = composeMrz({ ...PASSPORT, document_number: 'X12345', personal_number: '12345' });
    const second = placed(lines[1]!, (char, i) => (char === '<' && i % 2 === 0 ? null : [{ char, probability: 0.9 }]));
    expect(solveMrz([asRead(lines[0]!), second], { today })).toMatchObject({ lines, valid: true });
  });

  test('one doubtful digit is settled by the check digits', () => {
    const second = placed(LINES[1]!, (char, i) =>
      i === 5
        ? [
            { char: '6', probability: 0.5 },
            { char, probability: 0.3 },
          ]
        : [{ char, probability: 0.98 }],
    );
    expect(solveMrz([asRead(LINES[0]!), second], { today })).toMatchObject({ lines: LINES, valid: true });
  });

  test('a letter that is missing from a name is told as a doubt, and a second reading fills it', () => {
    const at = LINES[0]!.indexOf('W');
    const gap = placed(LINES[0]!, (char, i) => (i === at ? null : [{ char, probability: 0.9 }]));
    expect(solveMrz([gap, asRead(LINES[1]!)], { today })?.doubts).toContainEqual([0, at]);
    const again = [placed(LINES[0]!, (char) => [{ char, probability: 0.7 }])];
    expect(solveMrz([{ ...gap, again }, asRead(LINES[1]!)], { today })?.lines).toEqual(LINES);
  });

  test('a doubtful name takes the form that is printed on the page, a clear one keeps its own', () => {
    const at = LINES[0]!.indexOf('W');
    const doubtful = placed(LINES[0]!, (char, i) =>
      i === at
        ? [
            { char: 'V', probability: 0.5 },
            { char, probability: 0.3 },
          ]
        : [{ char, probability: 0.95 }],
    );
    const hints = ['Surname', 'KOWALSKI', 'JAN PIOTR'];
    expect(solveMrz([doubtful, asRead(LINES[1]!)], { today, hints })?.fields.surname).toBe('KOWALSKI');
    expect(solveMrz([doubtful, asRead(LINES[1]!)], { today })?.fields.surname).toBe('KOVALSKI');
    const clear = placed(LINES[0]!, (char) => [{ char, probability: 0.98 }]);
    const forged = ['KOVALSKI', 'JAN PIOTR'];
    expect(solveMrz([clear, asRead(LINES[1]!)], { today, hints: forged })?.fields.surname).toBe('KOWALSKI');
  });

  test('readers that differ on a letter are settled by the print with one of them, if the letters are known look-alikes', () => {
    const at = LINES[0]!.indexOf('KO') + 1;
    const print = (letter: string) => ({
      weight: 1,
      cells: [...LINES[0]!].map((char, i) => [
        { char: i === at ? letter : char, probability: 0.95 },
        { char: i === at ? 'U' : 'M', probability: 0.02 },
      ]),
    });
    const surname = (recognised: string, shape: string, printed: string) => {
      const seen = placed(LINES[0]!, (char, i) => [{ char: i === at ? recognised : char, probability: 0.97 }]);
      const hints = [`K${printed}WALSKI`, 'JANPIOTR'];
      return solveMrz([{ ...seen, print: print(shape) }, asRead(LINES[1]!)], { today, hints })?.fields.surname;
    };
    expect(surname('D', 'O', 'D')).toBe('KDWALSKI');
    expect(surname('D', 'O', 'O')).toBe('KOWALSKI');
    expect(surname('O', 'O', 'D')).toBe('KOWALSKI');
    expect(surname('T', 'O', 'T')).toBe('KOWALSKI');
    expect(surname('D', 'O', 'Q')).not.toBe('KQWALSKI');
  });

  test('a state that does not exist gives way to the nearest that does', () => {
    const second = placed(LINES[1]!, (char, i) =>
      i === 10
        ? [
            { char: 'O', probability: 0.6 },
            { char, probability: 0.2 },
          ]
        : i === 11
          ? [{ char: '7', probability: 0.9 }]
          : [{ char, probability: 0.97 }],
    );
    expect(solveMrz([asRead(LINES[0]!), second], { today })?.fields.nationality).toBe('UTO');
  });

  test('a clearly printed wrong digit is never repaired away', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), fc.nat(43), fc.nat(9), (line, at, digit) => {
        const changed = LINES[1]!.slice(0, at) + digit + LINES[1]!.slice(at + 1);
        fc.pre(line === 1 && /\d/.test(LINES[1]!.charAt(at)) && changed !== LINES[1]);
        const seen = placed(changed, (char) => [{ char, probability: 0.99 }]);
        const solved = solveMrz([asRead(LINES[0]!, 0.99), seen], { today });
        expect(solved?.valid ?? false).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test('random confusions never make a valid zone with a wrong number, date or check digit', () => {
    const confusions: Record<string, string> = {
      0: '8',
      1: '7',
      2: '7',
      3: '8',
      4: '9',
      5: '6',
      6: '0',
      7: '1',
      8: '3',
      9: '0',
    };
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(43), best: fc.double({ min: 0.35, max: 0.75, noNaN: true }) }), {
          maxLength: 5,
        }),
        (noise) => {
          const seen = placed(LINES[1]!, (char, i) => {
            const hit = noise.find(({ at }) => at === i);
            const other = confusions[char];
            if (!hit || other === undefined) return [{ char, probability: 0.97 }];
            const options = [
              { char: other, probability: hit.best },
              { char, probability: 0.95 - hit.best },
            ];
            return options.sort((a, b) => b.probability - a.probability);
          });
          const solved = solveMrz([asRead(LINES[0]!), seen], { today });
          if (solved?.valid) expect(solved.lines[1]).toBe(LINES[1]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('two signs misread so that every sum still agrees are doubtful, not valid, and the truth is among the rivals', () => {
    const lines = composeMrz({ ...PASSPORT, document_number: 'AB1205282' });
    const swapped = placed(lines[1]!, (char, i) => {
      const other = { 2: '5', 5: '1' }[i];
      return other === undefined
        ? [{ char, probability: 0.97 }]
        : [
            { char: other, probability: 0.6 },
            { char, probability: 0.35 },
          ];
    });
    const solved = solveMrz([asRead(lines[0]!), swapped], { today });
    expect(parseMrz([lines[0]!, swapped.text], { today })?.valid).toBe(true);
    expect(solved).toMatchObject({ valid: false, checks: { certain: false, composite: true } });
    expect(solved?.rivals.map(([, second]) => second)).toContain(lines[1]);
  });

  test('whatever is read, an answer that says valid has right check digits', () => {
    const noisy = fc.array(fc.stringMatching(/^[A-Z0-9<]{18,46}$/), { minLength: 0, maxLength: 4 });
    fc.assert(
      fc.property(noisy, (lines) => {
        const solved = solveMrz(
          lines.map((line) => asRead(line)),
          { today },
        );
        if (solved) expect(parseMrz(solved.lines, { today })?.valid).toBe(solved.valid);
      }),
      { numRuns: 100 },
    );
  });

  test('a French card read with noise is told from a TD2 by its first letters', () => {
    const lines = composeMrz({
      format: 'FRA_ID',
      document_code: 'ID',
      issuing_state: 'FRA',
      surname: 'BERTHIER',
      given_names: 'CORINNE ALICE',
      document_number: '880692310285',
      birth_date: '1965-12-06',
      sex: 'F',
    });
    const seen = lines.map((line) =>
      asRead(line.replace('ID', '1D').replace(/<{9,}/g, '<<<<<<<<').replaceAll('0', 'O')),
    );
    expect(solveMrz(seen, { today })).toMatchObject({ format: 'FRA_ID', lines, valid: true });
  });

  test('ordinary text is no zone', () => {
    expect(
      solveMrz([asRead('THE QUICK BROWN FOX JUMPS OVER'), asRead('PACK MY BOX WITH FIVE DOZEN JUGS')], { today }),
    ).toBeNull();
    expect(solveMrz([], { today })).toBeNull();
  });

  test('a three-line card survives noise in every line', () => {
    const lines = composeMrz(CARD);
    const seen = lines.map((line) => asRead(line.replaceAll('O', '0').replace(/<{5,}/, '<<<<')));
    expect(solveMrz(seen, { today })).toMatchObject({ lines, valid: true });
  });
});
