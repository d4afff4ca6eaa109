import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { useScreening } from '../features/screening/api.ts';
import { ListsBanner } from '../features/screening/lists-banner.tsx';
import { Matches } from '../features/screening/matches.tsx';
import { SearchForm } from '../features/screening/search-form.tsx';
import { Page } from '../ui/page.tsx';
import { ProblemNote } from '../ui/problem.tsx';
import { Bones, Empty } from '../ui/states.tsx';

/** Asks every list for a name, by hand. */
export function ScreeningPage(): ReactElement {
  const { t, format } = useLocale();
  const screening = useScreening();
  const found = screening.data;
  return (
    <Page title={t('nav.screening')} says={t('screening.says')}>
      <ListsBanner />
      <SearchForm busy={screening.isPending} onAsk={(asked) => screening.mutate(asked)} />
      <ProblemNote error={screening.error} />
      {screening.isPending && <Bones rows={6} height={64} />}
      {!found && !screening.isPending && !screening.error && <Empty says={t('screening.empty')} />}
      {found && !screening.isPending && (
        <div className="screened">
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
