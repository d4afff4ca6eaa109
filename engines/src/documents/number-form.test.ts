import { describe, expect, test } from 'vitest';
import { numberByForm } from './number-form.ts';

const dni = (text: string): string | null => (/^\d{8}[A-Z]$/.test(text) ? text : null);

describe('DOC-03 a number by its form', () => {
  test('a figure where the form has a letter is the letter that looks like it', () => {
    expect(numberByForm('533710325', dni)).toBe('53371032S');
    expect(numberByForm('S33710325', dni)).toBe('53371032S');
  });

  test('what would be a number in two ways is none, and so is what needs three changes', () => {
    const either = (text: string): string | null => (/^[A-Z]\d{3}$|^\d[A-Z]\d\d$/.test(text) ? text : null);
    expect(numberByForm('5512', either)).toBeNull();
    expect(numberByForm('SSS710325', dni)).toBeNull();
  });

  test('what looks like nothing else stays what it is', () => {
    expect(numberByForm('533710329', dni)).toBeNull();
  });
});
