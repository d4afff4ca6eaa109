import { useLocale } from '@acquaint/kit';
import type { Home } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';

/** What waits for the reader personally, as links to it. */
export function Yours({ home }: { home: Home }): ReactElement {
  const { t, format } = useLocale();
  return (
    <div className="yours">
      <Link to="/queue" search={{ show: 'mine' }}>
        <strong>{format.number(home.mine)}</strong>
        {t('home.mine', { count: home.mine })}
      </Link>
      <Link to="/queue" search={{ show: 'approvals' }}>
        <strong>{format.number(home.approvals)}</strong>
        {t('home.approvals', { count: home.approvals })}
      </Link>
    </div>
  );
}

/** The day's and the month's figures, one line each. */
export function Figures({ home }: { home: Home }): ReactElement {
  const { t, format } = useLocale();
  const { verifications: made, time_to_verify_s: time } = home;
  const seconds = (value: number | null) => (value === null ? t('home.unknown') : format.duration(value * 1000));
  return (
    <dl className="figures">
      <Figure says={t('home.started')}>{format.number(made.started_today)}</Figure>
      <Figure says={t('home.completed')}>{format.number(made.completed_today)}</Figure>
      <Figure says={t('home.in_review')}>{format.number(made.in_review)}</Figure>
      <Figure says={t('home.approved_30d')}>{format.number(made.approved_30d)}</Figure>
      <Figure says={t('home.declined_30d')}>{format.number(made.declined_30d)}</Figure>
      <Figure says={t('home.automated')}>
        {made.automated_share === null ? t('home.unknown') : format.percent(made.automated_share)}
      </Figure>
      <Figure says={t('home.p50')}>{seconds(time.p50)}</Figure>
      <Figure says={t('home.p95')}>{seconds(time.p95)}</Figure>
    </dl>
  );
}

function Figure({ says, children }: { says: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{says}</dt>
      <dd className="figure">{children}</dd>
    </div>
  );
}
