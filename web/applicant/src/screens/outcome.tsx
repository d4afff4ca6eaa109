import { Ring, useLocale } from '@acquaint/kit';
import { useEffect, useId, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useJourney } from '../session/journey.tsx';

const APPEAL = { fewestLetters: 3, mostLetters: 2_000 };

/** The ring closes: the stranger is known. */
export function Approved() {
  const { t } = useLocale();
  const { state } = useJourney();
  const [closed, setClosed] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setClosed(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Page title={t('approved.title', { tenant: state.tenant.name })} lead={<p>{t('approved.text')}</p>}>
      <div className="page-ring">
        <Ring value={closed ? 1 : 0.85} size={160} />
      </div>
      {state.result?.limits && (
        <dl className="facts">
          <dt>{t('approved.limits')}</dt>
          <dd>{state.result.limits}</dd>
        </dl>
      )}
      <p className="fine">{t('approved.close')}</p>
    </Page>
  );
}

/** Not accepted: the reason that may be said, whether there is another try, and a way to have it looked at again. */
export function Declined() {
  const { t } = useLocale();
  const { state } = useJourney();
  const { result, tenant } = state;
  return (
    <Page title={t('declined.title')} lead={<p>{t('declined.text', { tenant: tenant.name })}</p>}>
      {result && result.reasons.length > 0 && (
        <Notice tone="seal">
          <ul className="reasons">
            {result.reasons.map((reason) => (
              <li key={reason.code}>{reason.text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p>{t(result?.can_retry ? 'declined.retry' : 'declined.final', { tenant: tenant.name })}</p>
      {result?.appealed && (
        <Notice tone="jade" title={t('appeal.sent.title')}>
          {<p>{t('appeal.sent.text')}</p>}
        </Notice>
      )}
      {result?.can_appeal && !result.appealed && <Appeal />}
    </Page>
  );
}

function Appeal() {
  const { t } = useLocale();
  const { act, api, busy, problem } = useJourney();
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const field = useId();
  const send = () => {
    const words = text.trim();
    const tooShort = words.length < APPEAL.fewestLetters;
    setEmpty(tooShort);
    if (!tooShort) void act(() => api.appeal(words));
  };
  return (
    <form
      className="appeal"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2 className="section-title">{t('appeal.title')}</h2>
      <p>{t('appeal.text')}</p>
      <label className="label" htmlFor={field}>
        {t('appeal.label')}
      </label>
      {empty && (
        <p className="field-error" role="alert">
          {t('appeal.empty')}
        </p>
      )}
      <textarea
        id={field}
        className="input"
        rows={5}
        maxLength={APPEAL.mostLetters}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ProblemNotice problem={problem} />
      <Button kind="secondary" submit busy={busy}>
        {t('appeal.action')}
      </Button>
    </form>
  );
}

/** The time ran out or the request was withdrawn. */
export function Ended({ why }: { why: 'expired' | 'cancelled' }) {
  const { t } = useLocale();
  const { state } = useJourney();
  return (
    <Page title={t(`ended.${why}.title`)} lead={<p>{t(`ended.${why}.text`, { tenant: state.tenant.name })}</p>}>
      <div className="page-ring">
        <Ring value={null} size={96} tone="ink" />
      </div>
    </Page>
  );
}
