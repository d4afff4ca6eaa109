export { inspectPicture } from './inspect.ts';
export { overlayPng, tamperAnswer } from './overlay.ts';
export { inspectPortrait } from './portrait.ts';
export { inspectPrint } from './print.ts';
export { screenSignal as inspectScreen } from './screen.ts';
export type { Overlay, TamperCode, TamperSignal } from './signal.ts';
