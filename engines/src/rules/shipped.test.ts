import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { MoneyGraph } from '../graph/index.ts';
import { PAYMENT_EVENT, type Rule, readRule, runRuleTests, vocabularyOf } from './index.ts';

const PACKS = resolve(import.meta.dirname, '../../../packs');
type Written = { params?: Record<string, { default: number; min?: number; max?: number; type?: string }> };
const shipped = readdirSync(PACKS).flatMap((pack) => {
  const folder = join(PACKS, pack, 'rules');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file): [string, Written, Rule] => {
    const written = parse(readFileSync(join(folder, file), 'utf8'), { maxAliasCount: 0 });
    return [`${pack}/${file}`, written, readRule(written)];
  });
});
const found = (rule: Rule) => runRuleTests(rule, PAYMENT_EVENT).map(({ found: one, score }) => `${one} ${score}`);

describe('TXN-03 the shipped rules', () => {
  test('cover the typologies TM-01 to TM-32, each under its own id', () => {
    const ids = shipped.map(([, , rule]) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = Array.from({ length: 32 }, (_, at) => `TM-${String(at + 1).padStart(2, '0')}`);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(shipped)(
    '%s says what it finds and where its numbers come from, and holds its own tests',
    (_, __, rule) => {
      expect(rule.description).toMatch(/\w+ \w+ \w+/);
      expect(rule.source).toMatch(/\S{3}/);
      const results = runRuleTests(rule, PAYMENT_EVENT);
      expect(results.filter((one) => !one.passed)).toEqual([]);
      expect(new Set(results.map((one) => one.expected))).toEqual(new Set(['hit', 'none']));
    },
  );

  test('every field and fact that a shipped rule speaks of is among the words offered to who writes one', () => {
    const words = new Set(vocabularyOf(PAYMENT_EVENT, { graph: new MoneyGraph() }).map(({ word }) => word));
    const spoken = shipped.flatMap(([, , rule]) =>
      [...`${rule.when} ${rule.scope ?? ''}`.replaceAll(/'[^']*'/g, '').matchAll(/\b(?:tx|graph)\.\w+/g)].map(String),
    );
    expect(new Set(spoken).size).toBeGreaterThan(10);
    expect([...new Set(spoken)].filter((word) => !words.has(word))).toEqual([]);
    expect(['when', 'geo.km', 'distinct', 'alert'].filter((word) => !words.has(word))).toEqual([]);
  });

  test.each(shipped)(
    'each number of %s is held by a test: another value would change an answer',
    (_, written, rule) => {
      const usual = found(rule);
      for (const [name, param] of Object.entries(written.params ?? {})) {
        const { min = 0, max = param.default * 100 } = param;
        const others = [min, max].filter((value) => value !== param.default);
        const changed = others.some((value) => found(readRule(written, { [name]: value })).join() !== usual.join());
        expect(changed, name).toBe(true);
      }
    },
  );
});
