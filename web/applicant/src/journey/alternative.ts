// The picture may show another document than the one chosen: the person is asked which it is, never told.
import type { ApplyState, ApplyStep, CaptureAnswer } from '@acquaint/sdk';

export type Alternative = { country: string; documentType: string };

/** Another choice that fits what was seen; null when the chosen one fits, or when what was seen is not accepted anyway. */
export function alternativeOf(
  state: Pick<ApplyState, 'country' | 'document_type' | 'countries'>,
  step: Pick<ApplyStep, 'document_type'>,
  detected: CaptureAnswer['detected'],
): Alternative | null {
  const chosen = step.document_type ?? state.document_type;
  // A bill asked for beside the document is no choice of the person's.
  if (!detected.class || chosen === null || chosen !== state.document_type) return null;
  const country = state.countries.some((each) => each.code === detected.country) ? detected.country : state.country;
  if (country === null) return null;
  const offered = state.countries.find((each) => each.code === country)?.document_types ?? [];
  if (!offered.some((each) => each.code === detected.class)) return null;
  // de_identity_card is the identity_card of one country.
  const fits = country === state.country && (chosen === detected.class || chosen.endsWith(`_${detected.class}`));
  return fits ? null : { country, documentType: detected.class };
}
