// Where the frame is on the screen, and which part of the camera's picture lies below it.

export type Size = { width: number; height: number };
export type Rect = Size & { x: number; y: number };

/** The largest rectangle of this aspect (width by height) inside the stage, with a margin, in the middle. */
export function frameIn(stage: Size, aspect: number, margin: number): Rect {
  const room = { width: Math.max(1, stage.width - 2 * margin), height: Math.max(1, stage.height - 2 * margin) };
  const width = Math.min(room.width, room.height * aspect);
  const height = width / aspect;
  return { x: (stage.width - width) / 2, y: (stage.height - height) / 2, width, height };
}

/** The part of the source below a rectangle of the stage, when the source covers the stage (CSS object-fit: cover). */
export function sourceOf(rect: Rect, stage: Size, source: Size): Rect {
  const scale = Math.max(stage.width / source.width, stage.height / source.height);
  const left = (stage.width - source.width * scale) / 2;
  const top = (stage.height - source.height * scale) / 2;
  return clip(
    { x: (rect.x - left) / scale, y: (rect.y - top) / scale, width: rect.width / scale, height: rect.height / scale },
    source,
  );
}

/** The rectangle with a share of its size added on each side. */
export function widen(rect: Rect, share: number): Rect {
  const dx = rect.width * share;
  const dy = rect.height * share;
  return { x: rect.x - dx, y: rect.y - dy, width: rect.width + 2 * dx, height: rect.height + 2 * dy };
}

function clip(rect: Rect, within: Size): Rect {
  const x = Math.min(Math.max(0, rect.x), within.width - 1);
  const y = Math.min(Math.max(0, rect.y), within.height - 1);
  const right = Math.min(Math.max(x + 1, rect.x + rect.width), within.width);
  const bottom = Math.min(Math.max(y + 1, rect.y + rect.height), within.height);
  return { x, y, width: right - x, height: bottom - y };
}
