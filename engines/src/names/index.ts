export { analyseName, looksLikeOrganization, MAX_NAME, MAX_TOKENS, type NameToken, type TokenKind } from './analyse.ts';
export { cleanText, foldLatin } from './fold.ts';
export { areFormsOfOneName, otherFormsOf } from './nicknames.ts';
export { skeletonOf, soundsOf } from './phonetic.ts';
export { type Script, scriptOf } from './scripts.ts';
export { bareSimilarity, soundSimilarity } from './similarity.ts';
