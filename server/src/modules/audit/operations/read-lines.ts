import { z } from 'zod';
import type { FieldError } from '#platform/errors';
import { personalFact } from '../policy.ts';
import { EntryIn } from '../schema.ts';

export type Line = { line: number; input: EntryIn };

const NEWLINE = 0x0a;
/** An entry and the words around it; a longer line is not even read. */
const LINE_MAX_BYTES = 128 * 1024;

/** The lines of a batch, counted from 1 with empty ones left out, and everything that is wrong with them. */
export function readLines(bytes: Uint8Array, most: number): { lines: Line[]; errors: FieldError[] } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: Line[] = [];
  const errors: FieldError[] = [];
  for (let at = 0, line = 1; at < buffer.length; line++) {
    const newline = buffer.indexOf(NEWLINE, at);
    const end = newline < 0 ? buffer.length : newline;
    const read = readLine(buffer.subarray(at, end), line);
    at = end + 1;
    if (read === null) continue;
    if ('errors' in read) errors.push(...read.errors);
    else lines.push({ line, input: read.input });
    if (lines.length > most)
      return { lines, errors: [{ ...placeOf(line), code: 'too_many', detail: `At most ${most} lines.` }] };
  }
  return { lines, errors };
}

type Read = { input: EntryIn } | { errors: FieldError[] };

function readLine(bytes: Buffer, line: number): Read | null {
  if (bytes.length > LINE_MAX_BYTES) return refused(line, 'entry_too_large', ADVICE);
  const text = bytes.toString('utf8').trim();
  if (text === '') return null;
  const value = parsed(text);
  if (value === undefined) return refused(line, 'not_json', 'A JSON object expected.');
  if (text.includes('\\u0000')) return refused(line, 'nul', 'Text without NUL expected.');
  const result = z.safeDecode(EntryIn, value as never);
  if (!result.success) return { errors: result.error.issues.slice(0, 5).map((issue) => fieldError(issue, line)) };
  const { before, after } = result.data;
  for (const [where, facts] of Object.entries({ before, after })) {
    const name = personalFact(facts);
    if (name !== null)
      return { errors: [{ pointer: `/lines/${line}/${where}/${name}`, code: 'personal', detail: PERSONAL }] };
  }
  return { input: result.data };
}

const ADVICE = 'An entry has at most 65535 bytes: keep the evidence elsewhere and append its SHA-256.';
const PERSONAL = 'The log is for ever: keep what says who somebody is in the customer record and append ids and codes.';

function refused(line: number, code: string, detail: string): Read {
  return { errors: [{ ...placeOf(line), code, detail }] };
}

function placeOf(line: number): { pointer: string } {
  return { pointer: `/lines/${line}` };
}

/** The message names what was expected, never the value that came: a value may be personal. */
function fieldError(issue: z.core.$ZodIssue, line: number): FieldError {
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...extra].map((part) => `/${String(part)}`).join('');
  const detail = issue.message.replace(/received .*/i, '').slice(0, 200);
  return { pointer: `/lines/${line}${path}`, code: issue.code, detail };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
