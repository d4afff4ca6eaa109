// What each scenario of the fixture asks for and how it ends.
import type { ApplyField, ApplyState, ApplyStep } from '@acquaint/sdk';

export type Script = {
  steps: ('form' | 'code' | 'document' | 'bill' | 'position' | 'selfie' | 'motions')[];
  end?: 'approved' | 'declined' | 'review' | 'resubmit' | 'processing';
  /** Pictures refused before the first is taken. */
  refuse?: number;
  /** Document class seen on refused pictures. */
  detected?: string;
  /** True when the call (path, how many failed before) is answered by 503. */
  outage?: (path: string, before: number) => boolean;
};

export const SCRIPTS: Readonly<Record<string, Script>> = {
  full: { steps: ['form', 'code', 'document', 'selfie'] },
  short: { steps: ['document', 'selfie'] },
  bill: { steps: ['bill', 'position'] },
  review: { steps: ['selfie'], end: 'review' },
  declined: { steps: ['selfie'], end: 'declined' },
  resubmit: { steps: ['document'], end: 'resubmit' },
  processing: { steps: ['selfie'], end: 'processing' },
  motions: { steps: ['motions'] },
  refuse: { steps: ['document', 'selfie'], refuse: 2, detected: 'passport' },
  flaky: { steps: ['document'], outage: (path, before) => path.endsWith('/capture') && before < 2 },
  broken: { steps: ['document'], outage: (path, before) => path.endsWith('/capture') && before < 3 },
};

const FIELDS: ApplyField[] = [
  {
    name: 'full_name',
    kind: 'text',
    required: true,
    why: 'We compare it with your document.',
    example: 'Anna Maria Muster',
  },
  { name: 'birth_date', kind: 'date', required: true, why: 'You have to be at least 18 years old.' },
  { name: 'address', kind: 'address', required: true, why: 'The law asks banks to know where their customers live.' },
  {
    name: 'tax_id',
    kind: 'identifier',
    required: false,
    why: 'It makes the check faster.',
    pattern: '\\d{11}',
    example: '86095742719',
  },
  { name: 'nationality', kind: 'country', required: true, why: 'Some rules depend on it.' },
];

const PARTS = {
  form: { code: 'basics', kind: 'form', why: 'A few facts that we compare with your document.', fields: FIELDS },
  code: {
    code: 'phone',
    kind: 'code',
    channel: 'sms',
    why: 'So that nobody else can open an account with your number.',
  },
  document: {
    code: 'document',
    kind: 'document',
    why: 'It shows that your name is yours.',
    sides: ['front'],
    captured: [],
    retries_left: 2,
  },
  bill: {
    code: 'address_proof',
    kind: 'document',
    document_type: 'utility_bill',
    why: 'It shows where you live. It must not be older than 3 months.',
    sides: ['front'],
    accepts_pdf: true,
    captured: [],
    retries_left: 2,
  },
  position: {
    code: 'position',
    kind: 'form',
    why: 'The rules of your country ask where you are.',
    fields: [
      {
        name: 'position',
        kind: 'position',
        required: true,
        why: 'We may only open accounts for people who are in the country.',
      },
    ],
  },
  selfie: {
    code: 'selfie',
    kind: 'selfie',
    why: 'We compare your face with the picture on your document, so that nobody can use it but you.',
    captured: [],
    retries_left: 2,
  },
  motions: {
    code: 'selfie',
    kind: 'selfie',
    why: 'We compare your face with the picture on your document, so that nobody can use it but you.',
    captured: [],
    retries_left: 2,
    liveness: { motion: 'offered', status: 'none', attempts_left: 3, reasons: [], another_way: false, recorded: false },
  },
} as const;

const COUNTRIES: Readonly<Record<string, [string, ('front' | 'back')[]][]>> = {
  DE: [
    ['passport', ['front']],
    ['id_card', ['front', 'back']],
    ['residence_permit', ['front', 'back']],
  ],
  CN: [
    ['resident_id', ['front', 'back']],
    ['passport', ['front']],
  ],
  ID: [
    ['ktp', ['front']],
    ['passport', ['front']],
    ['kitas', ['front']],
  ],
  BR: [
    ['rg', ['front', 'back']],
    ['cnh', ['front', 'back']],
    ['passport', ['front']],
  ],
  US: [
    ['drivers_licence', ['front', 'back']],
    ['passport', ['front']],
    ['state_id', ['front', 'back']],
  ],
};
const OTHERS = [
  'AT',
  'AR',
  'BE',
  'CH',
  'CI',
  'CO',
  'CZ',
  'DK',
  'EG',
  'ES',
  'FR',
  'GB',
  'GH',
  'IN',
  'IT',
  'JP',
  'KE',
  'MX',
  'NG',
  'SA',
  'SE',
  'TH',
  'VN',
  'ZA',
];

/** The state of a new verification of this script. */
export function firstState(script: Script): ApplyState {
  const steps = (
    [
      { code: 'consent', kind: 'consent', why: 'The law asks for your yes.' },
      { code: 'choice', kind: 'choice', why: 'Each country has its own documents.' },
      ...script.steps.map((name) => PARTS[name]),
    ] as unknown as ApplyStep[]
  ).map((step) => structuredClone({ ...step, status: 'todo' as const, reasons: [] }));
  return {
    id: 'ver_eu_01J0000000000000000000000',
    status: 'created',
    outcome: null,
    tenant: { name: 'Northbank', sandbox: true },
    expires_at: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    attempt: 1,
    attempts_max: 3,
    country: null,
    document_type: null,
    suggested_country: 'DE',
    consent: consent(),
    countries: countries(),
    steps,
    current: 'consent',
    can_submit: false,
    result: null,
  };
}

function countries(): ApplyState['countries'] {
  const own = Object.entries(COUNTRIES).map(([code, types]) => ({
    code,
    document_types: types.map(([type, sides]) => ({ code: type, sides })),
  }));
  const others = OTHERS.map((code) => ({
    code,
    document_types: [
      { code: 'passport', sides: ['front' as const] },
      { code: 'id_card', sides: ['front' as const, 'back' as const] },
    ],
  }));
  return [...own, ...others];
}

function consent(): ApplyState['consent'] {
  return {
    version: '2026-11-01',
    accepted: false,
    minutes: 4,
    purposes: [
      { code: 'identity', title: 'Your document and your answers', text: 'To check that you are who you say you are.' },
      {
        code: 'face',
        title: 'A picture of your face',
        text: 'To compare it with the picture on your document. It is not used for anything else.',
      },
      {
        code: 'screening',
        title: 'Your name and birthday',
        text: 'To look them up in public lists, as the law asks of every bank.',
      },
    ],
    legal_basis:
      'The law against money laundering asks banks to know their customers. For the picture of your face we ask for your yes.',
    retention: 'Five years after you stop being a customer, then everything is deleted.',
    processors: ['Northbank'],
  };
}
