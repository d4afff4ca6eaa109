import { Ring, Time, useLocale, useNow } from '@acquaint/kit';
import type { Transaction } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Mono } from '../../ui/mono.tsx';
import { Section } from '../../ui/page.tsx';
import { useMeasure, useWords } from '../../words.ts';
import { HoldLeft, holdShare, OutcomeMark } from './outcome.tsx';

/** How it was decided, what that asked for, until when it is held or who ended that. */
export function Decision({ found }: { found: Transaction }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const now = useNow();
  return (
    <Section
      title={t('txn.decision')}
      aside={
        found.case_id && (
          <Link to="/cases/$id" params={{ id: found.case_id }}>
            {t('txn.open_case')}
          </Link>
        )
      }
    >
      <div className="transaction-verdict">
        {found.status === 'held' && <Ring value={holdShare(found, now)} tone="amber" size={48} />}
        <span>
          <strong>
            <OutcomeMark row={found} />
          </strong>
          <HoldLeft row={found} />
        </span>
      </div>
      {found.ended && (
        <p>
          {t(`txn.ended.${found.ended.verdict}`)} <Ended by={found.ended.by} /> · <Time at={found.ended.at} /> ·{' '}
          {word('txn.reason', found.ended.reason)}
        </p>
      )}
      <dl className="said">
        {found.actions.length > 0 && (
          <>
            <dt>{t('txn.actions')}</dt>
            <dd>{format.list(found.actions.map((action) => word('txn.action', action)))}</dd>
          </>
        )}
        <dt>{t('txn.score')}</dt>
        <dd>
          {t('txn.points', { points: format.number(found.score) })}
          <p className="quiet small prior">{t(`txn.p.${found.p_from}`, { share: format.percent(found.p) })}</p>
        </dd>
        {found.model && <ModelSaid said={found.model} />}
      </dl>
    </Section>
  );
}

/** What the model that decided said, and what moved it. */
function ModelSaid({ said }: { said: NonNullable<Transaction['model']> }): ReactElement {
  const { t, format } = useLocale();
  const measure = useMeasure();
  const { version, p, odd, top } = said;
  return (
    <>
      <dt>{t('txn.model')}</dt>
      <dd>
        {p === null
          ? t('txn.model.odd', { version, odd: format.number(odd ?? 0, { maximumFractionDigits: 2 }) })
          : t('txn.model.p', { version, share: format.percent(p) })}
        {top.length === 0 ? (
          <p className="quiet small">{t('txn.model.nothing')}</p>
        ) : (
          <ul className="quiet small">
            {top.map((one) => (
              <li key={one.measure}>
                {measure(one.measure)}
                {one.value !== null && <>: {format.number(one.value, { maximumFractionDigits: 2 })}</>}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}

const BY_ITSELF = 'transactions.expire';

function Ended({ by }: { by: string }): ReactElement {
  const { t } = useLocale();
  return by === BY_ITSELF ? <span>{t('txn.ended.clock')}</span> : <bdi>{by}</bdi>;
}

/** By which rules, from whom, and where the log holds it. */
export function Record({ found }: { found: Transaction }): ReactElement {
  const { t } = useLocale();
  return (
    <Section title={t('txn.record')}>
      <dl className="said">
        <dt>{t('txn.own_id')}</dt>
        <dd>
          <Mono>{found.transaction_id}</Mono>
        </dd>
        <dt>{t('txn.received')}</dt>
        <dd>
          <Time at={found.received_at} /> · <bdi>{found.received_from}</bdi>
        </dd>
        <dt>{t('txn.release')}</dt>
        <dd>
          <Mono>{found.release}</Mono>
        </dd>
        <dt>{t('txn.batch')}</dt>
        <dd>
          <Mono>{found.batch_id}</Mono>
        </dd>
        <dt>{t('txn.digest')}</dt>
        <dd>
          <Mono keep={10}>{found.digest}</Mono>
        </dd>
      </dl>
      <p className="quiet small">{t('txn.digest.says')}</p>
    </Section>
  );
}
