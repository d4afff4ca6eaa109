import { describe, expect, test } from 'vitest';
import { isRomanisedFrom, nativePair } from './native-name.ts';

describe('DOC-06 a name in characters and in Latin letters', () => {
  test.each([
    ['ZHANG WEI', '张伟', true],
    ['OUYANG HAORAN', '欧阳浩然', true],
    ['LYU JIE', '吕洁', true],
    ['CHAN, Tai Man', '陳大文', true],
    ['CHEN YI-CHUN', '陳怡君', true],
    ['LI QIANG', '张伟', false],
    ['KOWALSKI EWA', '陳大文', false],
    ['ABDURAHMAN MAMAT', '阿卜杜热合曼·买买提', null],
    ['ZHANG WEI', 'Zhang Wei', null],
  ])('%s and %s: %s', (latin, native, result) => {
    expect(isRomanisedFrom(latin, native)).toBe(result);
  });

  test('a zone that names somebody else contradicts the characters, print alone does not', () => {
    const native = { source: 'printed', value: '张伟' } as const;
    expect(nativePair(native, { source: 'mrz', value: 'LI QIANG' })).toMatchObject({ agrees: false });
    expect(nativePair(native, { source: 'printed', value: 'LI QIANG' })).toBeNull();
    expect(nativePair(native, { source: 'printed', value: 'ZHANG WEI' })).toMatchObject({ agrees: true });
  });
});
