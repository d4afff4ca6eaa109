import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';

// How the API writes the name of somebody who has not given one.
const NAMELESS = '—';

/** A masked name, isolated from the direction of the page; whoever is not known yet is called so. */
export function Named({ name }: { name: string | null | undefined }): ReactElement {
  const { t } = useLocale();
  if (!isNamed(name)) return <span className="quiet">{t('evidence.nobody')}</span>;
  return <bdi>{name}</bdi>;
}

/** Whether there is a name to show. */
export const isNamed = (name: string | null | undefined): name is string =>
  name !== null && name !== undefined && name !== NAMELESS;
