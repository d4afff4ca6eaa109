import { useLocale } from '@acquaint/kit';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useJourney } from '../session/journey.tsx';

/** What is collected, why, for how long and who sees it: before the first question. */
export function ConsentScreen() {
  const [refusing, setRefusing] = useState(false);
  return refusing ? <Refusing onBack={() => setRefusing(false)} /> : <Agreeing onRefuse={() => setRefusing(true)} />;
}

function Agreeing({ onRefuse }: { onRefuse: () => void }) {
  const { t, format } = useLocale();
  const { state, act, api, busy, problem } = useJourney();
  const { consent, tenant } = state;
  return (
    <Page
      title={t('consent.title', { tenant: tenant.name })}
      actions={
        <>
          <ProblemNotice problem={problem} />
          <Button busy={busy} onPress={() => void act(() => api.consent(consent.version, true))}>
            {t('consent.agree')}
          </Button>
          <Button kind="quiet" onPress={onRefuse}>
            {t('consent.refuse')}
          </Button>
        </>
      }
    >
      <ul className="purposes">
        {consent.purposes.map((purpose) => (
          <li key={purpose.code}>
            <h2>{purpose.title}</h2>
            <p>{purpose.text}</p>
          </li>
        ))}
      </ul>
      <dl className="facts">
        <dt>{t('consent.keep')}</dt>
        <dd>{consent.retention}</dd>
        <dt>{t('consent.who')}</dt>
        <dd>{format.list([tenant.name, ...consent.processors.filter((name) => name !== tenant.name)])}</dd>
        <dt>{t('consent.law')}</dt>
        <dd>{consent.legal_basis}</dd>
      </dl>
      <p className="fine">{t('consent.version', { version: consent.version })}</p>
    </Page>
  );
}

function Refusing({ onBack }: { onBack: () => void }) {
  const { t } = useLocale();
  const { state, act, api, busy, problem } = useJourney();
  return (
    <Page
      title={t('refuse.title')}
      lead={<p>{t('refuse.text', { tenant: state.tenant.name })}</p>}
      actions={
        <>
          <ProblemNotice problem={problem} />
          <Button onPress={onBack}>{t('refuse.back')}</Button>
          <Button kind="quiet" busy={busy} onPress={() => void act(() => api.consent(state.consent.version, false))}>
            {t('refuse.stop')}
          </Button>
        </>
      }
    />
  );
}
