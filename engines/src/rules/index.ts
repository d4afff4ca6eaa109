export { ACTIONS, type Action, type Rule, RuleInvalid, readRule } from './rule.ts';
export { type Hit, RuleSet } from './rule-set.ts';
