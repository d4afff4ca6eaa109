import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#platform/ids';
import { EvidenceLines, type TamperFinding } from '../schema.ts';
import { judge, type TamperEvidence, tamperingCheck } from './index.ts';

const CAPTURE = newId('cap');
const finding = (code: TamperFinding['code'], score: number | null): TamperEvidence['findings'][number] => ({
  code,
  score,
  threshold: 0.5,
  overlay: 'data:image/png;base64,AA==',
  version: `${code}-1`,
  captureId: CAPTURE,
});
const quiet = { checkDigits: null, numberFormat: true, contradiction: false, othersWithDocument: 0 };
const of = (...findings: TamperEvidence['findings'][number][]) => ({ findings, whole: true, elsewhere: quiet });

describe('DOC-08 a sign of tampering is a doubt for a person and never a refusal', () => {
  test.each([
    ['screen', 'image.photo_of_screen'],
    ['metadata', 'image.edited_metadata'],
    ['recompression', 'authenticity.tampered'],
    ['copied', 'authenticity.tampered'],
    ['print', 'authenticity.font_anomaly'],
    ['portrait', 'authenticity.tampered'],
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

  test('signs that the check of the document judges stand beside the others', () => {
    const elsewhere = { checkDigits: false, numberFormat: false, contradiction: true, othersWithDocument: 1 };
    expect(tamperingCheck.show({ ...of(), elsewhere })).toMatchObject([
      { label: 'tampering.check_digits', value: 'invalid', agrees: false },
      { label: 'tampering.number_format', agrees: false },
      { label: 'tampering.contradiction', agrees: false },
      { label: 'tampering.other_name', value: 1, agrees: false },
    ]);
  });

  test('the officer sees each score, and where, for what is suspicious', () => {
    const lines = tamperingCheck.show(of(finding('screen', 0.9), finding('metadata', 0.2)));
    expect(lines).toMatchObject([
      { label: 'tampering.screen', kind: 'score', value: 0.9, threshold: 0.5, agrees: false, captureId: CAPTURE },
      { label: 'tampering.metadata', kind: 'score', value: 0.2, threshold: 0.5, agrees: true, image: null },
    ]);
    expect(lines[0]?.image).toMatch(/^data:image\/png/);
    // As it is kept and read again.
    expect(EvidenceLines.parse(JSON.parse(JSON.stringify(z.encode(EvidenceLines, lines))))).toEqual(lines);
  });
});
