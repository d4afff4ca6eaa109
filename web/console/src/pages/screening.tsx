import { useLocale } from '@acquaint/kit';
import type { NameAsked } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { useScreening } from '../features/screening/api.ts';
import { ListsBanner } from '../features/screening/lists-banner.tsx';
import { Matches } from '../features/screening/matches.tsx';
import { SearchForm } from '../features/screening/search-form.tsx';
import { Page } from '../ui/page.tsx';
import { ProblemNote } from '../ui/problem.tsx';
import { Bones, Empty } from '../ui/states.tsx';

/** Asks every list for a name, by hand: the answer follows what is typed. */
export function ScreeningPage(): ReactElement {
  const { t, format } = useLocale();
  const [asked, setAsked] = useState<NameAsked | null>(null);
  const screening = useScreening(asked);
  const found = asked === null ? undefined : screening.data;
  return (
    <Page title={t('nav.screening')} says={t('screening.says')}>
      <ListsBanner />
      <SearchForm busy={screening.isFetching} onAsk={setAsked} />
      <ProblemNote error={asked === null ? null : screening.error} />
      {asked !== null && screening.isPending && <Bones rows={6} height={64} />}
      {asked === null && <Empty says={t('screening.empty')} />}
      {found && (
        <div className="screened" aria-busy={screening.isPlaceholderData || undefined}>
          <Matches {...found} disposable={false} />
          <p className="quiet small">
            {t('screening.took', {
              time: format.number(found.us / 1000, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 }),
            })}
          </p>
        </div>
      )}
    </Page>
  );
}
