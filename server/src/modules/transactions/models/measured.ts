import { type Measure, type MeasureSet, readMeasures } from '@acquaint/engines/rules';
import { parse } from 'yaml';
import { packFor } from '#modules/regulation';
import type { Facilities } from '#platform/db';
import { hashOf } from '../releases.ts';

type Use = { use: Facilities['use'] };
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

/** Puts the measures of an event beside what the caller sent, where both are sealed together; each in four bytes, as seven digits. */
export function withMeasures(details: string, measured: { set: string; values: ArrayLike<number> } | null): string {
  if (!measured || !details.endsWith('}')) return details;
  const bytes = Buffer.from(Float32Array.from(measured.values).buffer).toString('base64');
  const joint = details === '{}' ? '' : ',';
  return `${details.slice(0, -1)}${joint}"measured":{"set":"${measured.set}","f32":"${bytes}"}}`;
}

/** The measures of a sealed event in the order of the present ones, NaN what is missing; null when they were of other measures. */
export function measuredIn(kept: unknown, sets: ReadonlyMap<string, number>, count: number): Float64Array | null {
  if (typeof kept !== 'object' || kept === null || !('set' in kept)) return null;
  const known = sets.get(String(kept.set));
  const values = valuesIn(kept);
  if (known === undefined || !values) return null;
  const row = new Float64Array(count).fill(Number.NaN);
  for (let at = 0; at < Math.min(known, count); at += 1) row[at] = values[at] ?? Number.NaN;
  return row;
}

/** Four bytes each; before that they were written as numbers, and null what is unknown. */
function valuesIn(kept: object): ArrayLike<number | null> | null {
  if ('f32' in kept && typeof kept.f32 === 'string') {
    const bytes = Uint8Array.from(Buffer.from(kept.f32, 'base64'));
    return bytes.length % 4 === 0 ? new Float32Array(bytes.buffer) : null;
  }
  if (!('values' in kept) || !Array.isArray(kept.values)) return null;
  return kept.values.map((value: unknown) => (typeof value === 'number' ? value : null));
}

/** Every set of measures that the present one continues, with how many it has. */
export function setsOf(measures: readonly Measure[]): ReadonlyMap<string, number> {
  return new Map(measures.map((_, at) => [setName(measures, at + 1), at + 1]));
}
