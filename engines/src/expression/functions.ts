import { BOOL, GEO, type Geo, NUMBER, STRING, type Type, type Value } from './types.ts';

/** A function of the language: its argument types, what it gives, and how. A null argument gives null. */
export type LanguageFunction = { args: readonly Type[]; gives: Type; run: (...args: never[]) => Value };

const EARTH_KM = 6371.0088;
const DAY_MS = 86_400_000;

/** Great-circle distance in kilometres (haversine on the mean radius of IUGG). */
export function kmBetween(a: Geo, b: Geo): number {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLon = (b.lon - a.lon) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

export const FUNCTIONS: Readonly<Record<string, LanguageFunction>> = {
  abs: { args: [NUMBER], gives: NUMBER, run: (x: number) => Math.abs(x) },
  floor: { args: [NUMBER], gives: NUMBER, run: (x: number) => Math.floor(x) },
  round: { args: [NUMBER], gives: NUMBER, run: (x: number) => Math.round(x) },
  min: { args: [NUMBER, NUMBER], gives: NUMBER, run: (a: number, b: number) => Math.min(a, b) },
  max: { args: [NUMBER, NUMBER], gives: NUMBER, run: (a: number, b: number) => Math.max(a, b) },
  number: { args: [BOOL], gives: NUMBER, run: (x: boolean) => (x ? 1 : 0) },
  isMultiple: {
    args: [NUMBER, NUMBER],
    gives: BOOL,
    run: (x: number, of: number) => (of === 0 ? null : Math.abs(x / of - Math.round(x / of)) < 1e-9),
  },
  hour: {
    args: [NUMBER],
    gives: NUMBER,
    run: (ms: number) => Math.floor((((ms % DAY_MS) + DAY_MS) % DAY_MS) / 3_600_000),
  },
  // 1 January 1970 was a Thursday; Monday is 1.
  weekday: { args: [NUMBER], gives: NUMBER, run: (ms: number) => ((((Math.floor(ms / DAY_MS) + 3) % 7) + 7) % 7) + 1 },
  size: { args: [STRING], gives: NUMBER, run: (text: string) => text.length },
  startsWith: { args: [STRING, STRING], gives: BOOL, run: (text: string, part: string) => text.startsWith(part) },
  endsWith: { args: [STRING, STRING], gives: BOOL, run: (text: string, part: string) => text.endsWith(part) },
  contains: { args: [STRING, STRING], gives: BOOL, run: (text: string, part: string) => text.includes(part) },
  'geo.km': { args: [GEO, GEO], gives: NUMBER, run: kmBetween },
};
