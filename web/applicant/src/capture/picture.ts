// A photograph on its way to the server: taken from the camera or chosen as a file, looked at once on this device.

import { randomHex } from '../session/signals.ts';
import type { Rect, Size } from './geometry.ts';
import { judge, MEASURED_WIDTH, type Subject, type Verdict } from './judge.ts';
import { type Measures, measure, type Pixels } from './measure.ts';

/** `key` makes repeated uploads of one picture count once; `paper` is the name of a PDF, which is not shown before it is sent. */
export type Picture = {
  blob: Blob;
  url: string;
  verdict: Verdict;
  source: 'camera' | 'file';
  key: string;
  paper: string | null;
};

// The server takes 15 MB; a file beyond that is scaled here, one below it goes as it is, with all that it can prove.
const MAX_BYTES = 15_000_000;
const LONGEST_SIDE = 4_000;
const QUALITY = 0.92;

/** The part of the video's present frame, as JPEG. */
export async function takePicture(video: HTMLVideoElement, part: Rect, subject: Subject): Promise<Picture> {
  const canvas = draw(video, part, part);
  return pictureOf(await encode(canvas), canvas, subject, 'camera');
}

/** A chosen file, or null when this browser cannot show it: then nobody could say whether it is readable. */
export async function openPicture(file: Blob, subject: Subject): Promise<Picture | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return null;
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = draw(
    bitmap,
    { x: 0, y: 0, width: bitmap.width, height: bitmap.height },
    { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) },
  );
  bitmap.close();
  return pictureOf(file.size <= MAX_BYTES ? file : await encode(canvas), canvas, subject, 'file');
}

/** By its own word, or by its name where the device has none for it. */
export function isPdf(file: File): boolean {
  return file.type === 'application/pdf' || /\.pdf$/i.test(file.name);
}

/** A letter as PDF goes as it is: the server draws its first page and says what is wrong with it. */
export function openPaper(file: File): Picture {
  return { blob: file, url: '', verdict: 'good', source: 'file', key: randomHex(16), paper: file.name };
}

/** Measures a part of what is seen, scaled to the common width. */
export function measurePart(seen: CanvasImageSource, part: Rect, canvas: HTMLCanvasElement): Measures {
  return measure(pixelsOf(seen, part, canvas, MEASURED_WIDTH));
}

/** The pixels of a part of what is seen, at most so wide. */
export function pixelsOf(seen: CanvasImageSource, part: Rect, canvas: HTMLCanvasElement, widest: number): Pixels {
  const width = Math.max(1, Math.min(widest, Math.round(part.width)));
  const height = Math.max(1, Math.round((part.height * width) / part.width));
  canvas.width = width;
  canvas.height = height;
  const context = contextOf(canvas);
  context.drawImage(seen, part.x, part.y, part.width, part.height, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

function pictureOf(blob: Blob, canvas: HTMLCanvasElement, subject: Subject, source: Picture['source']): Picture {
  const whole = { x: 0, y: 0, width: canvas.width, height: canvas.height };
  const measures = measurePart(canvas, whole, document.createElement('canvas'));
  return {
    blob,
    url: URL.createObjectURL(blob),
    verdict: judge(measures, subject),
    source,
    key: randomHex(16),
    paper: null,
  };
}

function draw(seen: CanvasImageSource, part: Rect, size: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(size.width));
  canvas.height = Math.max(1, Math.round(size.height));
  contextOf(canvas).drawImage(seen, part.x, part.y, part.width, part.height, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas');
  return context;
}

function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded')));
    canvas.toBlob(done, 'image/jpeg', QUALITY);
  });
}
