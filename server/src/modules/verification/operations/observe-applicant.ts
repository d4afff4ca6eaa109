import { CHECKS, type CheckInputs, fieldOf, type KeptCheck, runCheck } from '#modules/checks';
import type { Searched } from '#modules/screening';
import { call } from '#modules/vendors';
import { type StagedBlob, stageBlob } from '#platform/blobs';
import { ageOn } from '#platform/clock';
import type { Ctx } from '#platform/db';
import { loadCaptures, type Prepared, type ReadPerson } from './gather-inputs.ts';
import { screenApplicant, screeningCheck } from './screen-applicant.ts';

/** What the machine saw: the results of its checks, the lists searched, the person as read, the portrait cut out. */
export type Observed = {
  checks: KeptCheck[];
  searched: Searched | 'unscreened' | null;
  read: ReadPerson;
  portrait: { captureId: string; staged: StagedBlob } | null;
};

/** Reads what was shown, runs the flow's checks one after the other, and searches the lists; outside any transaction. */
export async function observeApplicant(ctx: Ctx, prepared: Prepared): Promise<Observed> {
  const captures = await loadCaptures(ctx, prepared);
  const inputs: CheckInputs = { ...prepared.inputs, captures };
  // A chip that was sent is judged whether or not the flow asks for one.
  const required = inputs.chip ? [...prepared.required, 'chip'] : prepared.required;
  const wanted = CHECKS.filter((check) => required.includes(check.code));
  const checks: KeptCheck[] = [];
  for (const check of wanted) checks.push(await runCheck(ctx, check, inputs));
  const read = readPerson(inputs);
  const searched = prepared.required.includes('screening') ? await screenApplicant(ctx, inputs, read) : null;
  if (searched) checks.push(screeningCheck(searched));
  return { checks, searched, read, portrait: await cutPortrait(ctx, prepared, captures) };
}

const FIELDS = [
  'full_name',
  'surname',
  'given_names',
  'native_name',
  'birth_date',
  'birth_place',
  'sex',
  'nationality',
  'address',
  'document_number',
  'personal_number',
] as const;

function readPerson(inputs: CheckInputs): ReadPerson {
  const fields = Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = fieldOf(inputs, name);
      return value ? [[name, value]] : [];
    }),
  );
  if (!fields.full_name && (fields.surname || fields.given_names))
    fields.full_name = [fields.given_names, fields.surname].filter(Boolean).join(' ');
  const front = inputs.captures.find((capture) => capture.step === 'document')?.reading ?? null;
  const birthDate = fields.birth_date;
  return {
    fields,
    documentClass: front?.class ?? inputs.documentType,
    country: front?.country ?? null,
    expiryDate: fieldOf(inputs, 'expiry_date'),
    age: birthDate ? ageOn(birthDate, inputs.today) : null,
  };
}

async function cutPortrait(
  ctx: Ctx,
  prepared: Prepared,
  captures: CheckInputs['captures'],
): Promise<Observed['portrait']> {
  const front = captures.find((capture) => capture.step === 'document' && capture.side === 'front');
  if (!front || prepared.inputs.simulatedFace) return null;
  try {
    const { answer } = await call(ctx, 'face', { document: front.image, selfie: front.image });
    if (!answer.portrait) return null;
    return {
      captureId: front.id,
      staged: await stageBlob(ctx, {
        customerId: prepared.inputs.customerId,
        key: prepared.key,
        bytes: answer.portrait,
        mediaType: 'image/jpeg',
      }),
    };
  } catch {
    return null;
  }
}
