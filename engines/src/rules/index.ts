export { checkRule } from './check.ts';
export { PAYMENT_EVENT } from './event.ts';
export type { GraphFacts, Ground, RuleList } from './ground.ts';
export { type Measure, type MeasureSet, readMeasures } from './measures.ts';
export { ACTIONS, type Action, type Fault, type ParamValue, type Rule, RuleInvalid, readRule } from './rule.ts';
export { type Facts, type Hit, RuleSet, type Trace } from './rule-set.ts';
export type { RuleTest } from './rule-test.ts';
export { runRuleTests, type TestResult } from './run-tests.ts';
export { vocabularyOf, type Word } from './vocabulary.ts';
