import { type ChipFiles, readDg1 } from '@acquaint/engines/chip';
import { type Agreement, type DocumentReading, ruleOf } from '@acquaint/engines/documents';
import { alpha3Of } from '@acquaint/engines/mrz';
import type { z } from 'zod';
import { allAgreements, type OutsideTestimony } from '#modules/checks';
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

type Told = {
  readings: readonly Read[];
  typed: Record<string, string>;
  chip: Readonly<Record<string, string>>;
  registry: OutsideTestimony | null;
};

/** Every source of every field side by side, masked; `agrees` is what the cross-comparison said. */
export function fieldSources(
  readings: readonly Read[],
  typed: Record<string, string>,
  chip: Readonly<Record<string, string>> = {},
  registry: OutsideTestimony | null = null,
): z.output<typeof FieldSources>[] {
  const told = { readings, typed, chip, registry };
  const names = new Set([
    ...readings.flatMap(({ reading }) => Object.keys(reading?.sources ?? {})),
    ...Object.keys(chip),
    ...Object.keys(typed),
    ...Object.keys({ ...registry?.values, ...registry?.matches }),
  ]);
  const agreements = allAgreements({
    captures: readings.map(({ capture, reading }) => ({ id: capture.id, step: capture.step, reading })),
    typed,
    others: [
      { source: 'chip', origin: 'chip', fields: chip },
      ...(registry ? [{ source: registry.source, origin: 'registry', fields: registry.values }] : []),
    ],
  });
  return [...names].map((name) => {
    const chosen =
      readings.map(({ reading }) => reading?.fields[name]?.value).find((value) => value !== undefined) ??
      typed[name] ??
      null;
    const pairs = [...agreements.filter((one) => one.field === name), ...matchesOf(name, told)];
    const alone = readings.flatMap(({ reading }) => reading?.unconfirmed ?? []).find(({ field }) => field === name);
    return {
      name,
      value: chosen === null ? null : hide(name, chosen),
      masked: true,
      agrees: togetherAgree(pairs),
      pairs: pairs.map(({ a, b, outcome, settled }) => ({
        a: sideOf(name, a, registry),
        b: sideOf(name, b, registry),
        outcome,
        rule: ruleOf(name),
        settled: settled ?? [],
      })),
      unconfirmed: alone?.spans ?? [],
      doubtful: alone ? lettersOf(name, alone) : null,
      sources: sourcesOf(name, told),
    };
  });
}

function sourcesOf(name: string, { readings, typed, chip, registry }: Told) {
  const read = readings.flatMap(({ capture, reading }) =>
    (reading?.sources[name] ?? []).map((one) => ({
      source: one.source as string,
      value: hide(name, one.value),
      confidence: one.confidence,
      captureId: brandId('cap', capture.id),
      box: one.box ? { x: one.box.x, y: one.box.y, width: one.box.width, height: one.box.height } : null,
    })),
  );
  const others = { chip: chip[name], typed: typed[name], registry: registry?.values[name] };
  const said = Object.entries(others).flatMap(([source, value]) =>
    value ? [{ source, value: hide(name, value), confidence: null, captureId: null, box: null }] : [],
  );
  return [...read, ...said];
}

/** A register that gives no value away says of what it was asked whether it holds the same: the document's value, or else the typed one. */
function matchesOf(name: string, { readings, typed, registry }: Told): Agreement[] {
  const outcome = registry?.matches[name];
  if (!outcome || registry.values[name]) return [];
  const fields = readings.map(({ reading }) => reading?.fields ?? {});
  const own = name === 'full_name' ? [name, 'surname', 'given_names'] : [name];
  const read = own.flatMap((one) => fields.flatMap((each) => each[one] ?? []))[0]?.source;
  const said = (source: Agreement['a']['source']) => ({ source, value: '', spans: [] });
  const asked = read ?? (typed[name] ? 'typed' : 'printed');
  return [{ field: name, a: said(asked), b: said('registry'), outcome, agrees: outcome === 'agrees' }];
}

function sideOf(name: string, side: Agreement['a'], registry: OutsideTestimony | null) {
  return {
    source: side.source,
    simulated: side.source === 'registry' && registry?.simulated === true,
    spans: side.spans,
    letters: lettersOf(name, side),
  };
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
