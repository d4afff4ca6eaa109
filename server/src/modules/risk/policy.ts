import { type Pack, packCodes, type TierLimits } from '#modules/regulation';
import type { Factor, RatingView } from './schema.ts';

export const MODEL_VERSION = 'onboarding-1';

/** What a rating is made from: facts and codes, no personal value. */
export type RiskInputs = {
  country: string | null;
  nationality: string | null;
  screening: 'clear' | 'unscreened' | 'potential_sanctions' | 'potential_pep' | 'confirmed_sanctions' | 'confirmed_pep';
  channel: 'remote_document' | 'chip' | 'in_person';
  evidence: 'all_pass' | 'some_doubt' | 'refused';
  deviceFlags: readonly string[];
  age: number | null;
};
type Weighted = {
  code: string;
  weight: number;
  points: (inputs: RiskInputs, pack: Pack) => { value: string; share: number; why: string };
};

/** Weighted factors: weight is the most points a factor can give, share (0 to 1) how much of it applies. */
const FACTORS: readonly Weighted[] = [
  { code: 'geography', weight: 40, points: (inputs, pack) => geography(inputs, pack) },
  { code: 'screening', weight: 100, points: ({ screening }) => SCREENING[screening] },
  { code: 'evidence', weight: 25, points: ({ evidence }) => EVIDENCE[evidence] },
  { code: 'channel', weight: 10, points: ({ channel }) => CHANNEL[channel] },
  {
    code: 'device',
    weight: 25,
    points: ({ deviceFlags }) => ({
      value: deviceFlags.join(',') || 'none',
      share: Math.min(1, deviceFlags.length * 0.6),
      why: deviceFlags.length > 0 ? 'risk.device.flags' : 'risk.device.clean',
    }),
  },
  {
    code: 'age',
    weight: 5,
    points: ({ age }) => ({
      value: age === null ? 'unknown' : age < 21 ? 'under_21' : age > 75 ? 'over_75' : 'adult',
      share: age === null || age < 21 || age > 75 ? 1 : 0,
      why: 'risk.age',
    }),
  },
];
const SCREENING = {
  clear: { value: 'clear', share: 0, why: 'risk.screening.clear' },
  unscreened: { value: 'unscreened', share: 0.5, why: 'risk.screening.unscreened' },
  potential_pep: { value: 'potential_pep', share: 0.35, why: 'risk.screening.potential' },
  potential_sanctions: { value: 'potential_sanctions', share: 0.6, why: 'risk.screening.potential' },
  confirmed_pep: { value: 'confirmed_pep', share: 0.6, why: 'risk.screening.confirmed' },
  confirmed_sanctions: { value: 'confirmed_sanctions', share: 1, why: 'risk.screening.confirmed' },
} as const;
const EVIDENCE = {
  all_pass: { value: 'all_pass', share: 0, why: 'risk.evidence.pass' },
  some_doubt: { value: 'some_doubt', share: 0.5, why: 'risk.evidence.doubt' },
  refused: { value: 'refused', share: 1, why: 'risk.evidence.refused' },
} as const;
const CHANNEL = {
  chip: { value: 'chip', share: 0, why: 'risk.channel' },
  in_person: { value: 'in_person', share: 0, why: 'risk.channel' },
  remote_document: { value: 'remote_document', share: 0.5, why: 'risk.channel' },
} as const;

function geography(inputs: RiskInputs, pack: Pack): { value: string; share: number; why: string } {
  const countries = [inputs.country, inputs.nationality].filter((code) => code !== null);
  if (countries.some((code) => packCodes(pack, 'fatf_call_for_action').includes(code)))
    return { value: countries.join(','), share: 1, why: 'risk.geography.call_for_action' };
  if (countries.some((code) => packCodes(pack, 'fatf_increased_monitoring').includes(code)))
    return { value: countries.join(','), share: 0.6, why: 'risk.geography.increased_monitoring' };
  if (countries.length === 0) return { value: 'unknown', share: 0.4, why: 'risk.geography.unknown' };
  return { value: countries.join(','), share: 0, why: 'risk.geography.ordinary' };
}

const MEDIUM_FROM = 20;
const HIGH_FROM = 40;

/** Same inputs, same pack, same rating: it can be recomputed from what is kept. A confirmed sanctions match prohibits. */
export function rate(inputs: RiskInputs, pack: Pack, at: Date): RatingView {
  const factors: Factor[] = FACTORS.map((factor) => {
    const { value, share, why } = factor.points(inputs, pack);
    return { code: factor.code, weight: factor.weight, value, contribution: Math.round(factor.weight * share), why };
  });
  const score = factors.reduce((sum, factor) => sum + factor.contribution, 0);
  const rating =
    inputs.screening === 'confirmed_sanctions'
      ? 'prohibited'
      : score >= HIGH_FROM
        ? 'high'
        : score >= MEDIUM_FROM
          ? 'medium'
          : 'low';
  return { rating, score, modelVersion: `${MODEL_VERSION}+${pack.version}`, factors, at };
}

/** A new customer begins small, under observation; a prohibited one may nothing. */
export function openingTier(rating: RatingView['rating']): number {
  return rating === 'prohibited' ? 0 : 1;
}

/** Proven again, a customer keeps the tier they had, also one that an ended document took away; a grave rating gives the opening tier alone. */
export function tierAfter(rating: RatingView['rating'], had: { current: number; lost: number | null }): number {
  const opening = openingTier(rating);
  return rating === 'low' || rating === 'medium' ? Math.max(opening, had.current, had.lost ?? 0) : opening;
}

/** How well we know somebody (0 to 1) whose identity was just proven; time and habits are still to add the rest. */
export const OPENING_FAMILIARITY = 0.3;

export function limitsOf(pack: Pack, tier: number): TierLimits | null {
  return pack.tiers.find((one) => one.tier === tier) ?? null;
}
