import type { Agreement, DocumentReading } from '@acquaint/engines/documents';
import type { z } from 'zod';
import { decisionsOf, viewDecisions } from '#modules/cases';
import { allAgreements, checksOf } from '#modules/checks';
import { type CustomerId, customerNotFound, FieldName, mask } from '#modules/customers';
import { sightingsOf } from '#modules/devices';
import { ratingsOf } from '#modules/risk';
import { screeningOf } from '#modules/screening';
import type { Db } from '#platform/db';
import { pickLocale, say } from '#platform/i18n';
import { brandId } from '#platform/ids';
import type { FieldSources, VerificationView } from '../schema.ts';
import { type Capture, capturesOf, getVerification, openReading, readInputs } from '../store/index.ts';
import { readJourney } from './apply-state.ts';
import { inWords, readTimeline } from './read-customer.ts';
import { verificationRows } from './read-rows.ts';

/** One verification as the officer sees it: what was shown, what was read from where, what each check made of it. */
export async function readVerification(
  db: Db,
  id: string,
  language: string,
): Promise<z.output<typeof VerificationView>> {
  const found = await getVerification(db, id);
  const [row] = await verificationRows(db, [found]);
  if (!row) throw customerNotFound();
  const captures = await capturesOf(db, id);
  const readings = await Promise.all(
    captures.map(async (capture) => ({ capture, reading: await openReading(db, capture) })),
  );
  const { steps } = await readJourney(db, found);
  const { appeal = null, ...typed } = await readInputs(db, found);
  const locale = pickLocale(language);
  const mrz = readings.map(({ reading }) => reading?.mrz).find((one) => one) ?? null;
  return {
    ...row,
    attempt: found.attempt,
    reasons: found.reasons.map((code) => ({ code, text: say(locale, `reason.${code}`) })),
    inputsHash: found.inputsHash,
    policyVersion: found.policyVersion,
    appeal,
    steps: steps.map(({ code, kind, status, at }) => ({ code, kind, status, at })),
    captures: readings.map(({ capture, reading }) => viewCapture(capture, reading)),
    fields: fieldSources(readings, typed),
    mrz: mrz ? { format: mrz.format, valid: mrz.valid, lines: mrz.lines.map(maskLine), checks: mrz.checks } : null,
    checks: await checksOf(db, id, language),
    screening: await screeningOf(db, id),
    signals: (await sightingsOf(db, id)).map(({ position: _position, ...sighting }) => sighting),
    risk: inWords((await ratingsOf(db, found.customerId)).find((one) => one.aboutId === id) ?? null, locale),
    decisions: await viewDecisions(db, await decisionsOf(db, id), language),
    timeline: await readTimeline(db, found.customerId as CustomerId, language),
  };
}

function viewCapture(capture: Capture, reading: DocumentReading | null) {
  const { id, step, side, width, height, bytes, at, quality, simulated } = capture;
  return {
    id: brandId('cap', id),
    step,
    side,
    kind: side === 'selfie' ? ('selfie' as const) : ('document' as const),
    width,
    height,
    bytes,
    at,
    quality,
    page: viewPage(reading),
    portrait: capture.portraitBlobId !== null,
    simulated,
  };
}

/** Readings kept before pages were looked for have none. */
function viewPage(reading: DocumentReading | null) {
  if (!reading?.page) return null;
  const { found, corners, width, height, transform } = reading.page;
  return { found, corners, width, height, transform: [...transform] };
}

/** Letters and digits of the zone hidden but for its shape: the fillers and the first five places. */
function maskLine(line: string): string {
  return line.slice(0, 5) + line.slice(5).replace(/[A-Z0-9]/g, '•');
}

type Read = { capture: Capture; reading: DocumentReading | null };

/** Every source of every field side by side, masked; `agrees` is what the cross-comparison said. */
function fieldSources(readings: readonly Read[], typed: Record<string, string>): z.output<typeof FieldSources>[] {
  const names = new Set([
    ...readings.flatMap(({ reading }) => Object.keys(reading?.sources ?? {})),
    ...Object.keys(typed),
  ]);
  const agreements = allAgreements({
    captures: readings.map(({ capture, reading }) => ({ id: capture.id, step: capture.step, reading })),
    typed,
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
    const sources = [
      ...read,
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
      pairs: compared.map(({ a, b, outcome }) => ({
        a: { source: a.source, spans: a.spans },
        b: { source: b.source, spans: b.spans },
        outcome,
      })),
      unconfirmed: alone?.spans ?? [],
      sources,
    };
  });
}

/** One pair that differs is a difference; pairs of which none is sure say nothing. */
function togetherAgree(pairs: readonly Agreement[]): boolean | null {
  if (pairs.some(({ agrees, outcome }) => !agrees && outcome !== 'unsure')) return false;
  return pairs.some(({ agrees }) => agrees) ? true : null;
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
