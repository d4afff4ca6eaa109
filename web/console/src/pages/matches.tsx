import { useLocale } from '@acquaint/kit';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useLists } from '../features/screening/api.ts';
import { useOpenMatches } from '../features/screening/clearing-api.ts';
import { Clearings } from '../features/screening/clearings.tsx';
import { OpenMatches } from '../features/screening/open-matches.tsx';
import { useMay } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

/** Matches over all customers that nobody has judged, and what was cleared together. */
export function MatchesPage(): ReactElement {
  const { t } = useLocale();
  const { list, entity } = useSearch({ from: '/matches' });
  const go = useNavigate({ from: '/matches' });
  const lists = useLists(useMay()('lists.read')).data ?? [];
  const matches = useOpenMatches({ list, entity });
  const only = (of: { list?: string; entity?: string }) => void go({ search: of, replace: true });
  return (
    <Page title={t('nav.matches')} says={t('matches.says')}>
      <div className="filters">
        <label className="filter">
          {t('lists.list')}
          <select
            value={list ?? ''}
            onChange={(event) => only(event.currentTarget.value ? { list: event.currentTarget.value } : {})}
          >
            <option value="">{t('filter.any')}</option>
            {lists.map((row) => (
              <option key={row.list} value={row.list} data-verbatim>
                {row.title}
              </option>
            ))}
          </select>
        </label>
        {entity !== undefined && <Button onClick={() => only({})}>{t('matches.every_entry')}</Button>}
      </div>
      <OpenMatches key={`${list} ${entity}`} matches={matches} onEntity={(id) => only({ entity: id })} />
      <Clearings />
    </Page>
  );
}
