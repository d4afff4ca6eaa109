import { createHash } from 'node:crypto';
import { isPdf, PDF_PAGES_MAX, PdfRefused, renderPdf } from '@acquaint/engines/pdf';
import { describe, expect, test } from 'vitest';
import { pdfOf } from './pdf.ts';

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await renderPdf(bytes);
    return 'accepted';
  } catch (error) {
    if (error instanceof PdfRefused) return error.code;
    throw error;
  }
}

const darkest = (rgb: Uint8Array) => rgb.reduce((least, value) => Math.min(least, value), 255);

describe('DOC-01 paper that comes as PDF becomes a picture', () => {
  test('the first page is drawn on white, within the longest side', async () => {
    const { width, height, rgb } = await renderPdf(pdfOf(['Electricity bill']));
    expect(Math.max(width, height)).toBe(2000);
    expect(Math.abs(width / height - 595 / 842)).toBeLessThan(0.01);
    expect(darkest(rgb)).toBeLessThan(100);
    expect(rgb[0]).toBe(255);
  });

  test('a blank first page is passed over, and so is a second one', async () => {
    expect(darkest((await renderPdf(pdfOf(['', '', 'Statement']))).rgb)).toBeLessThan(100);
    expect(darkest((await renderPdf(pdfOf(['', '']))).rgb)).toBe(255);
  });

  test('twenty pages are taken, twenty-one are too many, and five hundred too', async () => {
    const pages = (count: number) => pdfOf(Array.from({ length: count }, () => 'page'));
    expect(await codeOf(pages(PDF_PAGES_MAX))).toBe('accepted');
    expect(await codeOf(pages(PDF_PAGES_MAX + 1))).toBe('document.too_many_pages');
    expect(await codeOf(pages(500))).toBe('document.too_many_pages');
  });

  test('one that asks for a password is encrypted', async () => {
    expect(await codeOf(pdfOf(['secret'], { encrypted: true }))).toBe('document.encrypted');
  });

  test('a script in it never runs', async () => {
    const bytes = pdfOf(['Letter'], { script: 'globalThis.ranFromPdf = true; app.alert(1)' });
    expect(await codeOf(bytes)).toBe('accepted');
    expect('ranFromPdf' in globalThis).toBe(false);
  });

  test('a page as large as a field is drawn small', async () => {
    const { width, height } = await renderPdf(pdfOf(['poster'], { size: [200_000, 100_000] }));
    expect([width, height]).toEqual([2000, 1000]);
  });

  test('half a file and a file that only begins like one are corrupt', async () => {
    expect(await codeOf(Buffer.from('%PDF-1.7 and then nothing'))).toBe('image.corrupt');
    expect(isPdf(Buffer.from('%PDF-1.7'))).toBe(true);
    expect(isPdf(Buffer.from(' %PDF-1.7'))).toBe(false);
    expect(
      createHash('sha256')
        .update(pdfOf(['a']))
        .digest('hex'),
    ).toHaveLength(64);
  });
});
