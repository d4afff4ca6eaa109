import { describe, expect, test } from 'vitest';
import { lineOfWords, type OcrLine, type ScriptWord } from '../vision/index.ts';
import { mergeLine } from './native.ts';
import { nativeAgreement, withNativeNames } from './native-names.ts';
import type { FieldReading } from './reading.ts';
import { dateOf } from './values.ts';

const word = (text: string, from: number, to: number, probability = 0.99): ScriptWord => ({
  from,
  to,
  glyphs: [...text].map((char, index, all) => ({
    char,
    probability,
    at: from + ((to - from) * (index + 0.5)) / all.length,
    options: [],
  })),
});
const line = (words: ScriptWord[]): OcrLine => ({
  ...lineOfWords(words),
  box: { x: 0, y: 0, width: 100, height: 10, quad: [] },
});
const printed = (value: string): FieldReading => ({ value, source: 'printed', confidence: 0.95 });

describe('DOC-03 lines in a script of their own', () => {
  test('native words come from the script’s model, Latin words and figures from the main reader', () => {
    const main = line([word('gou', 0, 0.3, 0.5), word('/MALE', 0.4, 0.9, 0.97)]);
    const read = mergeLine(main, [word('पुरुष', 0, 0.3), word('/', 0.4, 0.42), word('शहा', 0.45, 0.9, 0.8)], 'hin');
    expect(read).toMatchObject({ text: 'पुरुष /MALE', script: 'hin' });
  });

  test('a Latin line that a model forces into its letters stays as the main reader read it', () => {
    const main = line([word('PRIYA', 0, 0.5, 0.96)]);
    expect(mergeLine(main, [word('रिरशि', 0, 0.5, 0.95)], 'hin')).toBe(main);
    expect(mergeLine(main, [word('रि#]', 0, 0.5, 0.99)], 'hin')).toBe(main);
  });

  test('Vietnamese marks come from their model wherever it reads the same letters', () => {
    const main = line([word('BUI DUC', 0, 0.6, 0.9)]);
    const read = mergeLine(main, [word('BÙI', 0, 0.25, 0.7), word('ĐỨC', 0.3, 0.6, 0.7)], 'vie');
    expect(read.text).toBe('BÙI ĐỨC');
    // Other letters, read less surely: which are right nobody knows.
    expect(mergeLine(main, [word('BÙ', 0, 0.25, 0.5)], 'vie').confidence).toBeLessThan(0.6);
  });

  test('a Latin letter that the main reader saw faintly among Thai words is none', () => {
    const main = line([word('gou', 0, 0.3, 0.5), word('a', 0.4, 0.42, 0.7), word('nun', 0.5, 0.8, 0.5)]);
    expect(mergeLine(main, [word('หมู่', 0, 0.3), word('ใจดี', 0.5, 0.8)], 'tha').text).toBe('หมู่ ใจดี');
  });

  test('a word that a second look sees otherwise is kept, but hardly believed', () => {
    const main = line([word('gou', 0, 0.5, 0.4)]);
    const read = mergeLine(main, [{ ...word('ใจดี', 0, 0.5), doubted: true }], 'tha');
    expect(read.text).toBe('ใจดี');
    expect(read.confidence).toBeLessThan(0.6);
  });

  test('a Japanese character that the main reader leaves out comes from the script’s model, a disputed one is hardly believed', () => {
    const main = line([word('山本美', 0, 0.9, 1)]);
    expect(mergeLine(main, [word('山', 0, 0.2), word('本', 0.1, 0.4), word('美咲', 0.4, 0.9)], 'jpn').text).toBe(
      '山本美咲',
    );
    const disputed = mergeLine(line([word('今和', 0, 0.9, 0.97)]), [word('信和', 0, 0.9)], 'jpn');
    expect(disputed).toMatchObject({ text: '今和', glyphs: [{ probability: 0.55 }, { probability: 0.97 }] });
    // 沢 is how Japan writes it; 泽 is no character of its sets.
    expect(mergeLine(line([word('泽', 0, 0.9, 0.99)]), [word('沢', 0, 0.9)], 'jpn').text).toBe('沢');
  });

  test('Arabic is put in the order in which it is read, from the right', () => {
    const main = line([word('wwww', 0, 0.9, 0.3)]);
    const read = mergeLine(main, [word('عبدالله', 0, 0.4), word('محمد', 0.5, 0.9)], 'ara');
    expect(read.text).toBe('محمد عبدالله');
  });
});

