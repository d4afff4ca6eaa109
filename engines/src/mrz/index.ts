export { checkDigit } from './check-digit.ts';
export { composeMrz, type MrzDocument } from './compose.ts';
export type { MrzFormat } from './formats.ts';
export type { SeenLine, SeenPrint } from './glyphs.ts';
export { type MrzFields, type MrzReading, parseMrz } from './parse.ts';
export { mrzPlaces } from './places.ts';
export { type SolvedMrz, solveMrz } from './solve.ts';
export { alpha3Of, isStateCode, stateNamed } from './states.ts';
export { transliterate } from './transliterate.ts';
