import { type ChipFiles, readDg1 } from '@acquaint/engines/chip';
import { type Agreement, type DocumentReading, ruleOf } from '@acquaint/engines/documents';
import { alpha3Of } from '@acquaint/engines/mrz';
import type { z } from 'zod';
import { allAgreements } from '#modules/checks';
import { FieldName, mask } from '#modules/customers';
import { brandId } from '#platform/ids';
import { coverRest, type Letters, markSpans } from '../letters.ts';
import type { FieldSources } from '../schema.ts';
import type { Capture } from '../store/index.ts';

type Read = { capture: Capture; reading: DocumentReading | null };

/** What the zone in a chip says (data group 1); whether the chip is to be believed is the chip check's to say. */
export function fieldsOfChip(chip: ChipFiles | null, today: string): Record<string, string> {
  const fields = chip && readDg1(chip.dg1, today)?.fields;
  if (!fields) return {};
  const { issuing_state: _state, document_code: _code, optional: _optional, nationality, ...own } = fields;
  const said = { ...own, nationality: nationality && (alpha3Of(nationality) ?? nationality) };
  return Object.fromEntries(Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** Every source of every field side by side, masked; `agrees` is what the cross-comparison said. */
export function fieldSources(
  readings: readonly Read[],
  typed: Record<string, string>,
  chip: Readonly<Record<string, string>> = {},
): z.output<typeof FieldSources>[] {
  const names = new Set([
    ...readings.flatMap(({ reading }) => Object.keys(reading?.sources ?? {})),
    ...Object.keys(chip),
    ...Object.keys(typed),
  ]);
  const agreements = allAgreements({
    captures: readings.map(({ capture, reading }) => ({ id: capture.id, step: capture.step, reading })),
    typed,
    others: [{ source: 'chip', origin: 'chip', fields: chip }],
  });
  return [...names].map((name) => {
    const read = readings.flatMap(({ capture, reading }) =>
      (reading?.sources[name] ?? []).map((one) => ({
        source: one.source as string,
        value: hide(name, one.value),
        confidence: one.confidence,
        captureId: brandId('cap', capture.id),
        box: one.box ? { x: one.box.x, y: one.box.y, width: one.box.width, height: one.box.height } : null,
      })),
    );
    const entered = typed[name];
    const held = chip[name];
    const sources = [
      ...read,
      ...(held ? [{ source: 'chip', value: hide(name, held), confidence: null, captureId: null, box: null }] : []),
      ...(entered
        ? [{ source: 'typed', value: hide(name, entered), confidence: null, captureId: null, box: null }]
        : []),
    ];
    const chosen =
      readings.map(({ reading }) => reading?.fields[name]?.value).find((value) => value !== undefined) ??
      entered ??
      null;
    const compared = agreements.filter((one) => one.field === name);
    const alone = readings.flatMap(({ reading }) => reading?.unconfirmed ?? []).find(({ field }) => field === name);
    return {
      name,
      value: chosen === null ? null : hide(name, chosen),
      masked: true,
      agrees: togetherAgree(compared),
      pairs: compared.map(({ a, b, outcome, settled }) => ({
        a: { source: a.source, spans: a.spans, letters: lettersOf(name, a) },
        b: { source: b.source, spans: b.spans, letters: lettersOf(name, b) },
        outcome,
        rule: ruleOf(name),
        settled: settled ?? [],
      })),
      unconfirmed: alone?.spans ?? [],
      doubtful: alone ? lettersOf(name, alone) : null,
      sources,
    };
  });
}

/** One pair that differs is a difference; pairs of which none is sure say nothing. */
function togetherAgree(pairs: readonly Agreement[]): boolean | null {
  if (pairs.some(({ agrees, outcome }) => !agrees && outcome !== 'unsure')) return false;
  return pairs.some(({ agrees }) => agrees) ? true : null;
}

type Said = { value: string; spans: readonly (readonly [number, number])[] };

/** What stands apart can be read, since a person has to judge it; the rest of a personal value stays covered. */
function lettersOf(name: string, { value, spans }: Said): Letters | null {
  const letters = markSpans(value, spans);
  return letters && !OPEN_FIELDS.has(name) ? coverRest(letters) : letters;
}

const OPEN_FIELDS = new Set([
  'sex',
  'nationality',
  'expiry_date',
  'issue_date',
  'issuer',
  'document_code',
  'issuing_state',
  'ethnicity',
]);

function hide(name: string, value: string): string {
  if (OPEN_FIELDS.has(name)) return value;
  const known = FieldName.safeParse(name);
  return mask(known.success ? known.data : 'document_number', value);
}
