import { Ring, useLocale } from '@acquaint/kit';
import { FOLLOW } from '../journey/retry.ts';
import { Button } from '../parts/button.tsx';
import { PhoneAside } from '../parts/handoff-card.tsx';
import { Page } from '../parts/page.tsx';
import { useDesktop } from '../session/device.ts';
import { useJourney } from '../session/journey.tsx';
import { usePolling } from '../session/poll.ts';
import { stepTitle } from '../words/steps.ts';

/** What will happen, before anything is asked. */
export function Overview() {
  const spoken = useLocale();
  const { t } = spoken;
  const { state, go, api, refresh } = useJourney();
  const desktop = useDesktop();
  usePolling(desktop, FOLLOW, refresh);

  return (
    <Page
      title={t('overview.title', { tenant: state.tenant.name })}
      lead={<p>{t('overview.lead', { minutes: state.consent.minutes })}</p>}
      actions={<Button onPress={() => go(state.current ?? '', 'start')}>{t('overview.action')}</Button>}
      aside={desktop && <PhoneAside api={api} />}
    >
      <h2 className="section-title">{t('overview.steps')}</h2>
      <ol className="path">
        {state.steps.map((step) => (
          <li key={step.code} className="path-step">
            <Ring value={step.status === 'done' ? 1 : null} size={20} tone={step.status === 'done' ? 'jade' : 'ink'} />
            <span>{stepTitle(spoken, step, state.document_type)}</span>
          </li>
        ))}
        <li className="path-step">
          <Ring value={null} size={20} tone="ink" />
          <span>{t('step.submit')}</span>
        </li>
      </ol>
    </Page>
  );
}
