// A verification with its evidence. Enums are open.
import type { Answer, RowOf } from './answer.ts';

export type VerificationRow = RowOf<'getVerifications'>;
export type Verification = Answer<'getVerificationsId'>;
export type Capture = Verification['captures'][number];
export type Field = Verification['fields'][number];
export type Box = NonNullable<Field['sources'][number]['box']>;
export type Mrz = NonNullable<Verification['mrz']>;
export type Check = Verification['checks'][number];
export type Evidence = Check['evidence'][number];
export type Signal = Verification['signals'][number];
export type Risk = NonNullable<Verification['risk']>;
export type TimelineEntry = Verification['timeline'][number];
