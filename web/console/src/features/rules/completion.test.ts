import type { RuleWord } from '@acquaint/sdk';
import { expect, test } from 'vitest';
import { completionAt } from './completion.ts';

const WORDS: RuleWord[] = [
  { word: 'when', kind: 'key', type: '' },
  { word: 'tx.country', kind: 'field', type: 'string' },
  { word: 'tx.counterparty', kind: 'field', type: 'string' },
  { word: 'list.risk_countries', kind: 'list', type: 'list of string' },
];
const at = (text: string) => {
  const caret = text.indexOf('|');
  const found = completionAt(text.replace('|', ''), caret, WORDS);
  return found && { from: found.from, words: found.options.map((one) => one.word) };
};

test('TXN-02 the words that begin as what is typed, the shortest first', () => {
  expect(at('when: tx.co|')).toEqual({ from: 6, words: ['tx.country', 'tx.counterparty'] });
  expect(at('when: tx.country in li|')).toEqual({ from: 20, words: ['list.risk_countries'] });
});

test('a key is offered at the start of a line, and only there', () => {
  expect(at('id: A\nwh|')).toEqual({ from: 6, words: ['when'] });
  expect(at('score: wh|')).toBeNull();
});

test('names that the rule itself declares, as a block or on one line', () => {
  const text =
    'aggregates:\n  out_1h: { fn: count }\n  out_7d: { fn: sum }\nparams: { limit: { default: 3, unit: days } }\n';
  expect(at(`${text}when: agg.o|`)?.words).toEqual(['agg.out_1h', 'agg.out_7d']);
  expect(at(`${text}when: params.|`)?.words).toEqual(['params.limit']);
});

test('nothing in a comment, for a single letter, or when the word is there already', () => {
  expect(at('# tx.co|')).toBeNull();
  expect(at('when: t|')).toBeNull();
  expect(at('when: list.risk_countries|')).toBeNull();
});
