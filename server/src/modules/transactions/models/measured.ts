import { type Measure, type MeasureSet, readMeasures } from '@acquaint/engines/rules';
import { parse } from 'yaml';
import { packFor } from '#modules/regulation';
import type { Facilities } from '#platform/db';
import { hashOf } from '../releases.ts';

type Use = { use: Facilities['use'] };
const DIGITS = 6;
const read = new Map<string, MeasureSet>();

/** What models are told about a payment, as the base pack says it. Throws `RuleInvalid` when it cannot be read. */
export function measuresOf(holder: Use): MeasureSet {
  const text = packFor(holder, null).measures ?? 'aggregates: {}\nmeasures: {}';
  const held = read.get(text) ?? readMeasures(parse(text, { maxAliasCount: 0 }));
  read.set(text, held);
  return held;
}

/** Names the first `count` measures by what they say: a set to which more were added at the end still fits what was measured before. */
export function setName(measures: readonly Measure[], count = measures.length): string {
  return hashOf(measures.slice(0, count).map(({ name, value }) => `${name} ${value}`));
}

/** Puts the measures of an event beside what the caller sent, where both are sealed together. */
export function withMeasures(details: string, measured: { set: string; values: ArrayLike<number> } | null): string {
  if (!measured || !details.endsWith('}')) return details;
  const values = Array.from(measured.values, (value) =>
    Number.isNaN(value) ? null : Number(value.toPrecision(DIGITS)),
  );
  const joint = details === '{}' ? '' : ',';
  return `${details.slice(0, -1)}${joint}"measured":${JSON.stringify({ set: measured.set, values })}}`;
}

/** The measures of a sealed event in the order of the present ones, NaN what is missing; null when they were of other measures. */
export function measuredIn(kept: unknown, sets: ReadonlyMap<string, number>, count: number): Float64Array | null {
  if (typeof kept !== 'object' || kept === null || !('set' in kept) || !('values' in kept)) return null;
  const known = sets.get(String(kept.set));
  if (known === undefined || !Array.isArray(kept.values)) return null;
  const row = new Float64Array(count).fill(Number.NaN);
  for (let at = 0; at < Math.min(known, count); at += 1) {
    const value: unknown = kept.values[at];
    if (typeof value === 'number') row[at] = value;
  }
  return row;
}

/** Every set of measures that the present one continues, with how many it has. */
export function setsOf(measures: readonly Measure[]): ReadonlyMap<string, number> {
  return new Map(measures.map((_, at) => [setName(measures, at + 1), at + 1]));
}
