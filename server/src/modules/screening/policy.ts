import { createHash } from 'node:crypto';
import type { ListedEntity } from '@acquaint/engines/lists';
import type { MatchResult } from '@acquaint/engines/match';
import type { Particulars } from '#modules/customers';
import type { EntityView, MatchStatus } from './schema.ts';

export type Subject = {
  name: string;
  nativeName?: string | null;
  birthDate?: string | null;
  countries?: readonly string[];
  identifiers?: readonly string[];
  schema?: string;
};

/** A kept customer as they are searched; a verification asks with the same facts, so that what was cleared there stays cleared. */
export function subjectOf({ kind, country, fields }: Particulars): Subject {
  const present = (values: readonly (string | null | undefined)[]) => values.flatMap((each) => (each ? [each] : []));
  return {
    name: fields.full_name ?? '',
    nativeName: fields.native_name ?? null,
    birthDate: fields.birth_date ?? null,
    countries: present([fields.nationality, country]),
    identifiers: present([fields.document_number, fields.personal_number]),
    schema: kind === 'person' ? 'Person' : 'Organization',
  };
}

/** Listed only for holding or having held public office, or for being close to somebody who does. */
export function isOffice(topics: readonly string[]): boolean {
  return topics.length > 0 && topics.every((topic) => topic.startsWith('role.'));
}

/** From a list of the tenant's own. */
export function isOwn(topics: readonly string[]): boolean {
  return topics.includes('own.block');
}

/** What silences matches is not put in force by one person alone, where the institution asks for two; what only lets more be seen is. */
export function needsSecondPerson(
  kind: 'block' | 'allow',
  { silences, asked }: { silences: boolean; asked: boolean },
): boolean {
  return kind === 'allow' && silences && asked;
}

/** Why a confirmed match binds: listed by an authority, or blocked by the institution itself; null when neither. */
export function bindingReason(topics: readonly string[]): 'screening.sanctions' | 'screening.own_block' | null {
  if (topics.some((topic) => topic.startsWith('sanction'))) return 'screening.sanctions';
  return isOwn(topics) ? 'screening.own_block' : null;
}

/** Nothing but the name speaks for the match: no birth date, identifier or country. */
export function nameAlone(match: MatchResult): boolean {
  return !match.qualifiers.some((qualifier) => qualifier.effect > 0 && qualifier.field !== 'name');
}

/** Office holders share names with many: a name alone is too little, a birth date or country must speak for it. */
const PEP_THRESHOLD = 0.9;

/** Which hits are worth a person's time. */
export function relevant(match: MatchResult, threshold: number): boolean {
  if (!isOffice(match.topics)) return match.match_score >= threshold;
  return (
    match.match_score >= PEP_THRESHOLD &&
    match.qualifiers.some((qualifier) => qualifier.effect >= 0 && qualifier.field !== 'name')
  );
}

/** What a clearance was decided on, from both sides; the memory holds only while it is the same. */
export function fingerprint(subject: Subject, entity: ListedEntity, algorithm: string): Buffer {
  const ours = [
    subject.name,
    subject.nativeName ?? '',
    subject.birthDate ?? '',
    [...(subject.countries ?? [])].sort().join(','),
    [...(subject.identifiers ?? [])].sort().join(','),
  ];
  const theirs = [
    entity.id,
    entity.names
      .map((name) => name.text)
      .sort()
      .join('|'),
    [...entity.birth_dates].sort().join(','),
    entity.identifiers
      .map((one) => one.value)
      .sort()
      .join(','),
  ];
  return createHash('sha256')
    .update(JSON.stringify([ours, theirs, algorithm]))
    .digest();
}

export function viewEntity(entity: ListedEntity): EntityView {
  return {
    schema: entity.schema,
    names: entity.names.map((name) => name.text).slice(0, 20),
    birthDates: entity.birth_dates.slice(0, 10),
    countries: entity.countries,
    programmes: entity.programmes,
    topics: entity.topics,
    remarks: entity.remarks?.slice(0, 600) ?? null,
  };
}

type Open = { status: MatchStatus; topics: readonly string[] };

/** Where a screening stands for the rating: open sanctions doubts weigh more than office. */
export function standing(
  matches: readonly Open[],
): 'clear' | 'potential_sanctions' | 'potential_pep' | 'confirmed_sanctions' | 'confirmed_pep' {
  const live = matches.filter(({ status }) => !['false_positive', 'delisted', 'allowed'].includes(status));
  const isPep = (match: Open) => isOffice(match.topics);
  const confirmed = live.filter((match) => match.status === 'true_positive');
  if (confirmed.some((match) => !isPep(match))) return 'confirmed_sanctions';
  if (live.some((match) => match.status !== 'true_positive' && !isPep(match))) return 'potential_sanctions';
  if (confirmed.length > 0) return 'confirmed_pep';
  return live.length > 0 ? 'potential_pep' : 'clear';
}

const STALE_AFTER_DAYS = 8;

export function listStatus(
  row: { checkedAt: Date; refused: unknown; source: string },
  now: Date,
): 'current' | 'stale' | 'refused' {
  if (row.refused) return 'refused';
  return row.source === 'download' && now.getTime() - row.checkedAt.getTime() > STALE_AFTER_DAYS * 86_400_000
    ? 'stale'
    : 'current';
}
