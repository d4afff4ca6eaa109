import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { useMe } from '../../session.ts';

/** Said plainly and above everything: without real lists nobody is screened for sanctions, and a refused list is searched as it was before. */
export function ListsBanner(): ReactElement | null {
  const { t, format } = useLocale();
  const { lists } = useMe();
  if (lists.real && lists.refused.length > 0)
    return (
      <div className="banner" role="note">
        <strong>{t('lists.some_refused.title', { count: lists.refused.length })}</strong>
        <span>
          <bdi data-verbatim>{format.list(lists.refused)}</bdi> {t('lists.some_refused.says')}
        </span>
      </div>
    );
  if (lists.real) return null;
  return (
    <div className="banner" role="note">
      <strong>{t('lists.missing.title')}</strong>
      <span>{t('lists.missing.says')}</span>
    </div>
  );
}
