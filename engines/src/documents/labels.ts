import { cutPiece, type Piece, sameRow } from './layout.ts';
import type { DocumentTemplate, FieldTemplate } from './template.ts';
import { allowedErrors, editsBetween, type Found, findNear, foldLoosely } from './text.ts';

/** A printed label with the names of the fields it announces (none for labels that only end values). */
type LabelPiece = { kind: 'label'; label: string; piece: Piece };
type ValuePiece = { kind: 'value'; piece: Piece };
export type Part = LabelPiece | ValuePiece;

/** A label read with errors counts only as whole words or where it makes up this part of its line: PASSPORT OFFICE is no PASSPORT NO. */
const FILLS_LINE = 0.6;
/** A line read less surely than this may be a label of which much was lost: so much of it must be like, more than like any other. */
const GARBLED = 0.94;
const SHORTEST_GARBLED = 7;
const LIKE_ENOUGH = 0.58;
const LIKE_NO_OTHER = 0.15;
const LONG_LABEL = 14;
const LONG_HAN_LABEL = 4;
/** Small print reads 1 as I, l or T. */
const FIELD_NUMBER = /^[\dIlT]{1,2}$/;
/** So short a label alone on its line may be read with one error, where the line was read less surely than this. */
const SHORTEST_ALONE = 3;
const UNSURE_ALONE = 0.8;
/** What stands before the first colon of a line. */
const HEAD = /^[^:：]{4,40}(?=[:：]\s*\S)/u;
const NEARLY_ALL = 0.78;
const EVEN_LINES = 1.35;
const SMALL = /\p{Ll}{2}/u;
const MOSTLY_SMALL = 2;
const MAX_RIGHT_GAP_HEIGHTS = 22;
const MAX_BELOW_HEIGHTS = 2.6;
const MAX_LABEL_GAP_HEIGHTS = 8;
/** The head of a page: so much of what is printed, from the top. */
const HEAD_SHARE = 1 / 3;

/** Cuts every line of the page into labels and values; a line may hold several of each. */
export function partsOf(pieces: readonly Piece[], template: DocumentTemplate): Part[] {
  const fields = Object.values(template.fields);
  const numbers = new Set(fields.flatMap(({ kind, labels: own }) => (kind === 'number' ? own : [])));
  const labels = [...new Set([...fields.flatMap((field) => field.labels), ...template.other_labels])]
    .map((label) => ({ label, folded: foldLoosely(label).text, ofNumber: numbers.has(label) }))
    .filter(({ folded }) => folded !== '');
  const seen = pieces.map((piece) => partsOfLine(piece, labels, false));
  const small = areSmall(seen.flat());
  return pieces.flatMap((piece, at) => {
    const parts = small ? partsOfLine(piece, labels, true) : (seen[at] ?? []);
    const found = parts.flatMap((part) => (part.kind === 'label' ? [part.label] : []));
    const whole = wholeLabel(piece, labels, found);
    if (whole !== null) return [{ kind: 'label', label: whole, piece }];
    return found.length > 0 ? parts : (withHead(piece, labels) ?? parts);
  });
}

/** A line whose beginning, up to a colon, is like one label and like no other: that label with its value. */
function withHead(piece: Piece, labels: readonly Known[]): Part[] | null {
  const [head] = HEAD.exec(piece.text) ?? [];
  if (head === undefined) return null;
  const end = [...head].length;
  const label = wholeLabel(cutPiece(piece, 0, end), labels, []);
  return label === null
    ? null
    : [
        { kind: 'label', label, piece: cutPiece(piece, 0, end + 1) },
        { kind: 'value', piece: cutPiece(piece, end + 1, [...piece.text].length) },
      ];
}

/** Labels written in small letters that are mostly printed so on this page: what stands in capitals at the head of a line is then a value (GROSSE RAINSTRASSE under `Größe`). */
function areSmall(parts: readonly Part[]): boolean {
  const seen = parts.flatMap((part) => (part.kind === 'label' && SMALL.test(part.label) ? [part.piece.text] : []));
  const inCapitals = seen.filter(isInCapitals).length;
  return inCapitals > 0 && seen.length - inCapitals > inCapitals * MOSTLY_SMALL;
}

function isInCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
}

/**
 * Labels are the smallest print of a card: a line that is like one label of the template and like no other is that label. Where
 * shorter labels were `found` in it, only one that is nearly the whole line counts more.
 */
