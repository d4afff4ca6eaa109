import type { MrzReading } from '../mrz/index.ts';
import type { Script } from '../vision/index.ts';
import type { Piece } from './layout.ts';
import type { DocumentTemplate } from './template.ts';
import { allowedErrors, findNear, foldLoosely } from './text.ts';

export type Evidence = { mrz: MrzReading | null; barcode: string | null; pieces: readonly Piece[] };

const MRZ_SCORE = 20;
const MRZ_DETAIL_SCORE = 5;
const BARCODE_SCORE = 15;

/** The template whose marks are best seen on the page; null when none reaches its threshold. */
export function classify(templates: readonly DocumentTemplate[], evidence: Evidence): DocumentTemplate | null {
  let best: { template: DocumentTemplate; score: number } | null = null;
  const print = printOf(evidence.pieces);
  for (const template of templates) {
    const score = scoreOf(template, evidence, print);
    if (score > 0 && (!best || score > best.score)) best = { template, score };
  }
  return best?.template ?? null;
}

function scoreOf(template: DocumentTemplate, { mrz, barcode }: Evidence, print: Print): number {
  const { recognise } = template;
  const fits = mrz !== null && recognise.mrz !== undefined && isOfKind(recognise.mrz, mrz);
  // A zone that was read speaks louder than words: a template that wants none, or another one, is out.
  if (mrz && !fits && (mrz.valid || !recognise.mrz?.formats.includes(mrz.format))) return 0;
  const words = wordScore(template, print);
  const known = words >= recognise.threshold;
  // What a zone that is wrong says of code and state is no more certain than the words of the page.
  if (mrz && !fits) return known ? MRZ_SCORE + words : 0;
  const zone = fits ? zoneScore(recognise.mrz) : 0;
  const bars = barcode !== null && recognise.barcode === barcode ? BARCODE_SCORE : 0;
  return zone + bars + (zone + bars > 0 || known ? words : 0);
}

/**
 * The script to read a page in when its words say nothing: that of the template which most is seen of, among those of the
 * country when one is named. A country with one such script names it even if nothing of a template is seen.
 */
export function scriptOf(
  templates: readonly DocumentTemplate[],
  { pieces, country }: { pieces: readonly Piece[]; country: string | null },
): Script | null {
  const own = templates.filter((template) => template.script && (country === null || template.country === country));
  const print = printOf(pieces);
  const scored = own.map((template) => ({ template, score: wordScore(template, print) }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  const seen = best && best.score >= best.template.recognise.threshold / 2;
  return best && (seen || country !== null) ? (best.template.script ?? null) : null;
}

/** What is printed, line by line: as read, and folded for finding words. */
type Print = { lines: string[]; folded: string[] };

function printOf(pieces: readonly Piece[]): Print {
  const texts = pieces.map(({ text }) => text);
  return { lines: texts.map((text) => text.trim()), folded: texts.map((text) => foldLoosely(text).text) };
}

type Anchor = DocumentTemplate['recognise']['anchors'][number];
type Needle = { text: string; errors: number };
const needles = new WeakMap<Anchor, Needle>();

/** The word of an anchor, folded, and how many errors it may hold: prepared once, since every page is held against all templates. */
function needleOf(anchor: Anchor): Needle {
  const known = needles.get(anchor);
  if (known) return known;
  const { text } = foldLoosely(anchor.text);
  const needle = { text, errors: allowedErrors(text) };
  needles.set(anchor, needle);
  return needle;
}

/** The words of a template that stand on the page. */
export function seenAnchors(anchors: readonly Anchor[], pieces: readonly Piece[]): Anchor[] {
  return seenIn(anchors, printOf(pieces));
}

function seenIn(anchors: readonly Anchor[], { folded }: Print): Anchor[] {
  return anchors.filter((anchor) => {
    const { text, errors } = needleOf(anchor);
    return folded.some((line) => findNear(line, text, errors));
  });
}

function wordScore({ recognise }: DocumentTemplate, print: Print): number {
  const forms = recognise.patterns.filter(({ pattern }) => {
    const form = new RegExp(pattern, 'u');
    return print.lines.some((line) => form.test(line));
  });
  return [...seenIn(recognise.anchors, print), ...forms].reduce((sum, { weight }) => sum + weight, 0);
}

type WantedZone = NonNullable<DocumentTemplate['recognise']['mrz']>;

function zoneScore(wanted: WantedZone | undefined): number {
  return MRZ_SCORE + (wanted?.codes ? MRZ_DETAIL_SCORE : 0) + (wanted?.states ? MRZ_DETAIL_SCORE : 0);
}

function isOfKind({ formats, codes, states }: WantedZone, { format, fields }: MrzReading): boolean {
  // No check digit covers the code, and its second letter is read as a figure now and then.
  const code = (fields.document_code ?? '').replace(/[0OQ]$/, 'D');
  const rightCode = !codes || codes.some((each) => code === each || (each.length === 1 && code.startsWith(each)));
  return formats.includes(format) && rightCode && (!states || states.includes(fields.issuing_state ?? ''));
}
