export {
  type AlertKind,
  type AppliedDecision,
  contributeAlertKind,
  type NewAlert,
  type Subject,
} from './alert-kinds.ts';
export { appendDecision } from './operations/decide.ts';
export { decisionsOf, findOpenCase, listCases } from './operations/find-cases.ts';
export { openAlerts } from './operations/open-alerts.ts';
export { readCases, toRows, viewDecisions } from './operations/read-case.ts';
export { withdrawAlerts } from './operations/withdraw-alerts.ts';
export { REASONS } from './policy.ts';
export { type CaseId, CaseRow, DecisionView, type Priority, type Verdict } from './schema.ts';
