import type { Look } from './closer.ts';
import type { Part } from './labels.ts';
import type { Piece } from './layout.ts';
import type { DocumentTemplate } from './template.ts';

/** So many unclear lines are looked at for labels that were not found. */
const MOST_LINES = 6;
/** A line read more surely than this is what it was read as. */
const CLEAR = 0.88;
const SHORTEST_LABEL = 6;
/** Of a line of which hardly anything was read still its shape shows that it is one: so many times as wide as high. */
const LINE_SHAPE = 3;
/** How well the label must fit, a character, and how much better than the best label of anything else. */
const LEAST_FIT = 0.17;
const BETTER = 1.4;
const LABEL_TEXT = /^[\p{Script=Latin}\p{M}\d .,:;/'’()-]+$/u;
const FIGURES = /\d{3}/;

/**
 * Labels are the smallest print of a card, and much of them is lost where the picture is small. An unclear line that is no label yet is
 * looked at in several views for each label of the template, whatever other languages say before and after it.
 */
export async function withLostLabels(
  parts: readonly Part[],
  template: DocumentTemplate,
  missing: readonly string[],
  look: Look,
): Promise<readonly Part[]> {
  const known = new Set(parts.flatMap((part) => (part.kind === 'label' ? [part.label] : [])));
  const isLost = (name: string): boolean => !template.fields[name]?.labels.some((label) => known.has(label));
  const wanted = new Set(missing.filter(isLost));
  const labels = labelsOf(template);
  if (![...labels.values()].some((field) => wanted.has(field))) return parts;
  const found = new Map<Piece, string>();
  for (const { piece } of parts.filter(isUnclear).slice(0, MOST_LINES)) {
    const asPrinted = isCapitals(piece.text) ? (label: string) => label.toUpperCase() : (label: string) => label;
    const seen = await look(piece, { within: [...labels.keys()].map(asPrinted) });
    if (!seen) break;
    const fits = seen.choices.map(({ text, share }) => {
      const label = [...labels.keys()].find((each) => asPrinted(each) === text) ?? '';
      return { label, field: labels.get(label) ?? '', share };
    });
    const [best] = fits;
    const other = fits.find(({ field }) => field !== best?.field);
    const isSure = best && best.share >= LEAST_FIT && best.share >= (other?.share ?? 0) * BETTER;
    if (isSure && wanted.has(best.field)) found.set(piece, best.label);
  }
  return parts.map((part) => {
    const label = found.get(part.piece);
    return label === undefined ? part : { kind: 'label', label, piece: part.piece };
  });
}

function isUnclear({ kind, piece }: Part): boolean {
  const { text, confidence, script, cut, width, height } = piece;
  const isText = LABEL_TEXT.test(text) && !FIGURES.test(text) && width >= height * LINE_SHAPE;
  return kind === 'value' && !cut && !script && confidence < CLEAR && isText;
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}{2}/u.test(text);
}

/** Each label long enough to be told from others, with the field that it announces (none for labels that only end values). */
function labelsOf({ fields, other_labels: others }: DocumentTemplate): Map<string, string> {
  const groups = [
    ...Object.entries(fields).map(([field, { labels }]) => ({ field, labels })),
    { field: '', labels: others },
  ];
  return new Map(
    groups
      .reverse()
      .flatMap(({ field, labels }) =>
        labels.flatMap((label): [string, string][] =>
          label.length >= SHORTEST_LABEL && LABEL_TEXT.test(label) ? [[label, field]] : [],
        ),
      ),
  );
}
