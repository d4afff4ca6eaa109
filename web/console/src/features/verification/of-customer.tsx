import { useLocale } from '@acquaint/kit';
import type { VerificationRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { CheckLine } from '../../evidence/check-line.tsx';
import { useMay } from '../../session.ts';
import { Section } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useVerification } from './api.ts';
import { VerificationTable } from './table.tsx';

const SOURCES: ReadonlySet<string> = new Set(['registry', 'adverse_media', 'credit_history']);

/** A customer's verifications, newest first, and what sources outside said at the newest. */
export function VerificationsOfCustomer({ rows }: { rows: readonly VerificationRow[] }): ReactElement {
  const { t } = useLocale();
  return (
    <>
      <Section title={t('nav.verifications')}>
        {rows.length === 0 ? <Empty says={t('customer.no_verifications')} /> : <VerificationTable rows={rows} ofOne />}
      </Section>
      <OutsideSources verificationId={rows[0]?.id ?? null} />
    </>
  );
}

/** Nothing where no source outside was asked. */
function OutsideSources({ verificationId }: { verificationId: string | null }): ReactElement | null {
  const { t } = useLocale();
  const may = useMay();
  const found = useVerification(may('verifications.read') ? verificationId : null);
  const said = (found.data?.checks ?? []).filter((check) => SOURCES.has(check.code));
  if (said.length === 0) return null;
  return (
    <Section title={t('customer.outside')}>
      <ul>
        {said.map((check) => (
          <CheckLine key={check.id} check={check} />
        ))}
      </ul>
    </Section>
  );
}
