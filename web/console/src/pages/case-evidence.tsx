import { useLocale } from '@acquaint/kit';
import type { Case } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useCustomerMatches } from '../features/screening/api.ts';
import { Matches } from '../features/screening/matches.tsx';
import { CasePayments } from '../features/transactions/case-payments.tsx';
import { useVerification } from '../features/verification/api.ts';
import { EvidencePane } from '../features/verification/evidence.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';

/** The tier that an approval of this case would give; null when its verification does not say. */
export function useTier(found: Case): number | null {
  return useVerification(found.verification_id).data?.tier ?? null;
}

/** What was seen of the case's applicant, with the matches on top when the case is about them. */
export function CaseEvidence({ found }: { found: Case }): ReactElement {
  const verification = useVerification(found.verification_id);
  if (found.kind === 'transactions.alert') return <CasePayments found={found} />;
  if (found.verification_id === null) return <CustomerEvidence found={found} />;
  return (
    <Answer
      query={verification}
      bones={
        <>
          <Bones rows={1} height={320} />
          <Bones rows={9} />
        </>
      }
    >
      {(seen) => (
        <EvidencePane
          verification={seen}
          matchesFirst={found.queue === 'screening'}
          matches={seen.screening && <Matches {...seen.screening} disposable={found.status !== 'resolved'} />}
        />
      )}
    </Answer>
  );
}

/** A case about a customer and no verification: what the lists say of them, and the way to what is known. */
function CustomerEvidence({ found }: { found: Case }): ReactElement {
  const { t } = useLocale();
  const matches = useCustomerMatches(found.kind === 'screening.monitor' ? (found.customer?.id ?? null) : null);
  const customer = found.customer && (
    <Link to="/customers/$id" params={{ id: found.customer.id }}>
      <bdi>{found.customer.name_masked}</bdi>
    </Link>
  );
  if (found.kind !== 'screening.monitor') return <Empty says={t('case.no_verification')}>{customer}</Empty>;
  return (
    <>
      {customer}
      <Answer query={matches} bones={<Bones rows={6} />}>
        {(rows) => <Matches matches={rows} disposable={found.status !== 'resolved'} />}
      </Answer>
    </>
  );
}
