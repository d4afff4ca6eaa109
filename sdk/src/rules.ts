// Monitoring rules.
import type { Answer } from './answer.ts';

export type RuleRow = Answer<'getRules'>['data'][number];
export type Rule = Answer<'getRulesCode'>;
export type RuleChecked = Answer<'postRulesCheck'>;
export type RuleMode = RuleRow['mode'];
