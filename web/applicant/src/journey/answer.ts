// Whether an answer can be sent at all. What it is worth is judged on the server.
import type { ApplyField } from '@acquaint/sdk';

export type AnswerFault = 'empty' | 'date' | 'email' | 'phone' | 'pattern' | 'position' | 'long';

const LONGEST = 400;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+[1-9]\d{6,14}$/;

/** What to say about the answer, or null when it can be sent. An empty answer is right where none is required. */
export function judgeAnswer(
  field: Pick<ApplyField, 'kind' | 'required' | 'pattern'>,
  value: string,
): AnswerFault | null {
  if (value === '') return field.required ? (field.kind === 'position' ? 'position' : 'empty') : null;
  if (value.length > LONGEST) return 'long';
  if (field.kind === 'date' && !isDay(value)) return 'date';
  if (field.kind === 'email' && !EMAIL.test(value)) return 'email';
  if (field.kind === 'phone' && !PHONE.test(value)) return 'phone';
  if (field.pattern !== undefined && !matches(field.pattern, value)) return 'pattern';
  return null;
}

/** What is sent for what was typed: no spaces around, one form for phones. */
export function tidyAnswer(kind: ApplyField['kind'], typed: string): string {
  if (kind === 'phone') return tidyPhone(typed);
  if (kind === 'email') return typed.replaceAll(/\s/g, '');
  return typed.trim();
}

/** E.164: figures with a plus in front; 00 is how many countries write the plus. */
export function tidyPhone(typed: string): string {
  const figures = toLatinFigures(typed).replaceAll(/[^\d+]/g, '');
  return figures.startsWith('00') ? `+${figures.slice(2)}` : figures;
}

/** Arabic-Indic and full-width figures as 0 to 9. */
export function toLatinFigures(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[٠-٩]/g, (figure) => String(figure.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (figure) => String(figure.charCodeAt(0) - 0x6f0));
}

/** True for a day that is in the calendar, written YYYY-MM-DD. */
export function isDay(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (!year || !month || !day) return false;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return at.toISOString().slice(0, 10) === value && Number(year) >= 1850;
}

/** Day, month and year as typed, as YYYY-MM-DD; empty when all three are. */
export function composeDay({ day, month, year }: { day: string; month: string; year: string }): string {
  const [d, m, y] = [day, month, year].map((part) => toLatinFigures(part).trim());
  if (!d && !m && !y) return '';
  return `${(y ?? '').padStart(4, '0')}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`;
}

// A pattern this browser cannot read is the server's to apply.
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
}
