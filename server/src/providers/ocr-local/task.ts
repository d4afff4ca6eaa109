import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadTemplates, readDocument } from '@acquaint/engines/documents';
import { inspectPrint, tamperAnswer } from '@acquaint/engines/tamper';
import { bundledTextModels, decodeImage, openScriptReader, openTextReader } from '@acquaint/engines/vision';
import { z } from 'zod';

// A busy machine reads slowly, not badly: the person waits a little longer rather than being sent to review.
const DEADLINE_MS = 8000;
const MAX_KEYS = 20;
const MAX_KEY_BYTES = 64 * 1024;
const Settings = z.object({ packs: z.string(), uidai: z.string() });
const Request = z.object({
  image: z.instanceof(Uint8Array),
  side: z.enum(['front', 'back']).nullable(),
  today: z.string(),
  country: z.string().nullable().optional(),
});

export async function setUp(settings: unknown): Promise<(request: unknown) => Promise<unknown>> {
  const { packs, uidai } = Settings.parse(settings);
  const files = readdirSync(packs, { recursive: true })
    .map(String)
    .filter((name) => /^[^/\\]+[/\\]documents[/\\][^/\\]+\.yaml$/.test(name))
    .sort();
  const templates = loadTemplates(files.map((name) => readFileSync(join(packs, name), 'utf8')));
  const reader = await openTextReader(bundledTextModels());
  const scripts = openScriptReader();
  return async (request) => {
    if (!request || typeof request !== 'object' || 'warm' in request) return null;
    const { image, side, today, country } = Request.parse(request);
    const { raster } = await decodeImage(image);
    const reading = await readDocument(raster, {
      reader,
      scripts,
      templates,
      today,
      deadlineMs: DEADLINE_MS,
      barcodeKeys: keysIn(uidai),
      ...(side ? { side } : {}),
      ...(country ? { country } : {}),
    });
    const tamper = [await tamperAnswer(inspectPrint(raster, reading.lines))];
    return { reading, model: 'pp-ocr-v4', tamper };
  };
}

/** The operator's keys of UIDAI, read again for each picture so that a new one counts at once; a folder that is not there holds none. */
function keysIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .slice(0, MAX_KEYS)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= MAX_KEY_BYTES)
    .map((path) => readFileSync(path, 'utf8'));
}
