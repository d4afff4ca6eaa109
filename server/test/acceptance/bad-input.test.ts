import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePortrait } from '../../../tools/specimens/index.ts';
import { pdfOf } from '../../../tools/specimens/pdf.ts';
import { INTEGRATOR, specimen } from '../people.ts';
import { type Client, hasFaces, startTestProduct, type TestProduct } from '../product.ts';

let t: TestProduct;
let integrator: Client;
let id: string;
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key(INTEGRATOR);
  id = (await integrator.post('/v1/verifications', { country: 'FR', document_type: 'passport' })).body.id;
}, 120_000);
afterAll(() => t.stop());

const send = (bytes: Uint8Array, side = 'front') =>
  integrator.send(`/v1/verifications/${id}/captures?side=${side}`, bytes);

/** A PNG whose header promises 30,000 by 30,000 pixels in a few kilobytes. */
function pixelFlood(): Uint8Array {
  const chunk = (type: string, body: Buffer) => {
    const data = Buffer.concat([Buffer.from(type), body]);
    const out = Buffer.alloc(body.length + 12);
    out.writeUInt32BE(body.length, 0);
    data.copy(out, 4);
    let crc = 0xffffffff;
    for (const byte of data) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 8);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(3751))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('SEC-02 an upload that is no photograph is refused with a stable code and leaves nothing behind', () => {
  const jpeg = () =>
    sharp({ create: { width: 900, height: 600, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
  test.each([
    ['text', async () => Buffer.from('hello, this is not a picture'), 'image.not_an_image'],
    [
      'a PDF with a script',
      async () => Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF'),
      'image.pdf',
    ],
    [
      'an SVG with a script',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'image.unsupported',
    ],
    ['a HEIC photograph', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image.heic'],
    ['a 900-megapixel bomb', async () => pixelFlood(), 'image.too_many_pixels'],
    [
      'a polyglot',
      async () => Buffer.concat([await jpeg(), Buffer.from('<script>alert(1)</script>')]),
      'image.polyglot',
    ],
    [
      'a single pixel',
      async () =>
        sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      'image.too_small',
    ],
    [
      'a moving picture',
      async () =>
        sharp(Buffer.concat([Buffer.alloc(64 * 64 * 3, 10), Buffer.alloc(64 * 64 * 3, 200)]), {
          raw: { width: 64, height: 128, channels: 3, pageHeight: 64 },
        })
          .gif({ delay: [50, 50], loop: 0 })
          .toBuffer(),
      'image.animated',
    ],
    ['half a JPEG', async () => (await jpeg()).subarray(0, 900), 'image.corrupt'],
  ])(
    '%s',
    async (_what, make, code) => {
      const answer = await send(await make());
      expect([answer.status, answer.body.code]).toEqual([422, code]);
      const blobs = join(t.home, 'blobs');
      const left = (() => {
        try {
          return readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        } catch {
          return [];
        }
      })();
      expect(left).toEqual([]);
    },
    30_000,
  );

  test('50 MB are refused before they are read', async () => {
    const answer = await send(new Uint8Array(50 * 1024 * 1024)).catch(() => null);
    // The server may close the connection in the middle of the body: refused either way, stored neither way.
    if (answer) expect([answer.status, answer.body.code]).toEqual([413, 'request.too_large']);
    expect((await integrator.get(`/v1/verifications/${id}`)).body.captures).toEqual([]);
  });

  test('an empty body and an unknown step are named', async () => {
    expect((await send(new Uint8Array())).body.code).toBe('request.body_missing');
    const answer = await integrator.send(`/v1/verifications/${id}/captures?side=front&step=nonsense`, await jpeg());
    expect(answer.body.code).toBe('verification.step_unknown');
  });
});

describe('DOC-02 what is odd and yet a photograph is judged as one, and costs nobody else anything', () => {
  test('a black one is too dark before anything else; four inks, sixteen bits and upside down are read as any other', async () => {
    const other = (await integrator.post('/v1/verifications', { country: 'FR', document_type: 'passport' })).body.id;
    const show = (bytes: Uint8Array, side = 'front') =>
      integrator.send(`/v1/verifications/${other}/captures?side=${side}`, bytes);
    const black = await show(
      await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#000' } })
        .jpeg()
        .toBuffer(),
    );
    expect(black.body).toMatchObject({ accepted: false, reasons: [{ code: 'image.too_dark' }, {}, {}] });
    const good = await specimen();
    for (const odd of [
      await sharp(good).toColourspace('cmyk').jpeg().toBuffer(),
      await sharp(good).toColourspace('rgb16').png().toBuffer(),
      await sharp(good).rotate(180).jpeg().toBuffer(),
    ])
      expect((await show(odd)).body).toMatchObject({ accepted: true, detected: { class: 'passport' } });
  }, 180_000);

  test('a passport seen in a mirror is asked for again and told why, and its nonsense is no document', async () => {
    for (const seed of [21, 23]) {
      const other = (await integrator.post('/v1/verifications', { country: 'FR', document_type: 'passport' })).body.id;
      const mirrored = await sharp(await specimen({ seed }))
        .flop()
        .jpeg()
        .toBuffer();
      const shown = await integrator.send(`/v1/verifications/${other}/captures?side=front`, mirrored);
      expect(shown.body).toMatchObject({ accepted: false, detected: { class: null } });
      expect(shown.body.reasons[0]).toMatchObject({ code: 'image.mirrored' });
    }
  }, 180_000);

  test.skipIf(!hasFaces)(
    'a selfie of thirty people is asked for again with one; who sends it three times goes to a person (needs the face models)',
    async () => {
      const other = (await integrator.post('/v1/verifications', { country: 'FR', document_type: 'passport' })).body.id;
      const one = await sharp(await makePortrait({ seed: 10, sex: 'M' }))
        .resize(200, 250)
        .toBuffer();
      const crowd = await sharp({ create: { width: 1200, height: 1250, channels: 3, background: '#888' } })
        .composite(
          Array.from({ length: 30 }, (_, i) => ({ input: one, left: (i % 6) * 200, top: Math.floor(i / 6) * 250 })),
        )
        .jpeg()
        .toBuffer();
      const show = () => integrator.send(`/v1/verifications/${other}/captures?side=selfie`, crowd);
      const first = await show();
      expect(first.body.accepted).toBe(false);
      expect(first.body.reasons.map((reason: { code: string }) => reason.code)).toContain('face.multiple');
      await show();
      expect((await show()).body.accepted).toBe(true);
    },
    180_000,
  );
});

describe('DOC-01 a proof of address may come as PDF, an identity document may not', () => {
  test('pages are drawn, books and locked files are refused by name', async () => {
    const paper = (await integrator.post('/v1/verifications', { country: 'ID', document_type: 'passport' })).body.id;
    const sendPaper = (bytes: Uint8Array) =>
      integrator.send(`/v1/verifications/${paper}/captures?side=front&step=address_proof`, bytes);
    const book = await sendPaper(pdfOf(Array.from({ length: 500 }, () => 'page')));
    expect([book.status, book.body.code]).toEqual([422, 'document.too_many_pages']);
    const locked = await sendPaper(pdfOf(['bill'], { encrypted: true }));
    expect([locked.status, locked.body.code]).toEqual([422, 'document.encrypted']);
    const drawn = await sendPaper(pdfOf(['bill']));
    expect(drawn.status).toBeLessThan(300);
  }, 60_000);
});

describe('DOC-02 ONB-10 the step says what to do again', () => {
  test('a landscape is no document: asked again twice, then taken for a person', async () => {
    const grass = await sharp({
      create: { width: 1200, height: 800, channels: 3, background: { r: 60, g: 140, b: 60 } },
    })
      .jpeg()
      .toBuffer();
    const first = await send(grass);
    expect(first.body).toMatchObject({ accepted: false, retries_left: 1 });
    expect(first.body.reasons.map((reason: { code: string }) => reason.code)).toContain('document.not_a_document');
    expect(first.body.reasons[0].text.length).toBeGreaterThan(10);
    expect((await send(grass)).body.accepted).toBe(false);
    expect((await send(grass)).body.accepted).toBe(true);
  }, 60_000);

  test('a selfie without a face says so', async () => {
    const wall = await sharp({ create: { width: 800, height: 800, channels: 3, background: '#b0a090' } })
      .jpeg()
      .toBuffer();
    const answer = await send(wall, 'selfie');
    expect(answer.body.accepted).toBe(false);
    expect(answer.body.reasons.map((reason: { code: string }) => reason.code)).toContain('face.not_detected');
  }, 60_000);

  test('nothing can be submitted before its time, skipped or repeated', async () => {
    const fresh = (await integrator.post('/v1/verifications', { country: 'FR', document_type: 'passport' })).body.id;
    const early = await integrator.post(`/v1/verifications/${fresh}/submit`);
    expect(early.body).toMatchObject({ code: 'verification.steps_missing', facts: { steps: 'document,selfie' } });
    await integrator.post(`/v1/verifications/${fresh}/cancel`, { reason: 'changed their mind' });
    expect((await integrator.send(`/v1/verifications/${fresh}/captures?side=front`, await specimen())).body.code).toBe(
      'verification.not_open',
    );
  }, 60_000);
});
