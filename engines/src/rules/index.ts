export { ACTIONS, type Action, type Rule, RuleInvalid, readRule } from './rule.ts';
export { type Facts, type Hit, RuleSet, type Trace } from './rule-set.ts';
