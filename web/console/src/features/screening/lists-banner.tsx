import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { useMe } from '../../session.ts';

/** Said plainly and above everything: without real lists nobody is screened for sanctions. */
export function ListsBanner(): ReactElement | null {
  const { t } = useLocale();
  const { lists } = useMe();
  if (lists.real) return null;
  return (
    <div className="banner" role="note">
      <strong>{t('lists.missing.title')}</strong>
      <span>{t('lists.missing.says')}</span>
    </div>
  );
}
