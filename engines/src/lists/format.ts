import type { Content } from './decode.ts';
import { type ListFile, ListUnreadable } from './types.ts';

/** What a parser may know beside the file: the date in its name, and its companions (OFAC's aliases, addresses, remarks). */
export type Context = {
  version: string | null;
  companions: Readonly<Partial<Record<'alt' | 'add' | 'comments', string>>>;
  withoutSdn: boolean;
};

/** A format that one list comes in. `list` is the code that its parser gives; a file is it by its name or by how it begins. */
export type Format = {
  list: string;
  name: RegExp;
  begins?: (head: string, name: string) => boolean;
  parse: (content: Content, context: Context) => ListFile;
};

/** A content that has to be a text. */
export const text = (content: Content): string => {
  if (typeof content !== 'string') throw new ListUnreadable('list.unreadable', 'a workbook stands where a text should');
  return content;
};
/** Whether a text begins with this element, under any prefix. */
export const root = (name: string) => (head: string) => new RegExp(`<(?:\\w+:)?${name}[\\s>/]`).test(head);

/** OFAC's primary files have no header: a number, a quoted name, and `-0-` for nothing. */
export function isOfacRow(head: string): boolean {
  const [first = ''] = head.split(/\r?\n/, 1);
  return /^\d{1,7},"[^"]+",/.test(first) && first.split(',').length >= 12 && first.includes('-0-');
}

/** Companions of OFAC's primary files, by the list that they belong to. */
export const COMPANIONS: readonly { list: string; part: 'alt' | 'add' | 'comments'; name: RegExp }[] = [
  { list: 'us_ofac_sdn', part: 'alt', name: /^alt(?:_[\d-]+)?\.csv$/i },
  { list: 'us_ofac_sdn', part: 'add', name: /^add(?:_[\d-]+)?\.csv$/i },
  { list: 'us_ofac_sdn', part: 'comments', name: /^sdn_comments(?:_[\d-]+)?\.csv$/i },
  { list: 'us_ofac_cons', part: 'alt', name: /^cons_alt(?:_[\d-]+)?\.csv$/i },
  { list: 'us_ofac_cons', part: 'add', name: /^cons_add(?:_[\d-]+)?\.csv$/i },
  { list: 'us_ofac_cons', part: 'comments', name: /^cons_comments(?:_[\d-]+)?\.csv$/i },
];
