// Monitoring rules.
import type { Answer, RowOf } from './answer.ts';

export type RuleRow = Answer<'getRules'>['data'][number];
export type Rule = Answer<'getRulesCode'>;
export type RuleChecked = Answer<'postRulesCheck'>;
export type RuleMode = RuleRow['mode'];
export type RuleRelease = RowOf<'getRuleReleases'>;
export type RuleShadow = Answer<'getRulesCodeShadow'>;
export type RuleWord = Answer<'getRuleWords'>['data'][number];
export type BackTest = Answer<'getBackTestsId'>;
export type BackTestSummary = NonNullable<BackTest['summary']>;
export type BackTestFound = BackTestSummary['found'];