function wholeLabel({ text, confidence }: Piece, labels: readonly Known[], found: readonly string[]): string | null {
  const seen = foldLoosely(text).text;
  if (confidence > GARBLED || seen.length < (found.length > 0 ? LONG_LABEL : 0)) return null;
  const short = found.length === 0 && confidence <= UNSURE_ALONE ? shortLabel(seen, labels) : null;
  if (short !== null) return short;
  const ranked = labels
    .filter(({ folded }) => folded.length >= SHORTEST_GARBLED)
    .map(({ label, folded }) => ({
      label,
      folded,
      like: 1 - editsBetween(folded, seen) / Math.max(folded.length, seen.length),
    }))
    .sort((a, b) => b.like - a.like);
  const [best] = ranked;
  const next = ranked.find(({ folded }) => folded !== best?.folded);
  const enough = found.length > 0 ? NEARLY_ALL : LIKE_ENOUGH;
  return best && best.like >= enough && best.like - (next?.like ?? 0) >= LIKE_NO_OTHER ? best.label : null;
}

/** The one short label that differs from a whole line in one letter (DNE for DNI). */
function shortLabel(seen: string, labels: readonly Known[]): string | null {
  if (seen.length < SHORTEST_ALONE || seen.length >= SHORTEST_GARBLED) return null;
  const near = labels.filter(({ folded }) => folded.length === seen.length && editsBetween(folded, seen) === 1);
  return near.length === 1 ? (near[0]?.label ?? null) : null;
}

type Known = { label: string; folded: string; ofNumber: boolean };
type Span = { label: string; from: number; to: number };

/** `4b.` as the European model licence numbers its fields: such a label is known by its place and its stop, or by standing alone, never by likeness. */
const NUMBERED = /^\d{1,2}[a-d]?\.$/;

/** The rest of a line whose space after a short label of a number was lost in reading: DLH3338869. */
const GLUED_NUMBER = /^[A-Z]?\d{5,}$/;

/** The span of a numbered label that opens a line; small print reads 1 as I or l. */
function numberedSpan(chars: readonly string[], labels: readonly { label: string }[]): Span | null {
  const found = /^\s*([\dIl]{1,2}[a-d]?)\s*(?:[.,:]|$)/i.exec(chars.join(''));
  const number = found?.[1]?.replace(/[Il]/g, '1').toLowerCase();
  const label = labels.find((each) => NUMBERED.test(each.label) && each.label === `${number}.`)?.label;
  return found && label ? { label, from: 0, to: found[0].length } : null;
}

/** `small`: labels written in small letters are printed so, and what stands in capitals before a value is none. */
function partsOfLine(piece: Piece, labels: readonly Known[], small: boolean): Part[] {
  const chars = [...piece.text];
  const { text, origin } = foldLoosely(piece.text);
  const numbered = numberedSpan(chars, labels);
  const spans: Span[] = numbered ? [numbered] : [];
  const matches = labels.flatMap(({ label, folded, ofNumber }) => {
    if (NUMBERED.test(label)) return [];
    const found = findNear(text, folded, allowedErrors(folded));
    return found ? [{ label, folded, ofNumber, found }] : [];
  });
  // A label that is printed exactly is never given up for a longer one that is merely similar, unless that one begins so.
  const standing = matches.filter((match) => !matches.some((other) => isPartOf(match, other)));
  standing.sort((a, b) => a.found.errors - b.found.errors || b.folded.length - a.folded.length);
  for (const { label, folded, ofNumber, found } of standing) {
    const from = withoutNumber(chars, origin[found.from] ?? 0, label);
    const to = wholeWordEnd(chars, (origin[found.to - 1] ?? from) + 1, found.errors);
    if (spans.some((span) => from < span.to && span.from < to)) continue;
    const fills = folded.length >= text.length * FILLS_LINE;
    if (small && !fills && SMALL.test(label) && isInCapitals(chars.slice(from, to).join(''))) continue;
    const stands =
      found.errors === 0
        ? standsAlone(chars, from, to, folded) || (ofNumber && from === 0 && GLUED_NUMBER.test(piece.text.slice(to)))
        : fills || isWhole(chars, from, to) || opens(from, folded);
    if (stands) spans.push({ label, from, to });
  }
  spans.sort((a, b) => a.from - b.from);
  const parts: Part[] = [];
  const value = (from: number, to: number): void => {
    if (/[\p{L}\p{N}]/u.test(chars.slice(from, to).join('')))
      parts.push({ kind: 'value', piece: cutPiece(piece, from, to) });
  };
  let at = 0;
  for (const { label, from, to } of spans) {
    value(at, from);
    parts.push({ kind: 'label', label, piece: cutPiece(piece, from, to) });
    at = to;
  }
  value(at, chars.length);
  return parts;
}

type Match = Known & { found: Found };

