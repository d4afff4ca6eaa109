import { useLocale } from '@acquaint/kit';
import type { Verification } from '@acquaint/sdk';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Decisions } from '../features/cases/decisions.tsx';
import { Matches } from '../features/screening/matches.tsx';
import { useVerification } from '../features/verification/api.ts';
import { EvidencePane } from '../features/verification/evidence.tsx';
import { Steps } from '../features/verification/steps.tsx';
import { Mono } from '../ui/mono.tsx';
import { Section, useTabTitle } from '../ui/page.tsx';
import { Answer, Bones } from '../ui/states.tsx';
import './verification.css';

const route = getRouteApi('/verifications/$id');

/** One verification: what was asked, what was seen, what was decided. */
export function VerificationPage(): ReactElement {
  const { t } = useLocale();
  const { id } = route.useParams();
  const verification = useVerification(id);
  useTabTitle(verification.data?.customer?.name_masked ?? t('nav.verifications'));
  return (
    <Answer query={verification} bones={<Bones rows={14} />}>
      {(seen) => <Seen seen={seen} />}
    </Answer>
  );
}

function Seen({ seen }: { seen: Verification }): ReactElement {
  const { t } = useLocale();
  return (
    <div className="page one-verification">
      <h1 className="sr-only">{t('verification.title', { name: seen.customer?.name_masked ?? seen.id })}</h1>
      <EvidencePane
        verification={seen}
        matches={seen.screening && <Matches {...seen.screening} disposable={seen.status === 'in_review'} />}
      />
      <aside>
        <Section
          title={t('verification.steps')}
          aside={
            seen.case_id && (
              <Link to="/cases/$id" params={{ id: seen.case_id }}>
                {t('verification.case')}
              </Link>
            )
          }
        >
          <Steps steps={seen.steps} />
        </Section>
        {seen.decisions.length > 0 && (
          <Section title={t('decision.history')}>
            <Decisions decisions={seen.decisions} />
          </Section>
        )}
        <p className="quiet small">
          <Mono>{seen.id}</Mono>
        </p>
      </aside>
    </div>
  );
}
