import { inflateRawSync } from 'node:zlib';
import type { Rows } from './csv.ts';
import { ListUnreadable } from './types.ts';
import { attributeOf, childrenOf, childText, type Element, eachElement } from './xml.ts';

/** Limits of a workbook: rows of its sheet, and bytes of one of its parts after unpacking. */
export type SheetLimits = { rows: number; part: number };
const LIST_LIMITS: SheetLimits = { rows: 200_000, part: 200_000_000 };
const MAX_COLUMNS = 200;

/** A row with the number that a spreadsheet shows beside it. */
export type SheetRow = { row: number; cells: string[] };

/** The first sheet of an Excel workbook as rows of texts. */
export function xlsxRows(bytes: Uint8Array): Rows {
  return xlsxSheet(bytes, LIST_LIMITS).map(({ cells }) => cells);
}

/** The rows that the first sheet keeps, with their numbers. Formulas give the value that is kept with them; days are written YYYY-MM-DD. */
export function xlsxSheet(bytes: Uint8Array, limits: SheetLimits): SheetRow[] {
  const parts = zipParts(bytes, limits.part);
  const part = (name: string): string => {
    const read = parts.get(name);
    return read === undefined ? '' : new TextDecoder().decode(read());
  };
  const sheet = sheetPath(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels'));
  const xml = part(sheet);
  if (xml === '') throw new ListUnreadable('list.unreadable', 'the workbook has no sheet');
  const shared: string[] = [];
  eachElement(part('xl/sharedStrings.xml') || '<sst/>', new Set(['si']), (_, item) => shared.push(textOf(item)));
  const dates = dateStyles(part('xl/styles.xml'));
  const rows: SheetRow[] = [];
  eachElement(xml, new Set(['row']), (_, row) => {
    if (rows.length >= limits.rows)
      throw new ListUnreadable('list.too_large', `the sheet has more than ${limits.rows} rows`);
    const cells: string[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const at = columnOf(attributeOf(cell, 'r')) ?? cells.length;
      if (at >= MAX_COLUMNS) continue;
      while (cells.length < at) cells.push('');
      cells[at] = cellText(cell, shared, dates);
    }
    rows.push({ row: Number(attributeOf(row, 'r')) || (rows.at(-1)?.row ?? 0) + 1, cells });
  });
  return rows;
}

/** Text of a rich or plain string, without the marks for pronunciation. */
function textOf(item: Element): string {
  const runs = childrenOf(item, 'r').map((run) => childText(run, 't'));
  return unescaped(runs.length > 0 ? runs.join('') : childText(item, 't'));
}

/** Excel writes a carriage return inside a text as _x000D_. */
function unescaped(text: string): string {
  return text.replace(/_x000D_/g, '');
}

function cellText(cell: Element, shared: readonly string[], dates: ReadonlySet<number>): string {
  const value = childText(cell, 'v');
  const type = attributeOf(cell, 't');
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'inlineStr') return childrenOf(cell, 'is').map(textOf).join('');
  if ((type === '' || type === 'n') && dates.has(Number(attributeOf(cell, 's') || '0')))
    return dayOf(Number(value)) ?? value;
  return unescaped(value);
}

/** Days are counted from the end of 1899; a count below 61 falls before a 29 February 1900 that never was. */
function dayOf(serial: number): string | null {
  if (!(serial >= 61 && serial < 400_000)) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/** Which cell formats show a day: Excel's own numbers for them, and written ones with a year or day in them. */
function dateStyles(styles: string): Set<number> {
  const written = new Set<number>();
  const formats: number[] = [];
  if (styles === '') return new Set();
  eachElement(styles, new Set(['numFmt', 'cellXfs']), (name, element) => {
    if (name === 'cellXfs')
      for (const xf of childrenOf(element, 'xf')) formats.push(Number(attributeOf(xf, 'numFmtId')));
    else if (/[yd]/i.test(attributeOf(element, 'formatCode').replace(/"[^"]*"|\[[^\]]*\]/g, '')))
      written.add(Number(attributeOf(element, 'numFmtId')));
  });
  const isDate = (id: number) => (id >= 14 && id <= 17) || id === 22 || written.has(id);
  return new Set(formats.flatMap((id, at) => (isDate(id) ? [at] : [])));
}

function sheetPath(workbook: string, relations: string): string {
  let id = '';
  if (workbook !== '')
    eachElement(workbook, new Set(['sheet']), (_, sheet) => {
      id ||= attributeOf(sheet, 'r:id');
    });
  let target = '';
  if (relations !== '')
    eachElement(relations, new Set(['Relationship']), (_, relation) => {
      if (attributeOf(relation, 'Id') === id) target = attributeOf(relation, 'Target');
    });
  if (target === '') return 'xl/worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference)?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The files in a zip by name, each unpacked when it is asked for and never beyond its bound. */
function zipParts(bytes: Uint8Array, maxPart: number): Map<string, () => Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, () => Uint8Array>();
  try {
    let end = bytes.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no entry where the directory has one');
      const [method, packed] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
        number,
        number,
        number,
      ];
      const local = view.getUint32(at + 42, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      parts.set(name, () => unpack(bytes, view, { local, method, packed, maxPart }));
      at += 46 + nameLength + extra + comment;
    }
  } catch (cause) {
    throw new ListUnreadable('list.unreadable', 'the workbook is damaged', { cause });
  }
  return parts;
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  entry: { local: number; method: number; packed: number; maxPart: number },
): Uint8Array {
  try {
    const start = entry.local + 30 + view.getUint16(entry.local + 26, true) + view.getUint16(entry.local + 28, true);
    const packed = bytes.subarray(start, start + entry.packed);
    return entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: entry.maxPart });
  } catch (cause) {
    throw new ListUnreadable('list.unreadable', 'a part of the workbook cannot be unpacked', { cause });
  }
}
