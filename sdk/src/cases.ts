// The desk's side of the API. Enums are open: a newer server may send values that are not listed here.
import type { Answer, Request, RowOf } from './answer.ts';

export type CaseRow = RowOf<'getCases'>;
export type Case = Answer<'getCasesId'>;
export type Decision = Case['decisions'][number];
export type DecisionKind = Decision['decision'];
export type Alert = Case['alerts'][number];
export type DecisionGiven = Omit<Request<'postCasesIdDecisions'>, 'version'>;
export type ApprovalGiven = Omit<Request<'postCasesIdApprovals'>, 'version'>;
