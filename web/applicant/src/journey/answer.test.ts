import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeDay, isDay, judgeAnswer, tidyAnswer, tidyPhone } from './answer.ts';

const text = { kind: 'text', required: true } as const;

describe('answers', () => {
  test('an empty answer is missing where one is required and right where none is', () => {
    expect(judgeAnswer(text, '')).toBe('empty');
    expect(judgeAnswer({ ...text, required: false }, '')).toBeNull();
    expect(judgeAnswer({ kind: 'position', required: true }, '')).toBe('position');
  });

  test('400 letters are sent and 401 are not', () => {
    expect(judgeAnswer(text, 'a'.repeat(400))).toBeNull();
    expect(judgeAnswer(text, 'a'.repeat(401))).toBe('long');
  });

  test('a pattern covers the whole answer; one that this browser cannot read is left to the server', () => {
    expect(judgeAnswer({ ...text, pattern: '\\d{11}' }, '86095742719')).toBeNull();
    expect(judgeAnswer({ ...text, pattern: '\\d{11}' }, '860957427190')).toBe('pattern');
    expect(judgeAnswer({ ...text, pattern: '1|2' }, '12')).toBe('pattern');
    expect(judgeAnswer({ ...text, pattern: '(' }, 'x')).toBeNull();
  });

  test('an e-mail address needs its parts', () => {
    expect(judgeAnswer({ kind: 'email', required: true }, 'a@b.co')).toBeNull();
    for (const wrong of ['a', 'a@b', '@b.co', 'a b@c.de']) {
      expect(judgeAnswer({ kind: 'email', required: true }, wrong)).toBe('email');
    }
  });
});

describe('phone numbers', () => {
  test.each([
    ['+49 (151) 234-567 89', '+4915123456789'],
    ['0049 151 23456789', '+4915123456789'],
    ['+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧', '+966501234567'],
    ['＋８６ 138 1234 5678', '+8613812345678'],
  ])('%s is sent as %s', (typed, sent) => {
    expect(tidyPhone(typed)).toBe(sent);
    expect(judgeAnswer({ kind: 'phone', required: true }, tidyAnswer('phone', typed))).toBeNull();
  });

  test('a number without its country, or too short or long by one figure, is not sent', () => {
    const judged = (value: string) => judgeAnswer({ kind: 'phone', required: true }, value);
    expect(judged('015123456789')).toBe('phone');
    expect(judged('+123456')).toBe('phone');
    expect(judged('+1234567')).toBeNull();
    expect(judged(`+1${'2'.repeat(14)}`)).toBeNull();
    expect(judged(`+1${'2'.repeat(15)}`)).toBe('phone');
  });
});

describe('days', () => {
  test('a leap day is a day in leap years only', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2023-02-29')).toBe(false);
    expect(isDay('1900-02-29')).toBe(false);
  });

  test('31 April, month 13, day 0 and the year 1849 are none', () => {
    for (const wrong of ['1990-04-31', '1990-13-01', '1990-01-00', '1849-12-31', '90-01-01', '']) {
      expect(isDay(wrong)).toBe(false);
    }
    expect(isDay('1850-01-01')).toBe(true);
  });

  test('every real day survives being typed as three numbers', () => {
    const days = fc.date({ min: new Date('1850-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
        const typed = composeDay({ year, month: String(Number(month)), day: String(Number(day)) });
        expect(typed).toBe(`${year}-${month}-${day}`);
        expect(isDay(typed)).toBe(true);
      }),
    );
  });

  test('nothing typed is an empty answer; half a day is a wrong one', () => {
    expect(composeDay({ day: '', month: '', year: '' })).toBe('');
    expect(judgeAnswer({ kind: 'date', required: true }, composeDay({ day: '3', month: '', year: '1990' }))).toBe(
      'date',
    );
    expect(composeDay({ day: '٣', month: '٧', year: '١٩٩٠' })).toBe('1990-07-03');
  });
});
