import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Raster } from '../vision/index.ts';

/** A letter or statement has a few pages; a book is no proof of address. */
export const PDF_PAGES_MAX = 20;
/** Pages looked at for one that is not blank. */
const PAGES_TRIED = 3;
const LONGEST_SIDE = 2000;
const MAX_SCALE = 3;
const MAX_IMAGE_PIXELS = 40_000_000;
const MAX_CANVAS_BYTES = 64_000_000;
const RENDER_MS = 8000;
const BLANK_SHARE = 0.001;

export type PdfRefusal = 'document.encrypted' | 'document.too_many_pages' | 'image.corrupt';

/** A PDF that is not taken; `code` is stable, `message` is for logs. */
export class PdfRefused extends Error {
  readonly code: PdfRefusal;

  constructor(code: PdfRefusal, why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'PdfRefused';
    this.code = code;
  }
}

export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(5, bytes.byteLength)).toString('latin1') === '%PDF-';
}

/**
 * The first page that is not blank, as pixels on white, at most 2,000 on the longer side. Scripts, forms and attachments are never run or
 * opened: only what is drawn counts. Throws PdfRefused. Run it in a child process: a page can be made to take long.
 */
export async function renderPdf(bytes: Uint8Array): Promise<Raster> {
  const document = await open(bytes);
  try {
    if (document.numPages > PDF_PAGES_MAX)
      throw new PdfRefused('document.too_many_pages', `${document.numPages} pages`);
    const until = performance.now() + RENDER_MS;
    let first: Raster | null = null;
    for (let number = 1; number <= Math.min(PAGES_TRIED, document.numPages); number++) {
      const raster = await draw(await document.getPage(number), until);
      if (!isBlank(raster)) return raster;
      first ??= raster;
    }
    if (first) return first;
    throw new PdfRefused('image.corrupt', 'the PDF has no page');
  } catch (cause) {
    if (cause instanceof PdfRefused) throw cause;
    throw new PdfRefused('image.corrupt', 'a page of the PDF cannot be drawn', { cause });
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), '/');
  try {
    return await getDocument({
      // The library takes the buffer for itself.
      data: new Uint8Array(bytes),
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      maxImageSize: MAX_IMAGE_PIXELS,
      canvasMaxAreaInBytes: MAX_CANVAS_BYTES,
      cMapUrl: join(folder, 'cmaps/'),
      standardFontDataUrl: join(folder, 'standard_fonts/'),
      wasmUrl: join(folder, 'wasm/'),
      verbosity: 0,
    }).promise;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw new PdfRefused('document.encrypted', 'the PDF asks for a password', { cause });
    throw new PdfRefused('image.corrupt', 'the PDF cannot be opened', { cause });
  }
}

async function draw(page: PDFPageProxy, until: number): Promise<Raster> {
  const natural = page.getViewport({ scale: 1 });
  const scale = Math.min(MAX_SCALE, LONGEST_SIDE / Math.max(natural.width, natural.height, 1));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  // The library is typed for browsers; on a server it draws on this canvas as well.
  const task = page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: '#ffffff' });
  const timer = setTimeout(() => task.cancel(), Math.max(1, until - performance.now()));
  try {
    await task.promise;
  } finally {
    clearTimeout(timer);
    page.cleanup();
  }
  return pixelsOf(canvas);
}

function pixelsOf(canvas: Canvas): Raster {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from] ?? 255;
    rgb[to + 1] = data[from + 1] ?? 255;
    rgb[to + 2] = data[from + 2] ?? 255;
  }
  return { width, height, rgb };
}

function isBlank({ rgb }: Raster): boolean {
  let drawn = 0;
  for (let at = 0; at < rgb.length; at += 3) if ((rgb[at + 1] ?? 255) < 200) drawn++;
  return drawn < (rgb.length / 3) * BLANK_SHARE;
}
