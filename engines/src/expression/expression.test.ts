import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCondition, compileExpression, ExpressionInvalid, GEO, NUMBER, STRING, type Value } from './index.ts';

const NAMES = {
  tx: { kind: 'record', fields: { amount: NUMBER, country: STRING, geo: GEO } },
  agg: { kind: 'record', fields: { out_1h: NUMBER, mean_90d: NUMBER, last_geo: GEO } },
} as const;
const SCOPE = {
  tx: { amount: 120, country: 'DE', geo: { lat: 52.52, lon: 13.405 } },
  agg: { out_1h: 16, mean_90d: null, last_geo: { lat: 48.137, lon: 11.575 } },
};
const run = (text: string, scope: Record<string, Value> = SCOPE) => compileExpression(text, NAMES).run(scope);
const refusal = (text: string) => {
  try {
    compileCondition(text, NAMES);
  } catch (error) {
    if (error instanceof ExpressionInvalid) return { code: error.code, ...error.place, suggestion: error.suggestion };
    throw error;
  }
  return null;
};

describe('TXN-03 the language of rules', () => {
  test.each([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['-(2 + 3) % 4', -1],
    ['tx.amount > 100.0 && tx.country == "DE"', true],
    ['agg.out_1h >= 50 ? 4 : agg.out_1h <= 5 ? 2 : 3', 3],
    ["tx.country in ['DE', 'FR']", true],
    ["tx.country.startsWith('D') || false", true],
    ["'a' + 'b' == 'ab'", true],
    ['isMultiple(tx.amount, 20)', true],
    ['hour(0) == 0 && weekday(0) == 4', true],
    ['!(tx.amount < 1) == true', true],
    ['min(3, max(1, 2)) == 2', true],
  ])('%s is %s', (text, value) => expect(run(text)).toBe(value));

  test('what is unknown makes no comparison true, and arithmetic unknown', () => {
    for (const text of ['agg.mean_90d > 1', 'agg.mean_90d <= 1', 'agg.mean_90d == 1', 'agg.mean_90d != 1'])
      expect(run(text)).toBe(false);
    expect(run('agg.mean_90d == null')).toBe(true);
    expect(run('agg.mean_90d != null')).toBe(false);
    expect(run('has(agg.mean_90d)')).toBe(false);
    expect(run('agg.mean_90d * 2')).toBeNull();
  });

  test('a division by zero and an overflow are unknown, never an error and never infinite', () => {
    expect(run('tx.amount / 0')).toBeNull();
    expect(run('tx.amount % 0')).toBeNull();
    expect(run('1e308 * 10')).toBeNull();
    expect(run('tx.amount / 0 > 1 || tx.amount / 0 <= 1')).toBe(false);
  });

  test('distance is the great circle: Berlin to Munich is 504 km', () => {
    expect(run('round(geo.km(tx.geo, agg.last_geo))')).toBe(504);
  });

  test.each([
    ['tx.amout > 1', { code: 'expression.unknown_name', line: 1, column: 4, suggestion: 'amount' }],
    [
      'tx.amount > 1 &&\n  agg.out1h > 2',
      { code: 'expression.unknown_name', line: 2, column: 7, suggestion: 'out_1h' },
    ],
    ['tx.country > 1', { code: 'expression.type', line: 1, column: 12, suggestion: null }],
    ['tx.amount', { code: 'expression.type', line: 1, column: 4, suggestion: null }],
    ['tx.amount = 1', { code: 'expression.syntax', line: 1, column: 11, suggestion: '==' }],
    ['(tx.amount > 1', { code: 'expression.syntax', line: 1, column: 15, suggestion: null }],
    ["tx.country == 'D", { code: 'expression.syntax', line: 1, column: 15, suggestion: null }],
    ['tx.country in [1, 2]', { code: 'expression.type', line: 1, column: 12, suggestion: null }],
    ["[1, 'a'] == null", { code: 'expression.type', line: 1, column: 5, suggestion: null }],
    ['[1, 2].exists(x, x > 1)', { code: 'expression.type', line: 1, column: 8, suggestion: null }],
    ['sart(1) > 0', { code: 'expression.unknown_name', line: 1, column: 1, suggestion: null }],
    [
      `${'('.repeat(200)}1${')'.repeat(200)} > 0`,
      { code: 'expression.too_large', line: 1, column: 61, suggestion: null },
    ],
  ])('%s is refused with its place', (text, wanted) => expect(refusal(text)).toEqual(wanted));

  test('any text is an expression or refused with a place inside it; nothing else happens', () => {
    const piece = fc.constantFrom(
      'tx',
      '.',
      'amount',
      '(',
      ')',
      '1',
      '&&',
      '<',
      '!',
      '-',
      "'a'",
      '[',
      ']',
      '?',
      ':',
      'in',
      ',',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 14 }).map((all) => all.join('')),
          fc.string(),
        ),
        (text) => {
          try {
            compileExpression(text, NAMES).run(SCOPE);
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionInvalid);
            expect((error as ExpressionInvalid).place.column).toBeLessThanOrEqual(text.length + 1);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('numbers are computed as JavaScript does, in the usual order', () => {
    const operator = fc.constantFrom('+', '-', '*');
    const sum = fc.tuple(fc.nat(99), fc.array(fc.tuple(operator, fc.nat(99)), { maxLength: 6 }));
    fc.assert(
      fc.property(sum, ([first, rest]) => {
        const text = `${first}${rest.map(([sign, value]) => ` ${sign} ${value}`).join('')}`;
        expect(run(text)).toBe(new Function(`return ${text}`)());
      }),
    );
  });
});
