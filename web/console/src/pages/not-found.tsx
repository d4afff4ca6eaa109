import { useLocale } from '@acquaint/kit';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../ui/states.tsx';

/** An address that leads nowhere. */
export function NotFoundPage(): ReactElement {
  const { t } = useLocale();
  return (
    <>
      <h1 className="sr-only">{t('not_found.title')}</h1>
      <Empty says={t('not_found.says')}>
        <Link to="/">{t('not_found.home')}</Link>
      </Empty>
    </>
  );
}
