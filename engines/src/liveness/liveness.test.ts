import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeClip, type Motion, SEQUENCES, sequenceAt } from './index.ts';
import { clipOf, frameOf, type Performed, perform, randomOf } from './testing/clip.ts';
import { type Pose, REST, sheetLandmarksOf } from './testing/head.ts';

const ASKED: readonly Motion[] = ['turn_left', 'blink', 'open_mouth'];
const judge = (frames: ReturnType<typeof perform>, change: Parameters<typeof clipOf>[2] = {}, asked = ASKED) =>
  judgeClip(clipOf(asked, frames, change));

/** A path of a picture in the hand: moved, tilted and turned while the film lasts. */
function held(pathOf: (share: number) => Partial<Pose>, change: Partial<Performed> = {}) {
  const random = randomOf(5);
  const input = { sequence: ASKED, project: sheetLandmarksOf, ...change };
  return Array.from({ length: 18 }, (_, index) => {
    const atMs = index * 400 + random() * 20;
    return frameOf(input, { ...REST, ...pathOf(index / 17) }, { atMs, random, index });
  });
}

describe('BIO-02 a challenge', () => {
  test('asks for two to four different motions, one of them a turn, and knows 188 ways to do so', () => {
    expect(SEQUENCES).toHaveLength(188);
    expect(new Set(SEQUENCES.map((sequence) => sequence.join()))).toHaveProperty('size', 188);
    for (const sequence of SEQUENCES) {
      expect(sequence.length).toBeGreaterThanOrEqual(2);
      expect(sequence.length).toBeLessThanOrEqual(4);
      expect(new Set(sequence).size).toBe(sequence.length);
      expect(sequence.some((motion) => motion.startsWith('turn_'))).toBe(true);
    }
    expect(() => sequenceAt(188)).toThrow(RangeError);
  });
});

describe('BIO-02 a person who does what was asked', () => {
  test('is live, whatever was asked, wherever they sit and however their head is tilted', () => {
    fc.assert(
      fc.property(fc.nat(SEQUENCES.length - 1), fc.integer({ min: 1, max: 1000 }), (drawn, seed) => {
        const sequence = sequenceAt(drawn);
        const result = judge(perform({ sequence, seed }), {}, sequence);
        expect(result.reasons).toEqual([]);
        expect(result.verdict).toBe('live');
      }),
      { numRuns: 40 },
    );
  });

  test('is shown to the officer motion by motion and frame by frame, with the straightest frame named', () => {
    const frames = perform({ sequence: ASKED });
    const result = judge(frames);
    expect(result.motions.map(({ motion }) => motion)).toEqual(ASKED);
    for (const [before, after] of result.motions.slice(1).map((one, i) => [result.motions[i]!, one] as const))
      expect(after.startMs!).toBeGreaterThan(before.endMs!);
    expect(result.frames).toHaveLength(frames.length);
    expect(Math.max(...result.frames.map(({ yaw }) => yaw!))).toBeGreaterThan(15);
    expect(Math.min(...result.frames.map(({ eyes }) => eyes!))).toBeLessThan(0.5);
    expect(Math.abs(result.frames[result.best!]!.yaw!)).toBeLessThan(5);
    expect(result.score).toBeGreaterThan(0.7);
  });

  test('another order, a motion left out and a motion too many are refused, each with its reason', () => {
    const swapped = judge(perform({ sequence: ['blink', 'turn_left', 'open_mouth'] }));
    expect(swapped.reasons).toEqual(['liveness.failed', 'liveness.wrong_order']);
    const without = judge(perform({ sequence: ['turn_left', 'open_mouth'] }));
    expect(without.reasons).toEqual(['liveness.failed', 'liveness.missing_motion']);
    const everything = judge(
      perform({ sequence: ['turn_right', 'turn_left', 'nod', 'blink', 'open_mouth'], intervalMs: 420 }),
    );
    expect(everything.reasons).toEqual(['liveness.failed', 'liveness.wrong_order']);
    expect(judge(perform({ sequence: ['turn_left', 'blink', 'open_mouth', 'nod'] })).verdict).toBe('live');
  });

  test('left is not right', () => {
    const mirrored = judge(perform({ sequence: ['turn_right', 'blink', 'open_mouth'] }));
    expect(mirrored.reasons).toContain('liveness.missing_motion');
  });

  test('a film played too fast, too slow or with a clock that says otherwise is refused', () => {
    const fast = perform({ sequence: ASKED, motionMs: 260, restMs: 90, intervalMs: 45 });
    expect(judge(fast).reasons).toContain('liveness.too_fast');
    expect(
      judge(perform({ sequence: ASKED, restMs: 8000, intervalMs: 900 }), {
        challenge: { sequence: ASKED, limitMs: 60_000 },
      }).reasons,
    ).toContain('liveness.too_slow');
    const frames = perform({ sequence: ASKED });
    const lasted = frames.at(-1)!.atMs;
    expect(judge(frames, { challenge: { sequence: ASKED, limitMs: lasted } }).verdict).toBe('live');
    expect(judge(frames, { challenge: { sequence: ASKED, limitMs: lasted - 1 } }).reasons).toContain(
      'liveness.too_slow',
    );
    expect(judge(frames, { elapsedMs: lasted - 1000 }).verdict).toBe('live');
    expect(judge(frames, { elapsedMs: lasted - 1001 }).reasons).toContain('liveness.too_fast');
  });

  test('too few frames, frames without a face, two faces and a gap are refused', () => {
    const frames = perform({ sequence: ASKED });
    expect(judge(frames.slice(0, 7)).reasons).toContain('liveness.too_few_frames');
    const blank = { faces: 0, landmarks: null, embedding: null, aperture: null, pad: null };
    expect(judge(frames.map((frame, i) => (i % 3 === 0 ? { ...frame, ...blank } : frame))).reasons).toContain(
      'face.not_detected',
    );
    expect(judge(frames.map((frame) => ({ ...frame, ...blank }))).reasons).toContain('face.not_detected');
    expect(judge(frames.map((frame, i) => (i === 4 ? { ...frame, faces: 2 } : frame))).reasons).toContain(
      'face.multiple',
    );
    const torn = frames.map((frame, i) => (i > 9 ? { ...frame, atMs: frame.atMs + 1600 } : frame));
    expect(judge(torn).reasons).toContain('liveness.discontinuous');
  });
});

