import { type Part, partsOf, valuesOf } from './labels.ts';
import type { Piece } from './layout.ts';
import type { FieldReading } from './reading.ts';
import type { DocumentTemplate, FieldTemplate } from './template.ts';
import { fieldValue } from './values.ts';

const LEAST_OPTION = 0.01;

/** What the printed zone says for each field of the template. */
export function readPrinted(
  pieces: readonly Piece[],
  template: DocumentTemplate,
  today: string,
): Record<string, FieldReading> {
  const parts = partsOf(pieces, template);
  const fields: Record<string, FieldReading> = {};
  for (const [name, field] of Object.entries(template.fields)) {
    const reading = readField(name, field, parts, today);
    if (reading) fields[name] = reading;
  }
  return fields;
}

function readField(name: string, field: FieldTemplate, parts: readonly Part[], today: string): FieldReading | null {
  const places = field.labels.length > 0 ? valuesOf(field, parts) : parts.map((part) => [part.piece]);
  for (const pieces of places) {
    const value = fieldValue(
      field,
      name,
      pieces.map((piece) => textOf(piece, field.alphabet)),
      today,
    );
    const [first] = pieces;
    if (value === null || !first) continue;
    const { x, y, width, height } = first.box;
    const confidence = Math.min(...pieces.map((piece) => piece.confidence));
    return { value, source: 'printed', confidence, box: { x, y, width, height } };
  }
  return null;
}

/** The text of a piece; when the field has its own alphabet, each character outside it gives way to the likeliest one inside. */
function textOf(piece: Piece, alphabet: string | undefined): string {
  if (alphabet === undefined || !piece.glyphs) return piece.text;
  return piece.glyphs
    .map((glyph) => {
      if (alphabet.includes(glyph.char)) return glyph.char;
      const inside = glyph.options.find(
        ({ char, probability }) => alphabet.includes(char) && probability >= LEAST_OPTION,
      );
      return inside?.char ?? glyph.char;
    })
    .join('');
}
