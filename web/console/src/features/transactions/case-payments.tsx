import { Time, useLocale } from '@acquaint/kit';
import type { Case, Transaction } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Section } from '../../ui/page.tsx';
import { Bones } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { useTransactionsById } from './api.ts';
import { Usual } from './behaviour.tsx';
import { HoldLeft, OutcomeMark } from './outcome.tsx';
import { RulesFired } from './rules-fired.tsx';
import { Amount, useReasons } from './table.tsx';
import './transactions.css';

/** So many of a case's newest payments are opened with what was seen. */
const SHOWN_MAX = 20;

/** A case about payments: what a decision will do, each payment with what was seen, and what is usual for this customer. */
export function CasePayments({ found }: { found: Case }): ReactElement {
  const { t } = useLocale();
  const ids = transactionsOf(found);
  const { found: payments, pending } = useTransactionsById(ids.slice(0, SHOWN_MAX));
  if (pending) return <Bones rows={10} />;
  const sorted = [...payments].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const held = sorted.filter((one) => one.status === 'held');
  return (
    <div className="case-payments">
      {found.status !== 'resolved' && <Effect found={found} held={held} />}
      <Section title={t('txn.case.payments', { count: ids.length })}>
        {sorted.map((payment) => (
          <CasePayment key={payment.id} payment={payment} />
        ))}
        {ids.length > SHOWN_MAX && <p className="quiet">{t('txn.case.more', { count: ids.length - SHOWN_MAX })}</p>}
      </Section>
      {found.customer && (
        <Section
          title={t('txn.usual')}
          aside={
            <Link to="/customers/$id" params={{ id: found.customer.id }}>
              <bdi>{found.customer.name_masked}</bdi>
            </Link>
          }
        >
          <Usual customerId={found.customer.id} {...(sorted[0] && { marked: sorted[0] })} />
        </Section>
      )}
    </div>
  );
}

/** The payments that the alerts of a case name, once each. */
function transactionsOf(found: Case): string[] {
  const ids = found.alerts.flatMap(({ facts }) => (typeof facts.transaction === 'string' ? [facts.transaction] : []));
  return [...new Set(ids)].reverse();
}

/** Said before it is done: what approval lets go, what decline stops. */
function Effect({ found, held }: { found: Case; held: readonly Transaction[] }): ReactElement {
  const { t } = useLocale();
  const frozen = held.some((one) => one.actions.includes('freeze'));
  return (
    <div className="effect">
      <p>{held.length === 0 ? t('txn.effect.none_held') : t('txn.effect.release', { count: held.length })}</p>
      {held.length > 0 && <p>{t('txn.effect.refuse', { count: held.length })}</p>}
      {frozen && <p>{t('txn.effect.freeze')}</p>}
      {found.needs_second && <p>{t('txn.effect.second')}</p>}
    </div>
  );
}

function CasePayment({ payment }: { payment: Transaction }): ReactElement {
  const word = useWords();
  const said = useReasons();
  const others = payment.reasons.filter((code) => !code.startsWith('rule.'));
  return (
    <article className="case-payment">
      <header>
        <Link to="/transactions/$id" params={{ id: payment.id }}>
          <Amount row={payment} />
        </Link>
        <span className="quiet">
          {word('txn.channel', payment.channel ?? payment.type)} · <Time at={payment.at} />
          {payment.counterparty_masked && (
            <>
              {' · '}
              <bdi>{payment.counterparty_masked}</bdi>
            </>
          )}
        </span>
        <OutcomeMark row={payment} />
        <HoldLeft row={payment} />
      </header>
      {others.length > 0 && <p>{said(others)}</p>}
      <RulesFired found={payment} brief />
    </article>
  );
}
