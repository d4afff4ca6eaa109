import { describe, expect, test } from 'vitest';
import { judge, type LivenessEvidence, livenessCheck } from './index.ts';
import type { JudgedClip } from './input.ts';

const clip: JudgedClip = {
  verdict: 'live',
  score: 0.93,
  reasons: [],
  motions: [{ motion: 'turn_left', startMs: 800, peakMs: 1400, endMs: 2000, amplitude: 1.8 }],
  frames: [{ atMs: 0, yaw: 0.4, pitch: 0, eyes: 1, mouth: 0.02, pad: null, similarity: 0.9 }],
  best: 0,
  depth: 0.05,
  pad: 0.93,
  leastSimilarity: 0.8,
  cameraHints: [],
  pack: 'dlib',
  packHash: 'a1',
  passive: { code: 'pad', hash: 'b2', bands: { real: 0.8, uncertain: 0.5 } },
};
const seen: LivenessEvidence = {
  motion: 'required',
  kind: 'clip',
  anotherWay: false,
  clips: 1,
  judged: clip,
  frames: ['/v1/captures/cap_eu_1/content'],
  spoken: null,
};
const told = (change: Partial<LivenessEvidence>) => {
  const { result, reasons } = judge({ ...seen, ...change });
  return [result, ...reasons];
};

describe('BIO-02 the liveness check', () => {
  test('passes on motions that were right and a picture that is plainly live, and on nothing less', () => {
    expect(told({})).toEqual(['pass']);
    expect(told({ judged: { ...clip, verdict: 'uncertain' } })).toEqual(['inconclusive', 'liveness.uncertain']);
    const refused = {
      ...clip,
      verdict: 'refused' as const,
      reasons: ['liveness.failed', 'liveness.flat'] as JudgedClip['reasons'],
    };
    expect(told({ judged: refused })).toEqual(['inconclusive', 'liveness.failed', 'liveness.flat']);
  });

  test('a plain picture is enough where motion is offered, and goes to a person where it is required', () => {
    expect(told({ kind: 'picture', motion: 'offered' })).toEqual(['pass']);
    expect(told({ kind: 'picture' })).toEqual(['inconclusive', 'liveness.not_done']);
    expect(told({ kind: 'picture', motion: 'offered', judged: { ...clip, verdict: 'uncertain' } })).toEqual([
      'inconclusive',
      'liveness.uncertain',
    ]);
  });

  test('without a model for presentation attacks neither a picture nor right motions pass: a person looks', () => {
    const unseen = { ...clip, passive: null, pad: null };
    for (const motion of ['offered', 'required'] as const)
      expect(told({ judged: unseen, motion })).toEqual(['inconclusive', 'service.provider_unavailable']);
    for (const verdict of ['live', 'uncertain'] as const)
      expect(told({ kind: 'picture', motion: 'offered', judged: { ...unseen, verdict } })).toEqual([
        'inconclusive',
        'service.provider_unavailable',
      ]);
  });

  test('who cannot do motions, and a model that is away, are a person’s to look at, never a pass', () => {
    expect(told({ kind: 'picture', motion: 'offered', anotherWay: true })).toEqual([
      'inconclusive',
      'liveness.another_way',
    ]);
    expect(told({ kind: 'unavailable', judged: null, motion: 'offered' })).toEqual([
      'inconclusive',
      'service.provider_unavailable',
    ]);
  });

  test('shows the officer each motion, the depth and every frame with what was measured on it and nothing for what was not', () => {
    const lines = livenessCheck.show(seen);
    expect(lines.find((line) => line.label === 'liveness.turn_left')).toMatchObject({
      value: 1.8,
      threshold: 1,
      agrees: true,
    });
    expect(lines.find((line) => line.kind === 'frame')).toEqual({
      label: 'liveness.frame',
      kind: 'frame',
      value: 1,
      image: '/v1/captures/cap_eu_1/content',
      measured: { at_ms: 0, yaw: 0.4, pitch: 0, eyes: 1, mouth: 0.02, similarity: 0.9 },
    });
  });

  test('digits that were said instead are shown beside the recording, and pass nobody by themselves', () => {
    const spoken = { digits: '480215', recording: '/v1/captures/cap_eu_2/content', afterMs: 14_300, reasons: [] };
    const asked = { anotherWay: true, spoken };
    expect(told(asked)).toEqual(['inconclusive', 'liveness.another_way']);
    expect(told({ ...asked, spoken: { ...spoken, reasons: ['network.virtual_camera'] } })).toEqual([
      'inconclusive',
      'liveness.another_way',
      'network.virtual_camera',
    ]);
    expect(livenessCheck.show({ ...seen, ...asked }).slice(1, 3)).toEqual([
      { label: 'liveness.recording', kind: 'recording', value: '4 8 0 2 1 5', image: spoken.recording },
      { label: 'liveness.recorded_after', kind: 'score', value: 14 },
    ]);
  });
});
