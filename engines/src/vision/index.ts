export { type DecodedImage, decodeImage } from './decode.ts';
export * from './faces/index.ts';
export { type Box, greyOf, type Point, type Quad, type Raster, turn } from './raster.ts';
export {
  bundledTextModels,
  type OcrLine,
  openTextReader,
  type RecogniseOptions,
  type TextModels,
  type TextReader,
} from './reader.ts';
export type { Glyph } from './recognise.ts';
export { type ImageRefusal, ImageRefused } from './refusal.ts';
