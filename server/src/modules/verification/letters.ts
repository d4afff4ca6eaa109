/** Parts of a saying in their order; `marked` ones are those that it is about. */
export type Letters = { text: string; marked: boolean }[];
/** A part [from, to) of a text, in UTF-16 units. */
type Span = readonly [from: number, to: number];

/** More than this share of a text apart, two sources say different things, and marking letters would only spell it out. */
const MAX_MARKED = 0.5;
const COVER = '•';

/** A text with its spans marked; null when there are none, or hardly anything besides. */
export function markSpans(text: string, spans: readonly Span[]): Letters | null {
  const within = spans.filter(([from, to]) => from < to && from < text.length);
  const apart = within.reduce((sum, [from, to]) => sum + Math.min(to, text.length) - from, 0);
  if (within.length === 0 || apart > text.length * MAX_MARKED) return null;
  const letters: Letters = [];
  let at = 0;
  for (const [from, to] of within.toSorted((a, b) => a[0] - b[0])) {
    if (from > at) letters.push({ text: text.slice(at, from), marked: false });
    letters.push({ text: text.slice(Math.max(at, from), to), marked: true });
    at = to;
  }
  if (at < text.length) letters.push({ text: text.slice(at), marked: false });
  return letters;
}

/** What is not marked is covered: of a masked value nothing shows but the letters in question. */
export function coverRest(letters: Letters): Letters {
  return letters.map(({ text, marked }) => ({ text: marked ? text : text.replace(/[\p{L}\p{N}]/gu, COVER), marked }));
}
