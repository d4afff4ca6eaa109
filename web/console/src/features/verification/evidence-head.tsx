import { useLocale } from '@acquaint/kit';
import type { Verification } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Simulated, Standing } from '../../evidence/mark.tsx';
import { Named } from '../../evidence/named.tsx';
import { useWords } from '../../words.ts';

/** Who it is about, by which flow, and how it stands. */
export function EvidenceHead({ verification }: { verification: Verification }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const { customer, country, document_type, flow, attempt } = verification;
  const facts = [
    country && format.country(country),
    document_type && word('document', document_type),
    t('evidence.flow', { code: flow.code, version: flow.version }),
    t('evidence.attempt', { attempt }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <header className="evidence-head">
      <h2>
        {customer ? (
          <Link to="/customers/$id" params={{ id: customer.id }}>
            <Named name={customer.name_masked} />
          </Link>
        ) : (
          t('evidence.nobody')
        )}
      </h2>
      <span className="quiet">{facts.join(' · ')}</span>
      <span className="evidence-standing">
        {verification.simulated && <Simulated />}
        <Standing status={verification.status} outcome={verification.outcome} />
      </span>
    </header>
  );
}
