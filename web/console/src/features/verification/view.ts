import type { Box, Capture, Field } from '@acquaint/sdk';
import { cornersOf, inverse, type Plane, type Point } from './plane.ts';

export type View = { zoom: number; turns: number; x: number; y: number };

export const WHOLE: View = { zoom: 1, turns: 0, x: 0, y: 0 };

const MAX_ZOOM = 6;
const PAN_STEP = 0.08;

/** Zooms around the middle, never below the whole picture. */
export function zoomed(view: View, factor: number): View {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, view.zoom * factor));
  return zoom === 1 ? { ...view, zoom, x: 0, y: 0 } : { ...view, zoom };
}

/** A quarter turn to the right, or to the left. */
export const turned = (view: View, by: 1 | -1 = 1): View => ({ ...view, turns: (view.turns + 4 + by) % 4, x: 0, y: 0 });

/** Moves by shares of the frame; what leaves the frame at one side stays reachable at the other. */
export function moved(view: View, dx: number, dy: number): View {
  const reach = (view.zoom - 1) / 2;
  const within = (value: number) => Math.min(reach, Math.max(-reach, value));
  return { ...view, x: within(view.x + dx), y: within(view.y + dy) };
}

/** What a key does to the view; null when it does nothing. */
export function keyed(view: View, key: string): View | null {
  if (key === '+' || key === '=') return zoomed(view, 1.5);
  if (key === '-') return zoomed(view, 1 / 1.5);
  if (key === '0') return WHOLE;
  if (key === ']') return turned(view);
  if (key === '[') return turned(view, -1);
  if (view.zoom === 1) return null;
  if (key === 'ArrowLeft') return moved(view, PAN_STEP, 0);
  if (key === 'ArrowRight') return moved(view, -PAN_STEP, 0);
  if (key === 'ArrowUp') return moved(view, 0, PAN_STEP);
  if (key === 'ArrowDown') return moved(view, 0, -PAN_STEP);
  return null;
}

/** How much a picture shrinks when a quarter turn makes it stand in the frame; ratios are width over height. */
export function quarterScale(pictureRatio: number, frameRatio: number): number {
  const width = Math.min(1, pictureRatio / frameRatio);
  const height = Math.min(1 / frameRatio, 1 / pictureRatio);
  return Math.min(1 / height, 1 / frameRatio / width);
}

/** What is under the pointer or the focus: a field, and which source's word on it. */
export type Hot = { name: string; source: string | null } | null;

export const isHot = (hot: Hot, name: string, source: string): boolean =>
  hot?.name === name && (hot.source === null || hot.source === source);

export type Mark = { name: string; source: string; corners: Point[] };

/** Where the fields of a picture stand, in its pixels; boxes may come as shares of its sides. */
export function marksOn(capture: Capture, fields: readonly Field[]): Mark[] {
  return fields.flatMap((field) =>
    field.sources.flatMap(({ source, box, capture_id }) =>
      box && capture_id === capture.id
        ? [{ name: field.name, source, corners: cornersOf(inPixels(box, capture)) }]
        : [],
    ),
  );
}

function inPixels(box: Box, { width, height }: Capture): Box {
  if (box.x + box.width > 1 || box.y + box.height > 1) return box;
  return { x: box.x * width, y: box.y * height, width: box.width * width, height: box.height * height };
}

export type Flat = { width: number; height: number; fromPicture: Plane; outline: readonly Point[] };

/** How to lay the page of a picture flat; null when its edges were not seen. */
export function flatOf({ page }: Pick<Capture, 'page'>): Flat | null {
  if (!page?.found) return null;
  const fromPicture = inverse(page.transform);
  if (!fromPicture) return null;
  return { width: page.width, height: page.height, fromPicture, outline: page.corners };
}
