import { Ring, useLocale } from '@acquaint/kit';
import type { ApplyState } from '@acquaint/sdk';
import { useState } from 'react';
import { FOLLOW } from '../journey/retry.ts';
import { EVERY_STEP } from '../journey/screen.ts';
import { Button } from '../parts/button.tsx';
import { HandoffCard } from '../parts/handoff-card.tsx';
import { Page } from '../parts/page.tsx';
import { useJourney } from '../session/journey.tsx';
import { usePolling } from '../session/poll.ts';
import { stepTitle } from '../words/steps.ts';

/** The desktop while the phone goes on: the code first, then the steps as they are done over there. */
export function HandoffScreen() {
  const { t } = useLocale();
  const { state, go, api, refresh } = useJourney();
  const [before] = useState(() => traceOf(state));
  const moved = state.watching === true || traceOf(state) !== before;
  usePolling(true, FOLLOW, refresh);

  return (
    <Page
      title={t(moved ? 'handoff.follow.title' : 'handoff.title')}
      lead={<p>{t(moved ? 'handoff.follow.text' : 'handoff.text')}</p>}
      actions={
        // The other device answers now; this one gets its turn back by opening the link again.
        state.watching ? undefined : (
          <Button kind="secondary" onPress={() => go(EVERY_STEP, 'start')}>
            {t('handoff.here')}
          </Button>
        )
      }
    >
      {moved ? <LiveSteps state={state} /> : <HandoffCard api={api} />}
    </Page>
  );
}

function LiveSteps({ state }: { state: ApplyState }) {
  const spoken = useLocale();
  return (
    <ol className="path" aria-live="polite">
      {state.steps.map((step) => {
        const done = step.status === 'done';
        const current = step.code === state.current;
        return (
          <li key={step.code} className="path-step" data-done={done || undefined}>
            <Ring value={done ? 1 : current ? 0.3 : null} size={20} tone={done || current ? 'jade' : 'ink'} />
            <span>{stepTitle(spoken, step, state.document_type)}</span>
            <span className="path-status">
              {spoken.t(done ? 'status.done' : current ? 'status.current' : 'status.todo')}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Changes when anything was done on the other device. */
function traceOf(state: ApplyState): string {
  return JSON.stringify([state.status, state.current, state.steps.map((step) => [step.status, step.captured?.length])]);
}