describe('BIO-03 what is not a living person', () => {
  test('a still picture that is moved about and tilted shows no change of the face itself', () => {
    const moved = held((share) => ({
      x: Math.sin(share * 6) * 0.5,
      y: Math.cos(share * 5) * 0.3,
      roll: 8 * Math.sin(share * 9),
      zoom: 1 + 0.1 * share,
    }));
    expect(judge(moved).reasons).toEqual(['liveness.failed', 'liveness.still_picture']);
  });

  test('a photograph that is turned stays flat, at any angle a hand can give it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 38, max: 52 }), fc.integer({ min: -25, max: 25 }), (yaw, pitch) => {
        const turned = held((share) => ({
          yaw: yaw * Math.sin(share * Math.PI * 2),
          pitch: pitch * Math.sin(share * Math.PI),
        }));
        expect(judge(turned).reasons).toContain('liveness.flat');
      }),
      { numRuns: 30 },
    );
  });

  test('a film that begins again is a loop', () => {
    const once = perform({ sequence: ['turn_left', 'blink'], intervalMs: 400 });
    const span = once.at(-1)!.atMs + 400;
    const again = once.map((frame, i) => ({ ...frame, atMs: frame.atMs + span, digest: `again-${i}` }));
    expect(judge([...once, ...again]).reasons).toContain('liveness.loop');
  });

  test('frames of an earlier attempt are known again, encoded anew or not; the same person anew is not', () => {
    const first = perform({ sequence: ASKED, seed: 7 });
    const earlier = [{ thumbs: first.map(({ thumb }) => thumb), digests: first.map(({ digest }) => digest) }];
    const random = randomOf(3);
    const encodedAnew = first.map((frame, i) => ({
      ...frame,
      digest: `b${i}`,
      thumb: frame.thumb.map((grey) => grey + Math.round(random())),
    }));
    expect(judge(encodedAnew, { earlier }).reasons).toContain('liveness.replayed');
    const one = perform({ sequence: ASKED, seed: 8 }).map((frame, i) =>
      i === 3 ? { ...frame, digest: first[3]!.digest } : frame,
    );
    expect(judge(one, { earlier }).reasons).toContain('liveness.replayed');
    expect(judge(perform({ sequence: ASKED, seed: 8 }), { earlier }).verdict).toBe('live');
  });

  test('a second person in part of the frames is noticed', () => {
    const [mine, theirs] = [perform({ sequence: ASKED }), perform({ sequence: ASKED, person: 1 })];
    const half = mine.map((frame, i) => (i > mine.length / 2 ? theirs[i]! : frame));
    expect(judge(half).reasons).toContain('liveness.two_people');
    const acted = mine.map((frame, i) => (i > 2 && i < 6 ? theirs[i]! : frame));
    expect(judge(acted).reasons).toContain('liveness.two_people');
  });

  test('a camera made of software gives itself away by its name, its clockwork or its repetition', () => {
    const frames = perform({ sequence: ASKED });
    expect(judge(frames, { camera: { label: 'OBS Virtual Camera' } }).reasons).toContain('network.virtual_camera');
    expect(judge(frames, { camera: { label: null } }).verdict).toBe('live');
    const even = frames.map((frame, i) => ({ ...frame, atMs: i * 330 }));
    expect(judge(even)).toMatchObject({ verdict: 'live', cameraHints: ['even_intervals'] });
    const twins = frames.map((frame, i) => (i === 6 ? { ...frame, digest: frames[5]!.digest } : frame));
    expect(judge(twins).reasons).toContain('network.virtual_camera');
    const frozen = even.map((frame, i) => ({ ...frame, thumb: frames[i - (i % 2)]!.thumb }));
    expect(judge(frozen).reasons).toContain('network.virtual_camera');
  });

  test('the passive model’s least score on the straightest frames decides between live, doubt and refusal', () => {
    const at = (pad: number | null) => perform({ sequence: ASKED }).map((frame) => ({ ...frame, pad }));
    expect([0.8, 0.799, 0.5, 0.499, Number.NaN].map((pad) => judge(at(pad)).verdict)).toEqual([
      'live',
      'uncertain',
      'uncertain',
      'refused',
      'refused',
    ]);
    expect(judge(at(0.2)).reasons).toEqual(['liveness.failed', 'liveness.spoof_replay']);
    expect(judge(at(null)).verdict).toBe('uncertain');
    expect(judge(at(null), { padBands: null })).toMatchObject({ verdict: 'live', pad: null });
  });
});
