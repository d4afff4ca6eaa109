import { z } from 'zod';

/** Deterministic test people: a specimen to render, how the simulated face answers, and what must come out. */
export const Scenario = z.object({
  code: z.string(),
  says: z.string(),
  title: z.string(),
  country: z.string(),
  documentType: z.string(),
  person: z.record(z.string(), z.string()),
  expected: z.object({
    status: z.string(),
    outcome: z.string().nullable(),
    reasons: z.array(z.string()),
    caseKind: z.string().nullable(),
  }),
});
export type Scenario = z.output<typeof Scenario>;
export type Recipe = Scenario & {
  specimen: {
    class: string;
    seed: number;
    flaw: 'wrong_check_digit' | 'expired' | 'name_differs' | null;
    person: Record<string, string>;
  };
  face: 'match' | 'review' | 'mismatch';
};

const approved = { status: 'completed', outcome: 'approved', reasons: [], caseKind: null };
const review = (reasons: string[], caseKind = 'verification.review') => ({
  status: 'in_review',
  outcome: null,
  reasons,
  caseKind,
});

export const SCENARIOS: readonly Recipe[] = [
  {
    code: 'passport_approved',
    title: 'Everything agrees',
    says: 'A passport in date with right check digits, a matching face and a clear name is approved by the machine.',
    country: 'FR',
    documentType: 'passport',
    person: { surname: 'DELORME', given_names: 'ANAIS' },
    expected: approved,
    specimen: {
      class: 'passport',
      seed: 11,
      flaw: null,
      person: { country: 'FRA', document_number: 'U47701111', surname: 'DELORME', given_names: 'ANAIS' },
    },
    face: 'match',
  },
  {
    code: 'passport_wrong_check_digit',
    title: 'A wrong check digit',
    says: 'A digit of the machine-readable zone is wrong: a person looks at it.',
    country: 'FR',
    documentType: 'passport',
    person: { surname: 'MOREAU', given_names: 'LUC' },
    expected: review(['authenticity.mrz_checksum']),
    specimen: {
      class: 'passport',
      seed: 12,
      flaw: 'wrong_check_digit',
      person: { country: 'FRA', document_number: 'U47702122', surname: 'MOREAU', given_names: 'LUC' },
    },
    face: 'match',
  },
  {
    code: 'passport_expired',
    title: 'Out of date',
    says: 'The passport has expired: the applicant is asked for another.',
    country: 'FR',
    documentType: 'passport',
    person: { surname: 'GARNIER', given_names: 'CLAIRE' },
    expected: { status: 'awaiting_customer', outcome: 'resubmit', reasons: ['document.expired'], caseKind: null },
    specimen: {
      class: 'passport',
      seed: 13,
      flaw: 'expired',
      person: { country: 'FRA', document_number: 'U47703133', surname: 'GARNIER', given_names: 'CLAIRE' },
    },
    face: 'match',
  },
  {
    code: 'face_mismatch',
    title: 'Another face',
    says: 'The selfie is not the person of the document: a person decides.',
    country: 'FR',
    documentType: 'passport',
    person: { surname: 'LAMBERT', given_names: 'PAUL' },
    expected: review(['face.mismatch_document']),
    specimen: {
      class: 'passport',
      seed: 14,
      flaw: null,
      person: { country: 'FRA', document_number: 'U47704144', surname: 'LAMBERT', given_names: 'PAUL' },
    },
    face: 'mismatch',
  },
  {
    code: 'sanctions_match',
    title: 'A listed name',
    says: 'The name stands on the invented sandbox list: an urgent case that needs a second person.',
    country: 'FR',
    documentType: 'passport',
    person: { surname: 'TOLUNSKY', given_names: 'VASGARD ILMAROVICH' },
    expected: review(['screening.sanctions'], 'verification.screening'),
    specimen: {
      class: 'passport',
      seed: 15,
      flaw: null,
      person: {
        country: 'FRA',
        document_number: 'U47705155',
        surname: 'TOLUNSKY',
        given_names: 'VASGARD ILMAROVICH',
        birth_date: '1961-04-17',
      },
    },
    face: 'match',
  },
];

export function findScenario(code: string): Recipe | null {
  return SCENARIOS.find((one) => one.code === code) ?? null;
}

/** What the simulated face says for a scenario; null for everyone else, whose faces are compared for real. */
export function scenarioFace(code: string | null): Recipe['face'] | null {
  return code ? (findScenario(code)?.face ?? null) : null;
}

/** Whether a document is the one that a scenario draws: every run shows it, so it tells nothing about people. */
export function isScenarioDocument(code: string | null, number: string): boolean {
  return code !== null && findScenario(code)?.specimen.person.document_number === number;
}
