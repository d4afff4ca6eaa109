import { useLocale, useNow } from '@acquaint/kit';
import type { ApplyStep } from '@acquaint/sdk';
import { useState } from 'react';
import { judgeAnswer, tidyAnswer, toLatinFigures } from '../journey/answer.ts';
import { useAnnounce } from '../parts/announcer.tsx';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useJourney } from '../session/journey.tsx';
import { dialCodeOf } from '../words/dial-codes.ts';

type Props = { step: ApplyStep };

/** Where the code goes. */
export function SendCode({ step }: Props) {
  const { t } = useLocale();
  const { state, draft, busy, problem } = useJourney();
  const email = step.channel === 'email';
  const kind = email ? 'email' : 'phone';
  const [typed, setTyped] = useState(draft.address || (email ? '' : dialCodeOf(state.country)));
  const [faulty, setFaulty] = useState(false);
  const send = useSend(step);
  const submit = () => {
    const address = tidyAnswer(kind, typed);
    const fault = judgeAnswer({ kind, required: true }, address);
    setFaulty(fault !== null);
    if (fault === null) void send(address);
  };
  return (
    <Page
      title={t(`field.kind.${kind}.question`)}
      lead={<p id="answer-why">{step.why}</p>}
      onSubmit={submit}
      actions={
        <>
          <ProblemNotice problem={problem} />
          <Button submit busy={busy}>
            {t('code.send')}
          </Button>
        </>
      }
    >
      <div className="answer">
        <p id="answer-fault" className="field-error" role="alert">
          {faulty && t(`fault.${kind}`)}
        </p>
        <input
          className="input ltr"
          type={email ? 'email' : 'tel'}
          inputMode={email ? 'email' : 'tel'}
          autoComplete={email ? 'email' : 'tel'}
          aria-labelledby="question"
          aria-describedby="answer-why answer-fault"
          aria-invalid={faulty || undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p className="fine">{t(email ? 'code.mail' : 'code.text')}</p>
      </div>
    </Page>
  );
}

const DIGITS = 6;

/** The code that arrived. */
export function EnterCode({ step }: Props) {
  const { t } = useLocale();
  const { draft, act, api, busy, problem } = useJourney();
  const [code, setCode] = useState('');
  const [faulty, setFaulty] = useState(false);
  const confirm = () => {
    setFaulty(code.length !== DIGITS);
    if (code.length === DIGITS) void act(() => api.confirmCode(step.code, code));
  };
  return (
    <Page
      title={t('code.title')}
      lead={
        <p id="answer-why">
          {draft.sentTo ? t('code.sent', { address: isolated(draft.sentTo.masked) }) : t('code.before')}
        </p>
      }
      onSubmit={confirm}
      actions={
        <>
          <ProblemNotice problem={problem} />
          <Button submit busy={busy}>
            {t('code.confirm')}
          </Button>
          <Resend step={step} />
        </>
      }
    >
      <div className="answer">
        <p id="answer-fault" className="field-error" role="alert">
          {faulty && t('code.short', { count: DIGITS })}
        </p>
        <input
          className="input code-input mono ltr"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={DIGITS + 2}
          aria-labelledby="question"
          aria-describedby="answer-why answer-fault"
          aria-invalid={faulty || undefined}
          value={code}
          onChange={(event) => setCode(toLatinFigures(event.target.value).replaceAll(/\D/g, '').slice(0, DIGITS))}
        />
      </div>
    </Page>
  );
}

function Resend({ step }: Props) {
  const { t } = useLocale();
  const { draft, go, busy } = useJourney();
  const now = useNow(1_000);
  const send = useSend(step);
  const left = Math.ceil(((draft.sentTo?.resendAtMs ?? 0) - now) / 1_000);
  return (
    <div className="page-links">
      {left > 0 ? (
        <p className="fine">{t('code.wait', { seconds: left })}</p>
      ) : (
        <Button
          kind="quiet"
          busy={busy}
          onPress={() => void (draft.address ? send(draft.address) : go(step.code, 'start'))}
        >
          {t('code.again')}
        </Button>
      )}
      <Button kind="quiet" onPress={() => go(step.code, 'start')}>
        {t(step.channel === 'email' ? 'code.other.email' : 'code.other.sms')}
      </Button>
    </div>
  );
}

/** Sends a code and goes to where it is typed. */
function useSend(step: ApplyStep): (address: string) => Promise<void> {
  const { t } = useLocale();
  const { act, api, keep, go, state } = useJourney();
  const announce = useAnnounce();
  return async (address) => {
    await act(async () => {
      const sent = await api.sendCode(step.code, address);
      const resendAtMs = Date.now() + sent.resend_after_s * 1_000;
      keep({ address, sentTo: { masked: sent.sent_to_masked, simulatedCode: sent.simulated_code, resendAtMs } });
      go(step.code, 'enter-code');
      announce(t('code.sent', { address: isolated(sent.sent_to_masked) }));
      return state;
    });
  };
}

/** Keeps the order of a number's parts inside text that runs from the right (Unicode first strong isolate). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
