import { useLocale } from '@acquaint/kit';
import { useCallback } from 'react';

/** Codes of the server in the reader's language; an unknown one is shown readable, since its enums are open. */
export function useWords(): (group: string, code: string) => string {
  const { t, has } = useLocale();
  return useCallback(
    (group, code) => {
      const key = `${group}.${code}`;
      return has(key) ? t(key) : readable(code);
    },
    [t, has],
  );
}

/** `case.second_reviewer_needed` becomes "case second reviewer needed". */
export function readable(code: string): string {
  return code.replaceAll(/[._-]+/g, ' ');
}

/** What a measure of a payment is, in the reader's language; one of the tenant's own is shown by its name. */
export function useMeasure(): (name: string) => string {
  const word = useWords();
  return useCallback((name) => word('measure', name), [word]);
}
