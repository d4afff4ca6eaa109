import { LIVENESS_LIMITS } from '@acquaint/engines/liveness';
import { call } from '#modules/vendors';
import { EngineFailed } from '#platform/pools';
import { defineCheck, type Verdict } from '../define-check.ts';
import type { EvidenceLine } from '../schema.ts';
import type { JudgedClip, LivenessInput, Spoken } from './input.ts';

export type LivenessEvidence = {
  motion: LivenessInput['motion'];
  kind: 'clip' | 'picture' | 'simulated' | 'unavailable';
  anotherWay: boolean;
  clips: number;
  judged: JudgedClip | null;
  frames: readonly string[];
  spoken: Spoken | null;
};

/** Did a living person stand before the camera? Motions where they were made, the passive model on the picture otherwise. */
export const livenessCheck = defineCheck<LivenessEvidence>({
  code: 'liveness',
  gather: async (ctx, inputs) => {
    const selfie = inputs.captures.find((capture) => capture.side === 'selfie');
    const { motion, clip, clips, frames, anotherWay, fixed, spoken } = inputs.liveness;
    if (motion === 'off' || !selfie) return null;
    const seen = { motion, anotherWay, clips, frames, spoken };
    if (inputs.simulatedFace)
      return {
        evidence: { ...seen, kind: 'simulated', judged: clip },
        provider: 'liveness-simulated',
        model: null,
        simulated: true,
      };
    if (clip && !anotherWay)
      return {
        evidence: { ...seen, kind: 'clip', judged: clip },
        provider: 'liveness-local',
        model: modelOf(clip),
        simulated: fixed,
      };
    try {
      const request = {
        challenge: null,
        frames: [{ bytes: selfie.image, atMs: 0 }],
        camera: null,
        earlier: [],
        elapsedMs: null,
      };
      const { answer, provider, simulated } = await call(ctx, 'liveness', request);
      const { images: _images, seen: _seen, ...judged } = answer;
      return { evidence: { ...seen, kind: 'picture', judged }, provider, model: modelOf(judged), simulated };
    } catch (error) {
      if (error instanceof EngineFailed && !error.code.startsWith('face.') && !error.code.startsWith('pool.'))
        throw error;
      return {
        evidence: { ...seen, kind: 'unavailable', judged: null },
        provider: null,
        model: null,
        simulated: false,
      };
    }
  },
  judge: (evidence) => judge(evidence),
  show,
});

function modelOf({ pack, packHash, passive }: JudgedClip) {
  const both = passive ? `${pack} + ${passive.code}` : pack;
  return { name: both, version: both, hash: passive ? `${packHash} ${passive.hash}` : packHash };
}

/** Nothing here refuses a person by itself: what is not plainly live is looked at by someone. */
export function judge(evidence: LivenessEvidence): Verdict {
  const { judged, motion } = evidence;
  const bands = judged?.passive?.bands ?? null;
  const verdict = (result: Verdict['result'], ...reasons: string[]): Verdict => ({
    result,
    reasons,
    score: judged?.score ?? null,
    threshold: bands?.real ?? null,
  });
  if (evidence.kind === 'simulated') return { result: 'pass', reasons: [], score: null, threshold: null };
  if (evidence.kind === 'unavailable' || !judged) return verdict('inconclusive', 'service.provider_unavailable');
  if (evidence.anotherWay)
    return verdict('inconclusive', 'liveness.another_way', ...(evidence.spoken?.reasons ?? []), ...judged.reasons);
  if (judged.verdict === 'refused') return verdict('inconclusive', ...judged.reasons);
  if (evidence.kind === 'picture' && motion === 'required') return verdict('inconclusive', 'liveness.not_done');
  // With nothing installed to look for paper and screens, neither a picture nor right motions are enough by themselves.
  if (bands === null) return verdict('inconclusive', 'service.provider_unavailable');
  return judged.verdict === 'live' ? verdict('pass') : verdict('inconclusive', 'liveness.uncertain');
}

function show({ judged, frames, clips, anotherWay, spoken }: LivenessEvidence): EvidenceLine[] {
  const lines: EvidenceLine[] = [
    ...(anotherWay ? [{ label: 'liveness.another_way', kind: 'text' as const, value: 'yes' }] : []),
    ...(spoken ? showSpoken(spoken) : []),
  ];
  if (!judged) return lines;
  const bands = judged.passive?.bands ?? null;
  const film = judged.motions.length > 0;
  return [
    ...lines,
    ...judged.motions.map((one) => ({
      label: `liveness.${one.motion}`,
      kind: 'score' as const,
      value: one.amplitude,
      threshold: 1,
      agrees: one.amplitude !== null,
    })),
    ...(film
      ? [
          { label: 'liveness.depth', kind: 'score' as const, value: judged.depth, threshold: LIVENESS_LIMITS.depth },
          { label: 'liveness.same_person', kind: 'score' as const, value: judged.leastSimilarity },
        ]
      : []),
    {
      label: 'liveness.passive',
      kind: 'score',
      value: judged.pad,
      threshold: bands?.real ?? null,
      review: bands?.uncertain ?? null,
    },
    ...judged.cameraHints.map((hint) => ({
      label: 'liveness.camera',
      kind: 'text' as const,
      value: hint,
      agrees: false,
    })),
    ...(clips > 0 ? [{ label: 'liveness.clips', kind: 'score' as const, value: clips }] : []),
    ...judged.frames.map((frame, at) => ({
      label: 'liveness.frame',
      kind: 'frame' as const,
      value: at + 1,
      image: frames[at] ?? null,
      measured: numbersOf({
        at_ms: frame.atMs,
        yaw: frame.yaw,
        pitch: frame.pitch,
        eyes: frame.eyes,
        mouth: frame.mouth,
        pad: frame.pad,
        similarity: frame.similarity,
      }),
    })),
  ];
}

/** What was asked for stands beside the recording: a person hears or sees whether it is the same. */
function showSpoken({ digits, recording, afterMs }: Spoken): EvidenceLine[] {
  return [
    { label: 'liveness.recording', kind: 'recording', value: [...digits].join(' '), image: recording },
    { label: 'liveness.recorded_after', kind: 'score', value: Math.round(afterMs / 1000) },
  ];
}

/** What was not measured is left out: a nought would say something. */
function numbersOf(values: Record<string, number | null>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value !== null && Number.isFinite(value) ? [[name, Math.round(value * 1000) / 1000] as const] : [],
    ),
  );
}
