export {
  analyseName,
  isOrganizational,
  looksLikeOrganization,
  MAX_NAME,
  MAX_TOKENS,
  type NameToken,
  type TokenKind,
} from './analyse.ts';
export { romaniseHanPerson } from './chinese.ts';
export { openCompound } from './compounds.ts';
export { cleanText, foldLatin } from './fold.ts';
export { isFrequentWord } from './frequent-words.ts';
export { otherSpellingsOf, readSyllableText, sharedCharacters, syllableText } from './han.ts';
export { areFormsOfOneName, hasOtherForms, otherFormsOf } from './nicknames.ts';
export { romaniseHangul } from './other-scripts.ts';
export { bareSoundsOf, MAX_SOUNDS, skeletonOf, soundsOf, writeSkeleton } from './phonetic.ts';
export { isSyllable } from './pinyin.ts';
export { respellBusinessWord } from './respell.ts';
export { type Script, scriptOf } from './scripts.ts';
export { plain, SIGN, type Sign, signOf } from './signs.ts';
export {
  BARE_BEST,
  bareSimilarity,
  boundedRow,
  type SoundRow,
  soundRow,
  soundSimilarity,
  soundWeights,
} from './similarity.ts';
export { SoundBound, soundMask } from './sound-bounds.ts';
