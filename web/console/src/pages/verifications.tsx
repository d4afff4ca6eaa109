import { useLocale } from '@acquaint/kit';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useVerifications, type VerificationFilter } from '../features/verification/api.ts';
import { VerificationTable } from '../features/verification/table.tsx';
import { Filter } from '../ui/filter.tsx';
import { More } from '../ui/more.tsx';
import { Page } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';

const STATUSES = [
  ...['created', 'started', 'submitted', 'processing', 'in_review', 'awaiting_customer', 'completed', 'expired'],
  'cancelled',
];
const OUTCOMES = ['approved', 'declined', 'resubmit'];

const route = getRouteApi('/verifications');

/** Every attempt of every customer, newest first. */
export function VerificationsPage(): ReactElement {
  const { t } = useLocale();
  const filter = route.useSearch();
  const navigate = useNavigate();
  const show = (next: VerificationFilter) =>
    void navigate({
      to: '/verifications',
      search: Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value)),
      replace: true,
    });
  const verifications = useVerifications(filter);
  return (
    <Page title={t('nav.verifications')} says={t('verifications.says')}>
      <div className="filters">
        <Filter
          name={t('verification.status')}
          group="status"
          codes={STATUSES}
          value={filter.status}
          onPick={(status) => show({ status })}
        />
        <Filter
          name={t('verification.outcome')}
          group="outcome"
          codes={OUTCOMES}
          value={filter.outcome}
          onPick={(outcome) => show({ outcome })}
        />
      </div>
      <Answer query={verifications} bones={<Bones rows={14} />}>
        {(rows) => (rows.length === 0 ? <Empty says={t('verifications.none')} /> : <VerificationTable rows={rows} />)}
      </Answer>
      <More paged={verifications} />
    </Page>
  );
}
