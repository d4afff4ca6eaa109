import { validateIdentifier } from '../identifiers/index.ts';
import { isPartlyHidden } from './numbers.ts';
import type { FieldTemplate } from './template.ts';
import { fieldValue } from './values.ts';

/** What small print makes of each other. */
const LIKE: Readonly<Record<string, string>> = {
  O: '0',
  '0': 'O',
  I: '1',
  '1': 'I',
  S: '5',
  '5': 'S',
  B: '8',
  '8': 'B',
  Z: '2',
  '2': 'Z',
  G: '6',
  '6': 'G',
};
const MOST_CHANGES = 2;
const LONGEST = 40;

/**
 * The one number that `accepts` when as few letters and figures as possible, at most two, are taken for those that look like them: the form of
 * a number says where letters stand and where figures. Null where none or more than one comes out with as few changes.
 */
export function numberByForm(text: string, accepts: (text: string) => string | null): string | null {
  const chars = [...text.toUpperCase()];
  if (chars.length > LONGEST) return null;
  let tried: { at: number; chars: string[] }[] = [{ at: -1, chars }];
  for (let changes = 1; changes <= MOST_CHANGES; changes++) {
    tried = tried.flatMap((before) =>
      before.chars.flatMap((char, at) => {
        const other = at > before.at ? LIKE[char] : undefined;
        return other === undefined ? [] : [{ at, chars: before.chars.with(at, other) }];
      }),
    );
    const found = new Set(tried.flatMap((each) => accepts(each.chars.join('')) ?? []));
    const [only] = found;
    if (only !== undefined) return found.size === 1 ? only : null;
  }
  return null;
}

/** Whether a number keeps its own rule; where one does not, another number of the page may be meant. */
export function isProven({ validator }: FieldTemplate, value: string, today: string): boolean {
  return !validator || isPartlyHidden(value) || validateIdentifier({ ...validator, value, today }).valid;
}

/** A number whose rule proves it, once letters stand where its form has letters and figures where it has figures; null for one without a rule. */
export function provenByForm(
  field: FieldTemplate,
  { name, texts, today }: { name: string; texts: readonly string[]; today: string },
): string | null {
  const [text, ...more] = texts;
  if (field.kind !== 'number' || !field.validator || text === undefined || more.length > 0) return null;
  return numberByForm(text, (each) => {
    const value = fieldValue(field, name, [each], today);
    return value !== null && isProven(field, value, today) ? value : null;
  });
}
