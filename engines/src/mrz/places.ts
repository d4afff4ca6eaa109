import { FORMATS, type MrzFormat, type Place, type Span } from './formats.ts';

export type PlacedField = 'surname' | 'given_names' | 'nationality' | 'issuing_state';

/**
 * Where the characters of a field stand in the lines, in their order; what follows the last of them in the name field comes
 * after it, since letters that were lost there would belong to it.
 */
export function mrzPlaces(reading: { format: MrzFormat; lines: readonly string[] }, field: PlacedField): Place[] {
  const { fields } = FORMATS[reading.format];
  if (field === 'nationality' || field === 'issuing_state') return places(fields[field]);
  if (field === 'surname' && fields.surname) return places(fields.surname);
  if (field === 'given_names' && fields.given_names) return places(fields.given_names);
  if (!fields.name) return [];
  const [line, from, to] = fields.name;
  const name = (reading.lines[line] ?? '').slice(from, to);
  const split = name.replace(/<+$/, '').indexOf('<<');
  if (field === 'surname') return places(split === -1 ? fields.name : [line, from, from + split + 1]);
  return split === -1 ? [] : places([line, from + split + 2, to]);
}

/** What may stand at each position of the lines (`FormatSpec.classes`). */
export function mrzKinds(format: MrzFormat): readonly string[] {
  return FORMATS[format].classes;
}

function places(span: Span | undefined): Place[] {
  if (!span) return [];
  const [line, from, to] = span;
  return Array.from({ length: to - from }, (_, i): Place => [line, from + i]);
}
