import type { z } from 'zod';
import { decisionsOf, viewDecisions } from '#modules/cases';
import { checksOf, testimoniesOf } from '#modules/checks';
import { type CustomerId, customerNotFound } from '#modules/customers';
import { sightingsOf } from '#modules/devices';
import { ratingsOf } from '#modules/risk';
import { screeningOf } from '#modules/screening';
import type { Db } from '#platform/db';
import { pickLocale, say } from '#platform/i18n';
import type { VerificationView } from '../schema.ts';
import { capturesOf, getVerification, openChip, openReading, readInputs } from '../store/index.ts';
import { readJourney } from './apply-state.ts';
import { fieldSources, fieldsOfChip } from './field-sources.ts';
import { inWords, readTimeline } from './read-customer.ts';
import { verificationRows } from './read-rows.ts';
import { viewCapture } from './view-capture.ts';

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
  const [registry = null] = await testimoniesOf(db, id);
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
    fields: fieldSources(readings, typed, fieldsOfChip(await openChip(db, found), dayOf(found.createdAt)), registry),
    mrz: mrz ? { format: mrz.format, valid: mrz.valid, lines: mrz.lines.map(maskLine), checks: mrz.checks } : null,
    checks: await checksOf(db, id, language),
    screening: await screeningOf(db, id),
    signals: (await sightingsOf(db, id)).map(({ position: _position, ...sighting }) => sighting),
    risk: inWords((await ratingsOf(db, found.customerId)).find((one) => one.aboutId === id) ?? null, locale),
    decisions: await viewDecisions(db, await decisionsOf(db, id), language),
    timeline: await readTimeline(db, found.customerId as CustomerId, language),
  };
}

/** Two-digit years of a chip are those of when it was shown. */
function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** Letters and digits of the zone hidden but for its shape: the fillers and the first five places. */
function maskLine(line: string): string {
  return line.slice(0, 5) + line.slice(5).replace(/[A-Z0-9]/g, '•');
}
