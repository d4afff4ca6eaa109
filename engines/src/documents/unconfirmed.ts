import { isStateCode, mrzPlaces, type SolvedMrz } from '../mrz/index.ts';
import type { Agreement } from './agreement.ts';

const FIELDS = ['surname', 'given_names', 'nationality', 'issuing_state'] as const;

/** A field of the zone with the parts [from, to) of its value that were not read twice alike; an empty part stands for something after it. */
export type UnconfirmedField = { field: string; value: string; spans: [from: number, to: number][] };

/** The fields without a check digit whose letters one kind of reading alone vouches for, letter by letter. */
export function unconfirmedFields(solved: SolvedMrz): UnconfirmedField[] {
  const { nationality, issuing_state: issuing } = solved.fields;
  return FIELDS.flatMap((field) => {
    const value = solved.fields[field];
    if (value === null) return [];
    // The zone has the state twice for who holds a paper of their own: read alike in two places, and a state that exists, it is taken.
    const isState = field === 'nationality' || field === 'issuing_state';
    if (isState && nationality === issuing && isStateCode(value)) return [];
    const at = doubtful(solved, field, value);
    return at.length === 0 ? [] : [{ field, value, spans: joined(at, value.length) }];
  });
}

function doubtful(solved: SolvedMrz, field: (typeof FIELDS)[number], value: string): number[] {
  const places = mrzPlaces(solved, field);
  return solved.unconfirmed.flatMap(([line, column]) => {
    const found = places.findIndex((place) => place[0] === line && place[1] === column);
    return found === -1 ? [] : [Math.min(found, value.length)];
  });
}

function joined(places: readonly number[], length: number): [number, number][] {
  const spans: [number, number][] = [];
  for (const at of [...new Set(places)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    const end = Math.min(length, at + 1);
    if (last && last[1] === at && at < length) last[1] = end;
    else spans.push([at, end]);
  }
  return spans;
}

/** Those that the printed zone does not confirm either: a name is taken only when two readings or two places agree on it. */
export function stillUnconfirmed(
  fields: readonly UnconfirmedField[],
  agreement: readonly Agreement[],
): UnconfirmedField[] {
  return fields.filter(({ field }) => !agreement.some((pair) => confirms(pair, field)));
}

/** Pairs that settled what the zone left open, with the letters that were open. */
export function withSettled(agreement: readonly Agreement[], open: readonly UnconfirmedField[]): Agreement[] {
  return agreement.map((pair) => {
    const found = open.find(({ field }) => confirms(pair, field));
    return found ? { ...pair, settled: found.spans } : pair;
  });
}

function confirms(pair: Agreement, field: string): boolean {
  return pair.field === field && pair.agrees && (pair.a.source === 'mrz' || pair.b.source === 'mrz');
}
