import { Ring, Time, useLocale } from '@acquaint/kit';
import type { Customer, Limits } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Rating } from '../../evidence/mark.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import { CustomerStatus } from './customers-table.tsx';
import './customers.css';

const SPANS = ['per_transaction', 'per_day', 'per_month'] as const satisfies readonly (keyof Limits)[];

/** How well we know the customer, and what they may therefore do. */
export function CustomerStanding({ customer }: { customer: Customer }): ReactElement {
  const { t, format } = useLocale();
  const share = format.percent(customer.familiarity);
  return (
    <div className="customer-standing">
      <div className="familiarity">
        <Ring value={customer.familiarity} size={88} label={t('customer.familiarity.label', { share })} />
        <span aria-hidden="true">{share}</span>
      </div>
      <div>
        <p>
          <strong>{t('customer.tier_line', { tier: customer.tier })}</strong> ·{' '}
          <CustomerStatus status={customer.status} /> · <Rating rating={customer.rating} />
        </p>
        <p className="quiet">{t('customer.familiarity.says', { share })}</p>
        <dl className="figures">
          {SPANS.map((span) => {
            const limit = customer.limits?.[span];
            return (
              <div key={span}>
                <dt>{t(`limit.${span}`)}</dt>
                <dd>{limit ? <bdi className="ltr">{format.money(limit)}</bdi> : t('limit.none')}</dd>
              </div>
            );
          })}
        </dl>
      </div>
    </div>
  );
}

/** What is forbidden to the customer now, since when and on whose word. */
export function Restrictions({ customer }: { customer: Customer }): ReactElement | null {
  const { t } = useLocale();
  const word = useWords();
  if (customer.restrictions.length === 0) return null;
  return (
    <ul className="refusals">
      {customer.restrictions.map((each) => (
        <li key={`${each.kind} ${each.since}`}>
          <strong>{word('restriction', each.kind)}</strong> {each.reason}{' '}
          <span className="quiet">
            {t('customer.restricted_by', { by: word('actor', each.by.split(':')[0] ?? each.by) })} ·{' '}
            <Time at={each.since} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the person agreed to, in which wording, and what they took back. */
export function Consents({ customer }: { customer: Customer }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  return (
    <Section title={t('customer.consents')}>
      {customer.consents.length === 0 && <p className="quiet">{t('customer.no_consents')}</p>}
      <ul className="plain-list">
        {customer.consents.map((each) => (
          <li key={`${each.purpose} ${each.given_at}`}>
            {word('purpose', each.purpose)} <bdi className="quiet">{each.version}</bdi>
            <span className="quiet plain-list-end">
              {each.withdrawn_at ? t('customer.withdrawn') : t('customer.given')}{' '}
              <Time at={each.withdrawn_at ?? each.given_at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Papers on file and until when they are good. */
export function Documents({ customer }: { customer: Customer }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  return (
    <Section title={t('customer.documents')}>
      {customer.documents.length === 0 && <p className="quiet">{t('customer.no_documents')}</p>}
      <ul className="plain-list">
        {customer.documents.map((each) => (
          <li key={each.id}>
            {word('document', each.class)}
            {each.country && <span className="quiet">{format.country(each.country)}</span>}
            <span className="quiet plain-list-end">
              {each.expiry_date
                ? t('customer.expires', { date: format.date(each.expiry_date) })
                : word('status', each.status)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
