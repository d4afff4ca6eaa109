import { useLocale } from '@acquaint/kit';
import type { Case } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Matches } from '../features/screening/matches.tsx';
import { useVerification } from '../features/verification/api.ts';
import { EvidencePane } from '../features/verification/evidence.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';

/** The tier that an approval of this case would give; null when its verification does not say. */
export function useTier(found: Case): number | null {
  return useVerification(found.verification_id).data?.tier ?? null;
}

/** What was seen of the case's applicant, with the matches on top when the case is about them. */
export function CaseEvidence({ found }: { found: Case }): ReactElement {
  const { t } = useLocale();
  const verification = useVerification(found.verification_id);
  if (found.verification_id === null) {
    return (
      <Empty says={t('case.no_verification')}>
        {found.customer && (
          <Link to="/customers/$id" params={{ id: found.customer.id }}>
            <bdi>{found.customer.name_masked}</bdi>
          </Link>
        )}
      </Empty>
    );
  }
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
