import { useLocale } from '@acquaint/kit';
import { useCallback } from 'react';
import { readable } from '../../words.ts';

/** What a measure is, in the reader's language; one of the tenant's own is shown by its name. */
export function useMeasure(): (name: string) => string {
  const { t, has } = useLocale();
  return useCallback((name) => (has(`measure.${name}`) ? t(`measure.${name}`) : readable(name)), [t, has]);
}
