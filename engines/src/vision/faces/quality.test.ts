import { describe, expect, test } from 'vitest';
import type { Point } from './align.ts';
import { FACE_QUALITY_LIMITS, type FaceQuality, faceQualityReasons, poseOf } from './quality.ts';

const good: FaceQuality = {
  yaw: 3,
  pitch: -4,
  roll: 2,
  sharpness: 0.026,
  light: 150,
  burnt: 0,
  lowerFace: 0.02,
  lowerSpread: 0.21,
  eyeLight: 0.65,
  eyeContrast: 0.26,
};

/** 68 points of a level face from the front; only those that tell the pose have a place of their own. */
function level(noseX = 0, noseY = 0.62): Point[] {
  const at = (i: number): Point => {
    if (i >= 36 && i < 42) return [-50, 0];
    if (i >= 42 && i < 48) return [50, 0];
    if (i === 30) return [noseX * 100, noseY * 100];
    return [i === 48 ? -30 : 30, 100];
  };
  return Array.from({ length: 68 }, (_, i) => at(i));
}

describe('BIO-01 the quality of a face', () => {
  test('a good one has no reason against it', () => {
    expect(faceQualityReasons(good)).toEqual([]);
  });

  test('each limit lets the value on it pass and refuses the next', () => {
    const limits = FACE_QUALITY_LIMITS;
    const reasons = (change: Partial<FaceQuality>) => faceQualityReasons({ ...good, ...change });
    for (const [name, limit] of [
      ['yaw', limits.yawDegrees],
      ['pitch', limits.pitchDegrees],
      ['roll', limits.rollDegrees],
    ] as const) {
      expect(reasons({ [name]: limit })).toEqual([]);
      expect(reasons({ [name]: limit + 0.1 })).toEqual(['face.low_quality']);
      expect(reasons({ [name]: -limit - 0.1 })).toEqual(['face.low_quality']);
    }
    expect(reasons({ sharpness: limits.sharpness })).toEqual([]);
    expect(reasons({ sharpness: limits.sharpness - 0.0001 })).toEqual(['face.low_quality']);
    expect(reasons({ light: limits.lightLeast - 1 })).toEqual(['face.low_quality']);
    expect(reasons({ burnt: limits.burntMost + 0.01 })).toEqual(['face.low_quality']);
    expect(reasons({ lowerFace: limits.lowerFace + 0.001 })).toEqual(['face.covered']);
    expect(reasons({ lowerSpread: limits.lowerSpread })).toEqual([]);
    expect(reasons({ lowerSpread: limits.lowerSpread - 0.001 })).toEqual(['face.covered']);
    // What the dark or a tremor takes the contrast from is not called covered.
    expect(reasons({ lowerSpread: 0.05, light: limits.lightLeast - 1 })).toEqual(['face.low_quality']);
    expect(reasons({ lowerSpread: 0.05, sharpness: 0.001 })).toEqual(['face.low_quality']);
    expect(reasons({ eyeLight: 0.2, eyeContrast: 0.05 })).toEqual(['face.glasses']);
  });

  test('eyes in shadow that still show their white are no dark glasses', () => {
    expect(faceQualityReasons({ ...good, eyeLight: 0.2 })).toEqual([]);
  });

  test('the pose is level from the front and follows nose and eyes', () => {
    const front = poseOf(level());
    expect([front.yaw, front.pitch, front.roll].map(Math.round)).toEqual([0, 0, 0]);
    expect(poseOf(level(0.35)).yaw).toBeGreaterThan(29);
    expect(poseOf(level(-0.35)).yaw).toBeLessThan(-29);
    expect(poseOf(level(0, 0.95)).pitch).toBeGreaterThan(30);
    const tilted = level().map(([x, y]): Point => [x * 0.9 - y * 0.436, x * 0.436 + y * 0.9]);
    expect(Math.round(poseOf(tilted).roll)).toBe(26);
    expect(Math.round(poseOf(tilted).yaw)).toBe(0);
  });
});
