import { parse } from 'csv-parse/sync';
import { ListUnreadable } from './types.ts';

/** Longest list text that is parsed, in characters. */
export const MAX_TEXT = 400_000_000;

/** Rows of a list's CSV. Authorities' files carry stray quotes, ragged rows and an end-of-file sign; those are tolerated. */
export function csvRows(text: string): string[][] {
  if (text.length > MAX_TEXT) throw new ListUnreadable('list.too_large', 'the list file is larger than 400 MB');
  // OFAC's files end with the CP/M end-of-file sign.
  const cut =
    text.endsWith('\u001a') || text.endsWith('\u001a\n') || text.endsWith('\u001a\r\n')
      ? text.slice(0, text.lastIndexOf('\u001a'))
      : text;
  try {
    return parse(cut, {
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    });
  } catch (cause) {
    throw new ListUnreadable('list.unreadable', 'the list file is not readable CSV', { cause });
  }
}
