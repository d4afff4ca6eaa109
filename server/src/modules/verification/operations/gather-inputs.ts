import type { DocumentReading } from '@acquaint/engines/documents';
import { type CaptureInput, type CheckInputs, switchedOn } from '#modules/checks';
import {
  accountsWithPhone,
  type CustomerId,
  FieldName,
  type FieldValues,
  othersWithDocument,
  readFields,
} from '#modules/customers';
import { sightingsOf } from '#modules/devices';
import { call } from '#modules/vendors';
import { type BlobId, readBlob } from '#platform/blobs';
import { dayOf } from '#platform/clock';
import type { Ctx, Tx } from '#platform/db';
import { customerKey } from '#platform/vault';
import { isScenarioDocument, scenarioFace } from '../sandbox/scenarios.ts';
import {
  type Capture,
  capturesOf,
  openChip,
  openReading,
  openTamper,
  readInputs,
  saveReading,
  type Verification,
} from '../store/index.ts';
import { readJourney } from './apply-state.ts';
import { livenessInput } from './liveness-state.ts';

export type Prepared = {
  found: Verification;
  inputs: Omit<CheckInputs, 'captures'>;
  captures: { capture: Capture; reading: CaptureInput['reading']; tamper: CaptureInput['tamper'] }[];
  required: readonly string[];
  key: Awaited<ReturnType<typeof customerKey>>;
};

/** What was read of the person, under the names a customer's fields have. */
export type ReadPerson = {
  fields: Record<string, string>;
  documentClass: string | null;
  country: string | null;
  expiryDate: string | null;
  age: number | null;
};

/** All that the checks may look at, read in one transaction. */
export async function prepareInputs(tx: Tx, found: Verification): Promise<Prepared> {
  const { pack, flow, asked } = await readJourney(tx, found);
  const customerId = found.customerId as CustomerId;
  const typed = await readInputs(tx, found);
  const fields = Object.fromEntries(
    (await readFields(tx, customerId))
      .filter((field) => ['integrator', 'typed', 'confirmed'].includes(field.source))
      .map((field) => [field.name, field.value]),
  );
  const captures = await Promise.all(
    (await capturesOf(tx, found.id)).map(async (capture) => ({
      capture,
      reading: await openReading(tx, capture),
      tamper: await openTamper(tx, capture),
    })),
  );
  const sightings = await sightingsOf(tx, found.id);
  const number = numberRead(captures.flatMap(({ reading }) => reading ?? []));
  const phone = fields.phone;
  const wantsPosition = asked.some((step) => step.fields?.some((field) => field.kind === 'position'));
  const position = readPosition(typed.position) ?? sightings.findLast((one) => one.position)?.position ?? null;
  return {
    found,
    required: [...new Set([...flow.definition.checks, ...(await switchedOn(tx))])],
    captures,
    key: await customerKey(tx, customerId),
    inputs: {
      customerId,
      aboutId: found.id,
      today: dayOf(tx.now),
      country: found.country,
      documentType: found.documentType,
      pack,
      typed: { ...fields, ...keepFieldNames(typed) },
      confirmed: found.confirmed.filter((one) => one === 'email' || one === 'sms'),
      deviceFlags: sightings.flatMap((sighting) => sighting.flags),
      position: wantsPosition ? position : null,
      othersWithDocument:
        number && !isScenarioDocument(found.scenario, number)
          ? (await othersWithDocument(tx, customerId, number)).length
          : 0,
      accountsWithPhone: phone ? await accountsWithPhone(tx, phone) : 0,
      chip: await openChip(tx, found),
      simulatedFace: scenarioFace(found.scenario),
      liveness: await livenessInput(tx, found, {
        step: asked.find((step) => step.kind === 'selfie') ?? null,
        selfie: captures.find(({ capture }) => capture.side === 'selfie')?.capture ?? null,
      }),
    },
  };
}

/** The document's own number, or the person's that stands on it where the card has no other. */
function numberRead(readings: readonly DocumentReading[]): string | null {
  const valuesOf = (name: string) => readings.flatMap((reading) => reading.fields[name]?.value ?? []);
  return [...valuesOf('document_number'), ...valuesOf('personal_number')].at(0) ?? null;
}

function keepFieldNames(values: Record<string, string>): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => FieldName.safeParse(name).success));
}

function readPosition(text: string | undefined): CheckInputs['position'] {
  const [latitude, longitude, accuracyM] = (text ?? '').split(',').map(Number);
  return latitude !== undefined &&
    longitude !== undefined &&
    accuracyM !== undefined &&
    [latitude, longitude, accuracyM].every(Number.isFinite)
    ? { latitude, longitude, accuracyM }
    : null;
}

/** The pictures themselves, decrypted; a document whose reading failed at the time is read now. */
export async function loadCaptures(ctx: Ctx, prepared: Prepared): Promise<CaptureInput[]> {
  return Promise.all(
    prepared.captures.map(async ({ capture, reading, tamper }) => {
      const image = await readBlob(ctx, capture.blobId as BlobId, prepared.key);
      const { country } = prepared.found;
      const read = reading ?? (capture.side === 'selfie' ? null : await readNow(ctx, { capture, image, country }));
      return { id: capture.id, step: capture.step, side: capture.side, image, reading: read, tamper };
    }),
  );
}

async function readNow(
  ctx: Ctx,
  { capture, image, country }: { capture: Capture; image: Uint8Array; country: string | null },
): Promise<CaptureInput['reading']> {
  try {
    const { answer } = await call(ctx, 'ocr', {
      image,
      side: capture.side === 'back' ? 'back' : 'front',
      today: dayOf(ctx.now),
      country,
    });
    await ctx.database.write(ctx, (tx) => saveReading(tx, capture, answer.reading));
    return answer.reading;
  } catch {
    // Unread is not a pass: the document check finds no reading and leaves the doubt to a person.
    return null;
  }
}
