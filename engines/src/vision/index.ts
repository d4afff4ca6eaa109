// The door: reading pictures and text here, faces from their own folder.
export { type DecodedImage, decodeImage, encodeClean } from './decode.ts';
export * from './faces/index.ts';
export { type Cell, type LineInk, lineInk } from './line-ink.ts';
export * from './page/index.ts';
export { judgeQuality, QUALITY_THRESHOLDS, type Quality, qualityReasons } from './quality.ts';
export {
  type Box,
  boundsOf,
  distance,
  greyOf,
  type Point,
  type Quad,
  quadOf,
  quadSize,
  type Raster,
  resize,
  straighten,
  turn,
  turnBack,
} from './raster.ts';
export {
  bundledTextModels,
  type Considered,
  type ConsiderOptions,
  type OcrLine,
  openTextReader,
  type RecogniseOptions,
  type TextModels,
  type TextReader,
} from './reader.ts';
export type { Glyph } from './recognise.ts';
export { type ImageRefusal, ImageRefused } from './refusal.ts';
export {
  findScriptModel,
  lineOfWords,
  openScriptReader,
  SCRIPTS,
  type Script,
  type ScriptModel,
  type ScriptReader,
  type ScriptWord,
  textOfWord,
} from './scripts/index.ts';
