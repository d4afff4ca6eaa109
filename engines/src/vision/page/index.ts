export { type FoundPage, findPage } from './find.ts';
export {
  carryBox,
  type FlatPage,
  flatPageOf,
  flatten,
  isWorthFlattening,
  turnCorners,
  turnedTo,
} from './flatten.ts';
export { chain, type Homography, IDENTITY, inverseOf, mapQuad, project, rectangleTo } from './homography.ts';
export { shrinkBy, shrinkTowards } from './shrink.ts';
export { warp } from './warp.ts';
