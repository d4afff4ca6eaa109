import type { Part } from './labels.ts';
import type { Piece } from './layout.ts';
import { readingOf } from './read-field.ts';
import type { FieldReading } from './reading.ts';
import type { DocumentTemplate } from './template.ts';
import { dateOf, orderOf } from './values.ts';

const DATE_FIELDS = ['birth_date', 'issue_date', 'expiry_date'] as const;
/** Below this many years between the first and the last day, none of them is a birth. */
const LEAST_AGE_YEARS = 12;
const ORDER_CONFIDENCE = 0.7;

/**
 * Labels are printed smaller than values and are lost first. Where a date's label is not on the page and at least as many days are printed as the template asks for,
 * the first of them is the birth and the last the expiry; of exactly three the middle one is the issue.
 */
export function withDatesByOrder(
  fields: Record<string, FieldReading>,
  template: DocumentTemplate,
  parts: readonly Part[],
  today: string,
): Record<string, FieldReading> {
  const asked = DATE_FIELDS.filter((name) => template.fields[name]?.kind === 'date');
  const labelled = new Set(parts.flatMap((part) => (part.kind === 'label' ? [part.label] : [])));
  const missing = asked.filter(
    (name) => !fields[name] && !template.fields[name]?.labels.some((each) => labelled.has(each)),
  );
  if (!asked.includes('birth_date') || !asked.includes('expiry_date') || missing.length === 0) return fields;
  const order = template.fields.birth_date ? orderOf(template.fields.birth_date) : 'dmy';
  const days = new Map<string, Piece>();
  for (const { piece } of parts) {
    const day = dateOf(piece.text, { order, past: false, today });
    if (day) days.set(day, piece);
  }
  const sorted = [...days].sort(([a], [b]) => a.localeCompare(b));
  const [birth] = sorted;
  const last = sorted.at(-1);
  const issue = sorted.length === 3 ? sorted[1] : undefined;
  const isLife = birth && last && Number(last[0].slice(0, 4)) - Number(birth[0].slice(0, 4)) >= LEAST_AGE_YEARS;
  if (sorted.length < asked.length || !isLife) return fields;
  const byOrder = { birth_date: birth, issue_date: issue, expiry_date: last };
  for (const name of missing) {
    const found = byOrder[name];
    if (found) fields[name] = readingOf(found[0], found[1], Math.min(ORDER_CONFIDENCE, found[1].confidence));
  }
  return fields;
}
