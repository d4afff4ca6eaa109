import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type DocumentReading, type DocumentTemplate, loadTemplates, readDocument } from '@acquaint/engines/documents';
import { inspectPicture, inspectPrint, type TamperSignal } from '@acquaint/engines/tamper';
import {
  bundledTextModels,
  decodeImage,
  ImageRefused,
  openScriptReader,
  openTextReader,
  type ScriptReader,
  type TextReader,
} from '@acquaint/engines/vision';
import { FAILED, WrongUse } from '../usage.ts';

const PACKS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'packs');
const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** A command has nobody waiting in front of a camera: a busy machine gets more time than the product gives. */
const DEADLINE_MS = 20_000;

/** One line of output a file: the reading, or the code that refused the file. */
type Line = Record<string, unknown> & { file: string };

/** `acquaint read-document <image…> [--json] [--side front|back]`: exit 1 when any file could not be read. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, side: { type: 'string' } },
  });
  if (positionals.length === 0) throw new WrongUse('name at least one image');
  const side = sideOf(values.side);
  const templates = await installedTemplates();
  const reader = await openTextReader(bundledTextModels());
  const scripts = openScriptReader();
  let failures = 0;
  try {
    for (const file of positionals) {
      const line = await readFileLine(file, { reader, scripts, templates, ...(side ? { side } : {}) });
      if ('error' in line) failures++;
      process.stdout.write(values.json ? `${JSON.stringify(line)}\n` : readable(line));
    }
  } finally {
    await Promise.all([reader.close(), scripts.close()]);
  }
  return failures > 0 ? FAILED : 0;
}

function sideOf(value: string | undefined): 'front' | 'back' | undefined {
  if (value === undefined || value === 'front' || value === 'back') return value;
  throw new WrongUse('--side is front or back');
}

/** Every template of every installed pack. */
async function installedTemplates(): Promise<DocumentTemplate[]> {
  const texts: string[] = [];
  for (const name of (await readdir(PACKS, { recursive: true })).sort()) {
    if (/^[^/\\]+[/\\]documents[/\\][^/\\]+\.yaml$/.test(name)) texts.push(await readFile(join(PACKS, name), 'utf8'));
  }
  return loadTemplates(texts);
}

type Input = { reader: TextReader; scripts: ScriptReader; templates: DocumentTemplate[]; side?: 'front' | 'back' };

async function readFileLine(file: string, input: Input): Promise<Line> {
  try {
    const bytes = await readFile(file);
    if (bytes.length > MAX_FILE_BYTES) return { file, error: 'image.too_large', reasons: ['image.too_large'] };
    const { raster } = await decodeImage(bytes);
    const today = new Date().toISOString().slice(0, 10);
    const reading = await readDocument(raster, { ...input, today, deadlineMs: DEADLINE_MS });
    const tampering = [...(await inspectPicture(bytes, raster)), inspectPrint(raster, reading.lines)];
    return lineOf(file, reading, tampering);
  } catch (error) {
    process.stderr.write(
      `acquaint read-document: ${file}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    if (error instanceof ImageRefused) return { file, error: error.code, reasons: [error.code] };
    return { file, error: 'file.unreadable', reasons: ['file.unreadable'] };
  }
}

const FIELD_NAMES = [
  'surname',
  'given_names',
  'full_name',
  'document_number',
  'birth_date',
  'expiry_date',
  'sex',
  'nationality',
  'personal_number',
  'address',
  'birth_place',
  'ethnicity',
  'issue_date',
  'issuer',
] as const;

function lineOf(file: string, reading: DocumentReading, signals: readonly TamperSignal[]): Line {
  const { lines: _lines, sources: _sources, fields, ms, ...rest } = reading;
  const named = Object.fromEntries(FIELD_NAMES.map((name) => [name, fields[name] ?? null]));
  const tampering = signals.map(({ code, score, threshold, version }) => ({ code, score, threshold, version }));
  return { file, ...rest, fields: { ...named, ...fields }, tampering, ms: Math.round(ms) };
}

function readable(line: Line): string {
  const rows = [`${line.file}: ${line.error ?? line.class ?? 'unknown document'} ${line.country ?? ''}`];
  const fields = (line.fields ?? {}) as DocumentReading['fields'];
  for (const [name, field] of Object.entries(fields)) {
    if (field) rows.push(`  ${name.padEnd(16)} ${field.value}  (${field.source}, ${field.confidence.toFixed(2)})`);
  }
  const mrz = line.mrz as DocumentReading['mrz'] | undefined;
  if (mrz) rows.push(...mrz.lines.map((text) => `  ${text}`), `  check digits ${mrz.valid ? 'right' : 'wrong'}`);
  const reasons = line.reasons as string[] | undefined;
  if (reasons && reasons.length > 0) rows.push(`  reasons: ${reasons.join(', ')}`);
  const signs = ((line.tampering ?? []) as TamperSignal[]).filter(({ score, threshold }) => (score ?? 0) >= threshold);
  if (signs.length > 0) rows.push(`  signs of tampering: ${signs.map(({ code }) => code).join(', ')}`);
  return `${rows.join('\n')}\n`;
}
