import { ARABIC_READINGS } from './arabic-names.ts';
import { BUSINESS_TERMS } from './business-words.ts';
import { hasOtherForms } from './nicknames.ts';

const ARABIC: ReadonlySet<string> = new Set([
  ...ARABIC_READINGS.values(),
  'muhammad',
  'mohamed',
  'mohammad',
  'abd',
  'allah',
  'din',
  'husain',
  'hussain',
  'ahmad',
  'hasan',
]);

/** Russian and Ukrainian patronymics: half of a nation shares a few dozen. */
const PATRONYMIC = /(?:ovich|evich|ovych|ovna|evna|ivna|yovych)$/;

/** True for words that many unrelated names share, for comparisons without a list to count in. */
export function isFrequentWord(word: string): boolean {
  return ARABIC.has(word) || BUSINESS_TERMS.has(word) || hasOtherForms(word) || PATRONYMIC.test(word);
}
