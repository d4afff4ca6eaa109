import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MEASURED, PROFILES, type Profile } from './index.ts';

const README = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

describe('E03 what each profile finds is told everywhere by one measurement', () => {
  test.each(Object.keys(PROFILES) as Profile[])('the README says of %s what was measured', (profile) => {
    const { name, facts } = MEASURED.profiles[profile];
    const figures = [name.recall, name.falsePositives, facts.recall, facts.falsePositives].map(percent).join(' | ');
    expect(README).toContain(`| \`${profile}\` | ${PROFILES[profile].threshold.toFixed(2)} | ${figures} |`);
    expect(README).toContain(MEASURED.on);
  });

  test('a more generous profile finds more, and more wrongly', () => {
    const order = (['exact', 'strict', 'balanced', 'fuzzy'] as const).map((profile) => MEASURED.profiles[profile].name);
    for (const kind of ['recall', 'falsePositives'] as const) {
      const shares = order.map((rates) => rates[kind]);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    }
  });
});
