import { type MrzFields, type MrzReading, parseMrz } from '../mrz/index.ts';
import { type Agreement, agrees } from './agreement.ts';
import { differences, type TextSpan } from './differences.ts';
import type { ZoneReading } from './mrz-zone.ts';
import type { DocumentTemplate } from './template.ts';
import type { UnconfirmedField } from './unconfirmed.ts';

/** What check digits cover. */
const NUMBERS = ['document_number', 'birth_date', 'expiry_date', 'personal_number', 'optional'] as const;

type Context = { agreement: readonly Agreement[]; template: DocumentTemplate | null; today: string };

/**
 * Drops the zone's other possible readings that the rest of the document refutes: where another source says what was taken and not
 * what the rival says. Without any left the zone is valid; with some it stays doubtful and `doubtful` marks the signs in question.
 */
export function withoutRefuted(zone: ZoneReading, context: Context): ZoneReading {
  if (zone.rivals.length === 0) return zone;
  const rivals = zone.rivals.filter((rival) => !isRefuted(fieldsOf(rival, context.today), zone.mrz, context));
  if (rivals.length > 0) return { ...zone, rivals, doubtful: doubtfulNumbers(zone, rivals, context) };
  const { certain: _certain, ...checks } = zone.mrz.checks;
  return { ...zone, rivals, mrz: { ...zone.mrz, checks, valid: true } };
}

function fieldsOf(lines: readonly string[], today: string): MrzFields | null {
  return parseMrz(lines, { today })?.fields ?? null;
}

function isRefuted(rival: MrzFields | null, { fields }: MrzReading, { agreement, template }: Context): boolean {
  return NUMBERS.some((name) => {
    const [taken, other] = [fields[name], rival?.[name] ?? ''];
    if (taken === null || taken === other) return false;
    const field = template?.mrz_fields[name] ?? name;
    return agreement.some((pair) => {
      const [said] = [pair.a, pair.b].filter(({ source }) => source !== 'mrz');
      const isOfZone = pair.a.source === 'mrz' || pair.b.source === 'mrz';
      return pair.field === field && pair.agrees && isOfZone && said && !agrees(field, said.value, other ?? '');
    });
  });
}

function doubtfulNumbers(
  { mrz }: ZoneReading,
  rivals: readonly string[][],
  { template, today }: Context,
): UnconfirmedField[] {
  const read = rivals.map((rival) => fieldsOf(rival, today));
  return NUMBERS.flatMap((name) => {
    const value = mrz.fields[name];
    if (value === null) return [];
    const spans = read.flatMap((rival) => {
      const other = rival?.[name];
      return other === value ? [] : differences(value, other ?? '').a;
    });
    return spans.length === 0 ? [] : [{ field: template?.mrz_fields[name] ?? name, value, spans: united(spans) }];
  });
}

function united(spans: readonly TextSpan[]): TextSpan[] {
  const out: TextSpan[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
