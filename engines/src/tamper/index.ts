export { inspectPicture } from './inspect.ts';
export { overlayPng } from './overlay.ts';
export { screenSignal as inspectScreen } from './screen.ts';
export type { Overlay, TamperCode, TamperSignal } from './signal.ts';
