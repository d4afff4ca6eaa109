import { adverseMediaCheck } from './adverse-media/index.ts';
import { creditHistoryCheck } from './credit-history/index.ts';
import type { AnyCheck } from './define-check.ts';

/** Checks that ask a source outside which the institution chose itself, whatever the flow lists. */
export const CONNECTORS: readonly AnyCheck[] = [adverseMediaCheck, creditHistoryCheck];
