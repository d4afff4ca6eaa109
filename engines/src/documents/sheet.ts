import {
  boundsOf,
  carryBox,
  chain,
  type FlatPage,
  type FoundPage,
  findPage,
  flatPageOf,
  flatten,
  type Homography,
  IDENTITY,
  inverseOf,
  isWorthFlattening,
  mapQuad,
  type OcrLine,
  project,
  type Raster,
  turnCorners,
  turnedTo,
} from '../vision/index.ts';
import { likenessOf } from './likeness.ts';
import type { Page } from './page.ts';
import type { FieldReading, PageReading } from './reading.ts';

/** The picture that is read: the photograph as it is or the page redrawn flat, and the way back to the photograph. */
export type Sheet = { found: FoundPage; raster: Raster; flattened: boolean; toPicture: Homography };

export function sheetOf(raster: Raster): Sheet {
  const found = findPage(raster);
  if (!isWorthFlattening(found)) return asTaken(raster, found);
  const flat = flatPageOf(found.corners);
  return { found, raster: flatten(raster, flat), flattened: true, toPicture: flat.toPicture };
}

export function asTaken(raster: Raster, found: FoundPage): Sheet {
  return { found, raster, flattened: false, toPicture: IDENTITY };
}

/** How places on the page that was read are carried to the photograph and to the flattened page. */
export type Places = { page: PageReading; toPicture: Homography; toFlat: Homography };

export function placesOf(sheet: Sheet, page: Page, picture: Raster): Places {
  const corners = turnCorners(sheet.found.corners, page.turned);
  const flat: FlatPage = flatPageOf(corners);
  const toPicture = chain(turnedTo(page.turned, sheet.raster), sheet.toPicture);
  return {
    toPicture,
    toFlat: chain(toPicture, inverseOf(flat.toPicture)),
    page: {
      found: sheet.found.found,
      certainty: sheet.found.certainty,
      flattened: sheet.flattened,
      corners,
      width: flat.width,
      height: flat.height,
      transform: flat.toPicture,
      likeness: likenessOf(picture, flat),
    },
  };
}

/** A line where it stands on the photograph. */
export function lineOnPicture(line: OcrLine, { toPicture }: Places): OcrLine {
  const [a = [0, 0], b = a, c = b, d = a] = line.box.quad;
  const quad = mapQuad([a, b, c, d], (point) => project(toPicture, point));
  return { ...line, box: { ...boundsOf(quad), quad } };
}

/** A field with its place on the photograph and on the flattened page. */
export function placed(field: FieldReading, { toPicture, toFlat }: Places): FieldReading {
  if (!field.box) return field;
  return {
    ...field,
    box: carryBox(field.box, (at) => project(toPicture, at)),
    pageBox: carryBox(field.box, (at) => project(toFlat, at)),
  };
}
