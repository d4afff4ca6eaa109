import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const MAX_LINE = 100_000;

/** Objects of JSON lines, in order; a line that is none comes as `null`. Empty lines are skipped. */
export async function* jsonLines(input: Readable): AsyncGenerator<Record<string, unknown> | null> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield parseLine(line);
  }
}

function parseLine(line: string): Record<string, unknown> | null {
  if (line.length > MAX_LINE) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    // Told to the caller as a line of its own: an unread query is never a clear one.
    return null;
  }
}

/** A text field, or undefined when absent or null; anything else makes the line unreadable. */
export function textOf(value: unknown): string | undefined | 'wrong' {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : 'wrong';
}

/** A list of texts, or undefined when absent or null. */
export function textsOf(value: unknown): string[] | undefined | 'wrong' {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || value.length > 100) return 'wrong';
  return value.every((each) => typeof each === 'string') ? value : 'wrong';
}

/** Writes one line and waits when the reader is slow. */
export async function writeLine(text: string): Promise<void> {
  if (process.stdout.write(`${text}\n`)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}