describe('DOC-03 years as the country counts them', () => {
  const reading = { order: 'dmy', past: true, today: '2026-01-01' } as const;
  test.each([
    ['26 มิ.ย. 2528', 'buddhist', '1985-06-26'],
    ['๑ ธันวาคม ๒๕๖๔', 'buddhist', '2021-12-01'],
    ['昭和61年5月1日生', 'japanese', '1986-05-01'],
    ['令和元年5月1日', 'japanese', '2019-05-01'],
    ['2024年6月1日', 'japanese', '2024-06-01'],
    ['民國113年5月1日', 'roc', '2024-05-01'],
    ['٠١/٠٢/١٩٨٠', 'gregorian', '1980-02-01'],
    ['1990년 3월 5일', 'gregorian', '1990-03-05'],
  ] as const)('%s (%s) is %s', (text, calendar, day) => {
    expect(dateOf(text, { ...reading, calendar })).toBe(day);
  });
  test.each([
    ['昭和65年1月1日', 'japanese'],
    ['31 ก.พ. 2530', 'buddhist'],
  ] as const)('%s (%s) is no day', (text, calendar) => {
    expect(dateOf(text, { ...reading, calendar })).toBeNull();
  });
});

describe('DOC-03 a name in two scripts', () => {
  test.each([
    ['राजेश कुमार शर्मा', 'Rajesh Kumar Sharma', 'hin'],
    ['สมชาย ใจดี', 'Somchai Jaidee', 'tha'],
    ['محمد عبدالله الشامسي', 'Mohammed Abdulla Alshamsi', 'ara'],
    ['ШЕВЧЕНКО ОЛЕНА', 'SHEVCHENKO OLENA', 'ukr'],
  ] as const)('%s and %s are one name, another is not', (native, latin, script) => {
    const fields = withNativeNames({ native_name: printed(native), full_name: printed(latin) }, script);
    expect(fields.full_name?.transliteration).toBe('printed');
    expect(nativeAgreement(fields, script)?.agrees).toBe(true);
    expect(nativeAgreement({ ...fields, full_name: printed('Peter Lindqvist') }, script)?.agrees).toBe(false);
  });

  test('where no Latin name is printed it is made by a rule that is named, and proves nothing', () => {
    const russian = withNativeNames(
      {
        native_surname: printed('ЩЕРБАКОВ'),
        native_given_names: printed('ЭДУАРД'),
        native_patronymic: printed('ИЛЬИЧ'),
      },
      'rus',
    );
    expect(russian.native_name?.value).toBe('ЩЕРБАКОВ ЭДУАРД ИЛЬИЧ');
    expect(russian.surname).toMatchObject({ value: 'SHCHERBAKOV', transliteration: 'icao' });
    expect(russian.given_names?.value).toBe('EDUARD ILICH');
    expect(nativeAgreement(russian, 'rus')).toBeNull();
    const korean = withNativeNames({ full_name: printed('홍길동') }, 'kor');
    expect(korean).toMatchObject({
      full_name: { value: '홍길동' },
      native_name: { value: '홍길동' },
      latin_name: { value: 'HONG GILDONG', transliteration: 'romanised' },
    });
    expect(withNativeNames({ full_name: printed('郭磊') }, null).latin_name).toMatchObject({
      value: 'GUO LEI',
      transliteration: 'pinyin',
    });
  });
});
