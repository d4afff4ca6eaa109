import { describe, expect, test } from 'vitest';
import { MAX_BYTES, MAX_ROWS, readOwnFile, TableUnreadable } from './read-file.ts';
import { sheet, workbook } from './testing/workbook.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const names = (bytes: Uint8Array) => readOwnFile(bytes, 'block').rows.map(({ entry }) => entry.name);
const codes = (text: string, kind: 'block' | 'allow' = 'block') =>
  readOwnFile(utf8(text), kind).errors.map(({ row, code }) => [row, code]);

describe('own list files', () => {
  test.each([',', ';', '\t'])('cells may be divided by %j, quoted, and the headers spelt in several ways', (one) => {
    const text = [
      `Full Name${one}Date of Birth${one}Country`,
      `"Ada ""X""${one} Lin"${one}1980-01${one}France|DE`,
    ].join('\n');
    const [row] = readOwnFile(utf8(text), 'block').rows;
    expect(row?.entry).toMatchObject({
      name: `Ada "X"${one} Lin`.replaceAll('\t', ''),
      birthDate: '1980-01',
      countries: ['fr', 'de'],
    });
  });

  test('UTF-8 and UTF-16 with their marks are read, another encoding is told and not guessed', () => {
    expect(names(utf8('\uFEFFname\nŁucja 王'))).toEqual(['Łucja 王']);
    const little = Buffer.from('\uFEFFname\nŁucja 王', 'utf16le');
    expect(names(little)).toEqual(['Łucja 王']);
    expect(names(Buffer.from(little).swap16())).toEqual(['Łucja 王']);
    expect(() => names(Buffer.from('name\nJos\xe9', 'latin1'))).toThrow(TableUnreadable);
    expect(() => names(utf8('PK\u0003\u0004\0\0'))).toThrow(TableUnreadable);
    expect(() => names(utf8('nobody\nAda'))).toThrow(TableUnreadable);
    expect(() => names(utf8('name\n"Ada'))).toThrow(TableUnreadable);
  });

  test('a wrong row is told with its number, and empty lines count as lines', () => {
    expect(codes('name,schema,countries\nAda\n\nBo,robot\nCy,,Atlantis\nDi,,,x')).toEqual([
      [4, 'schema_unknown'],
      [5, 'country_unknown'],
      [6, 'cells_wrong'],
    ]);
    expect(codes('name,dob\nAda,2024-02-29\nBo,2023-02-29')).toEqual([[3, 'date_wrong']]);
    expect(codes('name,dob\nAda,1980-01-01\nBo,1980-01', 'allow')).toEqual([[3, 'fact_missing']]);
    expect(codes(`name\n${'a'.repeat(300)}\n${'b'.repeat(301)}`)).toEqual([[3, 'cell_long']]);
  });

  test('as many rows as allowed are read, one more is refused', () => {
    const rows = (count: number) => utf8(`name\n${'Ada\n'.repeat(count)}`);
    expect(names(rows(MAX_ROWS))).toHaveLength(MAX_ROWS);
    expect(() => names(rows(MAX_ROWS + 1))).toThrow('own_list.too_many');
  });

  test('a formula is only text', () => {
    expect(names(utf8("name\n'=1+1"))).toEqual(['=1+1']);
  });

  test('a workbook says the same as a CSV file, and a wrong row has the number the spreadsheet shows', () => {
    const { rows, errors, read } = readOwnFile(
      workbook(
        sheet([
          [1, 'Name', 'Date of birth', 'Country', 'Id number'],
          [2, 'Łucja 王', 22354, 'France', 'KX 7781', '', ''],
          [4, '', '', ''],
          [7, 'Bo', '', 'Atlantis'],
        ]),
      ),
      'block',
    );
    expect(read).toBe(2);
    expect(rows).toMatchObject([
      { row: 2, entry: { name: 'Łucja 王', birthDate: '1961-03-14', countries: ['fr'], identifiers: ['KX 7781'] } },
    ]);
    expect(errors).toEqual([{ row: 7, column: 'countries', code: 'country_unknown' }]);
  });

  test('a workbook may be as large and have as many rows as a CSV file, and no more', () => {
    const xml = sheet([
      [1, 'name'],
      [2, 'Ada'],
    ]);
    const room = MAX_BYTES - workbook(xml).length;
    expect(names(workbook(xml, room))).toEqual(['Ada']);
    expect(() => names(workbook(xml, room + 1))).toThrow('own_list.unreadable');
    const head = Buffer.from('name\n');
    expect(() => names(Buffer.concat([head, Buffer.alloc(MAX_BYTES - head.length + 1, 'a')]))).toThrow('unreadable');
    expect(codes(`name\n${'a'.repeat(MAX_BYTES - head.length)}`)).toEqual([[2, 'cell_long']]);
    const many = (count: number) =>
      workbook(sheet([[1, 'name'], ...Array.from({ length: count }, (_, at) => [at + 2, 'Ada'] as const)]));
    expect(names(many(MAX_ROWS))).toHaveLength(MAX_ROWS);
    expect(() => names(many(MAX_ROWS + 1))).toThrow('own_list.too_many');
  });

  test('a workbook that unpacks to far more than it weighs, and a damaged one, are refused', () => {
    const bomb = workbook(Buffer.alloc(30 * MAX_BYTES, '<row>'));
    expect(bomb.length).toBeLessThan(MAX_BYTES);
    expect(() => names(bomb)).toThrow('own_list.unreadable');
    const whole = workbook(sheet([[1, 'name']]));
    expect(() => names(whole.subarray(0, whole.length - 30))).toThrow('own_list.unreadable');
  });
});