/** Whether one label is the beginning or end of another that was found in the same place, read well beyond it. */
function isPartOf({ folded, found }: Match, other: Match): boolean {
  const more = other.folded.length - folded.length;
  return (
    more > 0 &&
    (found.errors > 0 || other.folded.includes(folded)) &&
    other.found.from <= found.from &&
    other.found.to >= found.to &&
    other.found.errors - found.errors <= more / 6
  );
}

/** Short Latin labels count only as whole words; longer ones may touch others, since spaces are often lost in reading. */
function standsAlone(chars: readonly string[], from: number, to: number, folded: string): boolean {
  if (folded.length >= 5 || /\p{Script=Han}/u.test(folded)) return true;
  // Numbered labels (4b EXP) open a line and often touch their value.
  if (from === 0 && /^\d/.test(folded) && folded.length >= 3) return true;
  return isWhole(chars, from, to);
}

/** A label read with errors may end in a letter that is not its own (`Alamar`): what little is left of the word belongs to it. */
function wholeWordEnd(chars: readonly string[], to: number, errors: number): number {
  let end = to;
  while (end < chars.length && /\p{L}/u.test(chars[end] ?? '') && !beginsWord(chars, end)) end++;
  return end - to <= errors ? end : to;
}

/** Cards of one kind number their fields (15 SEX): a figure that touches a label at the beginning of a line is no value. */
function withoutNumber(chars: readonly string[], from: number, label: string): number {
  return /^\p{Script=Latin}/u.test(label) && FIELD_NUMBER.test(chars.slice(0, from).join('')) ? 0 : from;
}

/** A long label that opens a line is one even where its value touches it; Chinese ones say in four signs what others say in fourteen letters. */
function opens(from: number, folded: string): boolean {
  return from === 0 && folded.length >= (/^\p{Script=Han}+$/u.test(folded) ? LONG_HAN_LABEL : LONG_LABEL);
}

/** A capital after a small letter. */
function beginsWord(chars: readonly string[], at: number): boolean {
  return /\p{Ll}/u.test(chars[at - 1] ?? '') && /\p{Lu}/u.test(chars[at] ?? '');
}

/** Whether nothing touches the characters [from, to) on either side. */
function isWhole(chars: readonly string[], from: number, to: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  return !letter.test(chars[from - 1] ?? ' ') && !letter.test(chars[to] ?? ' ');
}

/** The lines of a value; `announced` where a label says that they are. */
type Offered = { pieces: Piece[]; announced: boolean };

/** The printed lines that may belong to a field, the likeliest first. */
export function valuesOf(field: FieldTemplate, parts: readonly Part[]): Offered[] {
  const found: Offered[] = [];
  const offer = (first: Piece | null, label: Piece | null): void => {
    const most = field.from_line - 1 + field.lines;
    if (!first) return;
    const lines =
      most > 1 ? continued(first, label, parts, { ...field, lines: most }).slice(field.from_line - 1) : [first];
    if (lines.length > 0) found.push({ pieces: lines, announced: label !== null });
  };
  parts.forEach((part, index) => {
    if (!announcesField(part, field)) return;
    for (const where of field.where) {
      if (where === 'right') offer(rightOf(part.piece, index, parts), part.piece);
      if (where === 'left') offer(leftOf(part.piece, index, parts), part.piece);
      if (where === 'below') offer(belowOf(part.piece, parts, field.reach), part.piece);
      if (where === 'above') offer(aboveOf(part.piece, parts), part.piece);
    }
  });
  const values = parts.filter((part) => part.kind === 'value');
  if (field.where.includes('head')) for (const piece of headOf(parts)) offer(piece, null);
  if (field.where.includes('anywhere')) for (const { piece } of values) offer(piece, null);
  if (field.where.includes('foot')) for (const { piece } of values.toReversed()) offer(piece, null);
  return found;
}

function announcesField(part: Part, { labels, after }: FieldTemplate): boolean {
  if (part.kind === 'label') return labels.includes(part.label);
  return after !== undefined && new RegExp(after, 'u').test(part.piece.text.trim().toUpperCase());
}

function rightOf(label: Piece, index: number, parts: readonly Part[]): Piece | null {
  const end = label.x + label.width;
  const row = parts
    .filter((part, i) => i !== index && sameRow(part.piece, label) && part.piece.x + part.piece.width / 2 > end)
    .sort((a, b) => a.piece.x - b.piece.x);
  const next = row[0];
  if (next?.kind !== 'value') return null;
  return next.piece.x - end < label.height * MAX_RIGHT_GAP_HEIGHTS ? next.piece : null;
}

