import { Ring, useLocale } from '@acquaint/kit';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { useJourney } from '../session/journey.tsx';
import { stepTitle } from '../words/steps.ts';

/** What is needed once more and why, step by step; the rest stays. */
export function Resubmit() {
  const spoken = useLocale();
  const { t } = spoken;
  const { state, go } = useJourney();
  const again = state.steps.filter((step) => step.status === 'redo');
  return (
    <Page
      title={t('resubmit.title', { count: again.length })}
      lead={<p>{t('resubmit.text')}</p>}
      actions={
        <Button onPress={() => go(state.current ?? again[0]?.code ?? '', 'start')}>{t('action.continue')}</Button>
      }
    >
      <ul className="redo">
        {again.map((step) => (
          <li key={step.code}>
            <h2>
              <Ring value={0.5} size={20} tone="amber" />
              {stepTitle(spoken, step, state.document_type)}
            </h2>
            {step.reasons.length === 0 ? (
              <p>{step.why}</p>
            ) : (
              step.reasons.map((reason) => <p key={reason.code}>{reason.text}</p>)
            )}
          </li>
        ))}
      </ul>
      <p className="fine">{t('resubmit.attempt', { now: state.attempt, of: state.attempts_max })}</p>
    </Page>
  );
}
