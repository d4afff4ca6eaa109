import { describe, expect, test } from 'vitest';
import type { TamperFinding } from '../schema.ts';
import { judge, tamperingCheck } from './index.ts';

const finding = (code: TamperFinding['code'], score: number | null): TamperFinding => ({
  code,
  score,
  threshold: 0.5,
  overlay: 'data:image/png;base64,AA==',
  version: `${code}-1`,
});
const of = (...findings: TamperFinding[]) => ({ findings, whole: true });

describe('DOC-08 a sign of tampering is a doubt for a person and never a refusal', () => {
  test.each([
    ['screen', 'image.photo_of_screen'],
    ['metadata', 'image.edited_metadata'],
  ] as const)('%s from its threshold on', (code, reason) => {
    expect(judge(of(finding(code, 0.5)))).toMatchObject({ result: 'inconclusive', reasons: [reason], score: 0.5 });
    expect(judge(of(finding(code, 0.499)))).toMatchObject({ result: 'pass', reasons: [] });
  });

  test('a detector that cannot judge a picture says nothing against it', () => {
    expect(judge(of(finding('screen', null), finding('metadata', 0.1)))).toMatchObject({
      result: 'pass',
      score: 0.1,
    });
  });

  test('a picture that nothing inspected does not pass', () => {
    expect(judge({ findings: [], whole: false })).toMatchObject({
      result: 'inconclusive',
      reasons: ['service.internal'],
    });
  });

  test('the officer sees each score, and where, for what is suspicious', () => {
    const lines = tamperingCheck.show(of(finding('screen', 0.9), finding('metadata', 0.2)));
    expect(lines.map(({ label, kind, agrees }) => [label, kind, agrees])).toEqual([
      ['tampering.screen', 'score', false],
      ['tampering.where.screen', 'image', undefined],
      ['tampering.metadata', 'score', true],
    ]);
  });
});
