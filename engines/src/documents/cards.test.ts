import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledTextModels, decodeImage, openTextReader, type TextReader } from '../vision/index.ts';
import { type DocumentTemplate, loadTemplates, readDocument } from './index.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(root, '..', 'shared', 'data'), 'vision', 'cards');
const missing = !existsSync(folder);

/** One card of each kind and level; the labels are those of the set. */
const CARDS: readonly [file: string, fields: Record<string, string>][] = [
  ['cn_id_front_00_clean.jpg', { full_name: '郭磊', sex: 'F', ethnicity: '满', personal_number: '330106198412199084' }],
  ['cn_id_front_00_hard.jpg', { full_name: '唐勇', birth_date: '1985-08-20', personal_number: '32010619850820777X' }],
  ['id_ktp_00_mild.jpg', { full_name: 'AGUS WIJAYA', birth_place: 'DENPASAR', personal_number: '3273051009749642' }],
  ['passport_td3_00_hard.jpg', { surname: 'GARCIA', document_number: 'X9475325', expiry_date: '2032-02-15' }],
];

describe.skipIf(missing)('DOC-03 generated cards (needs the data folder: set ACQUAINT_DATA_DIR)', () => {
  let reader: TextReader;
  let templates: DocumentTemplate[];

  beforeAll(async () => {
    const packs = join(root, 'packs');
    const names = (await readdir(packs, { recursive: true })).filter((name) => /documents\/[^/]+\.yaml$/.test(name));
    templates = loadTemplates(await Promise.all(names.map((name) => readFile(join(packs, name), 'utf8'))));
    reader = await openTextReader(bundledTextModels());
  });
  afterAll(() => reader?.close());

  test.each(CARDS)('%s', async (file, fields) => {
    const { raster } = await decodeImage(await readFile(join(folder, file)));
    const reading = await readDocument(raster, { reader, templates, today: '2026-01-01', deadlineMs: 20_000 });
    const read = Object.fromEntries(Object.keys(fields).map((name) => [name, reading.fields[name]?.value]));
    expect(read).toEqual(fields);
    expect(reading.reasons.filter((reason) => reason.startsWith('image.'))).toEqual([]);
  });
});
