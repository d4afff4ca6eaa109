import { type Agreement, compareAcross, type DocumentReading, type Testimony } from '@acquaint/engines/documents';
import type { CheckInputs } from '../define-check.ts';

/** What is typed of these is compared with the document; an address may have changed since it was issued. */
const TYPED_FIELDS = [
  'full_name',
  'surname',
  'given_names',
  'birth_date',
  'sex',
  'nationality',
  'document_number',
  'personal_number',
] as const;
const TYPED_REASONS: Readonly<Record<string, string>> = {
  birth_date: 'data.dob_mismatch',
  full_name: 'data.name_mismatch',
  surname: 'data.name_mismatch',
  given_names: 'data.name_mismatch',
};

/** Across sides, as within one, only print that was read clearly can contradict. */
const CLEAR_PRINT = 0.9;

/** A pair of sources that do not say the same of a field; by their names, since values stay with the fields. */
export type Disagreement = { field: string; a: string; b: string; outcome: 'differs' | 'unsure' };

/** Each pair over all sides of the document and what was typed: a barcode on the back speaks of the print on the front. */
export function allAgreements(inputs: {
  captures: readonly Pick<CheckInputs['captures'][number], 'id' | 'step' | 'reading'>[];
  typed: Readonly<Record<string, string | undefined>>;
  /** What the document's chip says, and whoever else was asked. */
  others?: readonly Testimony[];
}): Agreement[] {
  const sides = inputs.captures.filter((capture) => capture.step === 'document');
  const within = sides.flatMap(({ reading }) => reading?.agreement ?? []);
  return [
    ...within,
    ...compareAcross([...sides.flatMap(testimoniesOf), ...(inputs.others ?? []), ...typedTestimony(inputs.typed)]),
  ];
}

function testimoniesOf({ id, reading }: Pick<CheckInputs['captures'][number], 'id' | 'reading'>): Testimony[] {
  const bySource = new Map<Testimony['source'], Record<string, string>>();
  for (const [field, readings] of Object.entries(reading?.sources ?? {})) {
    for (const { source, value, confidence } of readings) {
      if (source === 'printed' && confidence < CLEAR_PRINT) continue;
      const fields = bySource.get(source) ?? {};
      bySource.set(source, { ...fields, [field]: fields[field] ?? value });
    }
  }
  return [...bySource].map(([source, fields]) => ({ source, origin: id, fields }));
}

function typedTestimony(typed: Readonly<Record<string, string | undefined>>): Testimony[] {
  const fields = Object.fromEntries(
    TYPED_FIELDS.flatMap((name): [string, string][] => {
      const value = typed[name];
      return value ? [[name, value]] : [];
    }),
  );
  return Object.keys(fields).length > 0 ? [{ source: 'typed', origin: 'typed', fields }] : [];
}

/** The pairs to be told. What was typed in part, or in another script, is judged by the name as a whole; addresses are written in many ways. */
export function disagreementsOf(agreements: readonly Agreement[]): Disagreement[] {
  const seen = new Set<string>();
  return agreements.flatMap(({ field, a, b, agrees, outcome }) => {
    const isTyped = a.source === 'typed' || b.source === 'typed';
    const key = `${field} ${a.source} ${b.source}`;
    const isOpen = outcome === 'unsure' && (isTyped || field === 'address');
    if (agrees || isOpen || seen.has(key)) return [];
    seen.add(key);
    return [{ field, a: a.source, b: b.source, outcome: outcome === 'unsure' ? 'unsure' : 'differs' }];
  });
}

/** The reason a disagreement stands for, by the sources that disagree. */
export function reasonOf({ field, a, b }: Disagreement): string {
  const between = new Set([a, b]);
  if (between.has('typed')) return TYPED_REASONS[field] ?? 'data.field_mismatch';
  if (between.has('chip')) return 'authenticity.chip_data_mismatch';
  if (between.has('number')) return 'authenticity.number_format';
  if (between.has('barcode')) return 'authenticity.barcode_mismatch';
  return 'authenticity.mrz_mismatch';
}

/** Fields of a zone that one reading alone vouched for and no other source, on any side, says alike. */
export function unconfirmedOf(readings: readonly DocumentReading[], agreements: readonly Agreement[]): string[] {
  const fields = new Set(readings.flatMap((reading) => (reading.unconfirmed ?? []).map(({ field }) => field)));
  return [...fields].filter(
    (field) =>
      !agreements.some(
        (pair) => pair.field === field && pair.agrees && (pair.a.source === 'mrz' || pair.b.source === 'mrz'),
      ),
  );
}