/** For scripts that run from right to left: the nearest value on the row that ends before the label begins. */
function leftOf(label: Piece, index: number, parts: readonly Part[]): Piece | null {
  const row = parts
    .filter((part, i) => i !== index && sameRow(part.piece, label) && part.piece.x + part.piece.width / 2 < label.x)
    .sort((a, b) => b.piece.x + b.piece.width - (a.piece.x + a.piece.width));
  const next = row[0];
  if (next?.kind !== 'value') return null;
  return label.x - (next.piece.x + next.piece.width) < label.height * MAX_RIGHT_GAP_HEIGHTS ? next.piece : null;
}

function belowOf(label: Piece, parts: readonly Part[], heights = MAX_BELOW_HEIGHTS): Piece | null {
  let best: Piece | null = null;
  for (const part of parts) {
    if (part.kind !== 'value') continue;
    const { piece } = part;
    const down = piece.y - label.y;
    const overlap = Math.min(label.x + label.width, piece.x + piece.width) - Math.max(label.x, piece.x);
    const reach = Math.max(label.height, piece.height) * heights;
    if (down < label.height * 0.4 || down > reach || overlap <= 0) continue;
    if (!best || down < best.y - label.y - 2) best = piece;
  }
  return best;
}

/** The value printed right over its label. */
function aboveOf(label: Piece, parts: readonly Part[]): Piece | null {
  let best: Piece | null = null;
  for (const { kind, piece } of parts) {
    if (kind !== 'value') continue;
    const up = label.y - piece.y;
    const overlap = Math.min(label.x + label.width, piece.x + piece.width) - Math.max(label.x, piece.x);
    const reach = Math.max(label.height, piece.height) * MAX_BELOW_HEIGHTS;
    if (up < label.height * 0.4 || up > reach || overlap <= 0) continue;
    if (!best || up < label.y - best.y) best = piece;
  }
  return best;
}

/** Lines at the head of the page, from the top: that is where a letter says who sends it. */
function headOf(parts: readonly Part[]): Piece[] {
  const rows = parts.map(({ piece }) => piece.y);
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  return parts
    .filter(({ kind, piece }) => kind === 'value' && piece.y <= first + (last - first) * HEAD_SHARE)
    .map(({ piece }) => piece)
    .sort((a, b) => (sameRow(a, b) ? a.x - b.x : a.y - b.y));
}

/** Whether a label stands right before a line; one far to its left belongs to another column. */
function announces(label: Piece, line: Piece): boolean {
  const gap = line.x - (label.x + label.width);
  return sameRow(label, line) && label.x < line.x && gap < line.height * MAX_LABEL_GAP_HEIGHTS;
}

/** How far apart the last two lines of a value stand: so far, or hardly more, is the next. */
function spacing(lines: readonly Piece[]): number {
  const [before, last] = lines.slice(-2);
  return before && last ? last.y - before.y : Number.POSITIVE_INFINITY;
}

/** Whether a label stands over a line and under the one before: the line is its value. */
function liesBetween(label: Piece, last: Piece, next: Piece): boolean {
  const overlap = Math.min(label.x + label.width, next.x + next.width) - Math.max(label.x, next.x);
  return overlap > 0 && label.y - last.y > last.height * 0.3 && next.y - label.y > label.height * 0.3;
}

/** A line that is a day and nothing else: figures, at most one word of a few letters between them, and a year. */
function isDay(text: string): boolean {
  return /^\d{1,2}[\s./-]*[^\d]{0,8}[\s./-]*\d{0,2}[\s./-]*\d{4}[.)]?$/u.test(text.trim());
}

/** Further lines of a value: below it, starting at the same place, close, before the next label. */
function continued(first: Piece, label: Piece | null, parts: readonly Part[], field: FieldTemplate): Piece[] {
  const lines = [first];
  const left = field.wraps && label ? label.x : first.x;
  for (;;) {
    const last = lines.at(-1) ?? first;
    if (lines.length >= field.lines) return lines;
    const next = parts.find(
      ({ kind, piece }) =>
        kind === 'value' &&
        piece.y - last.y > last.height * 0.4 &&
        piece.y - last.y < last.height * 1.9 &&
        piece.y - last.y < spacing(lines) * EVEN_LINES &&
        Math.abs(piece.x - left) < first.height * 1.6,
    );
    if (!next || lines.includes(next.piece) || (field.kind === 'address' && isDay(next.piece.text))) return lines;
    if (parts.some((part) => part.kind === 'label' && liesBetween(part.piece, last, next.piece))) return lines;
    // Under the label itself a line is its own column: what stands to the left announces something else.
    const labelled =
      !field.wraps &&
      parts.some((part) => part.kind === 'label' && part.piece !== label && announces(part.piece, next.piece));
    if (labelled) return lines;
    lines.push(next.piece);
  }
}
