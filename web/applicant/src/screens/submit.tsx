import { Ring, useLocale } from '@acquaint/kit';
import { EVERY_STEP } from '../journey/screen.ts';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useJourney } from '../session/journey.tsx';
import { stepTitle } from '../words/steps.ts';

/** All is there: one more yes before it goes. */
export function Submit() {
  const spoken = useLocale();
  const { t } = spoken;
  const { state, act, api, busy, problem, refresh, go } = useJourney();
  const send = async () => {
    if (!state.can_submit) return refresh();
    // What comes back to be done again begins at its beginning, not where this page once was.
    if ((await act(api.submit)) === 'done') go(EVERY_STEP, 'start');
  };
  return (
    <Page
      title={t('submit.title')}
      lead={<p>{t('submit.text', { tenant: state.tenant.name })}</p>}
      actions={
        <>
          <ProblemNotice problem={problem} />
          <Button busy={busy} onPress={() => void send()}>
            {t('submit.action')}
          </Button>
        </>
      }
    >
      <ol className="path">
        {state.steps.map((step) => (
          <li key={step.code} className="path-step">
            <Ring value={step.status === 'done' ? 1 : null} size={20} />
            <span>{stepTitle(spoken, step, state.document_type)}</span>
            <span className="path-status">{t(step.status === 'done' ? 'status.done' : 'status.todo')}</span>
          </li>
        ))}
      </ol>
    </Page>
  );
}
