import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { useStatistics } from '../features/transactions/api.ts';
import { ByMonth, ByRule, Totals } from '../features/transactions/figures.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';

/** How monitoring does: what it stops, what cases say of it, and whether that moves. */
export function MonitoringPage(): ReactElement {
  const { t, format } = useLocale();
  const statistics = useStatistics();
  const found = statistics.data;
  return (
    <Page
      title={t('txn.figures.title')}
      says={found && t('txn.figures.says', { from: format.date(found.from), to: format.date(found.to) })}
    >
      <Answer query={statistics} bones={<Bones rows={12} />}>
        {(seen) =>
          seen.events === 0 ? (
            <Empty says={t('txn.none')} />
          ) : (
            <>
              <Totals found={seen} />
              <Section title={t('txn.figures.by_rule')}>
                {seen.rules.length === 0 ? <Empty says={t('txn.figures.no_hits')} /> : <ByRule found={seen} />}
              </Section>
              <Section title={t('txn.figures.by_month')}>
                <ByMonth found={seen} />
              </Section>
            </>
          )
        }
      </Answer>
    </Page>
  );
}
