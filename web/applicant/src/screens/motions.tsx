// The picture of a face by doing what the server asks just now: one instruction at a time, and always another way.
import { Ring, useLocale } from '@acquaint/kit';
import type { ApplyStep } from '@acquaint/sdk';
import { useEffect, useState } from 'react';
import { useCamera } from '../capture/camera.ts';
import { POLL, pause, pauseMs } from '../journey/retry.ts';
import { useFilm } from '../motions/use-film.ts';
import { useAnnounce } from '../parts/announcer.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useJourney } from '../session/journey.tsx';
import { MotionStage } from './motion-stage.tsx';
import { NoCamera } from './no-camera.tsx';
import { Sent } from './sent.tsx';

type StepProps = { step: ApplyStep };

/** Filming, waiting for the judgement, or the reason why it is done again. */
export function Motions({ step }: StepProps) {
  const [again, setAgain] = useState(false);
  const { liveness } = step;
  if (liveness?.status === 'judging') return <Judging step={step} onSeen={() => setAgain(false)} />;
  const refused = liveness?.status === 'refused' || liveness?.status === 'unavailable';
  if (refused && !again) return <Refusal step={step} onAgain={() => setAgain(true)} />;
  return <Filming step={step} />;
}

function Filming({ step }: StepProps) {
  const { t } = useLocale();
  const { keep, go } = useJourney();
  const { video, status, retry } = useCamera('user');
  const { filming, problem, start } = useFilm(step.code, video);
  if (filming.is === 'sending') return <Sent title={t('motion.sending')} share={filming.share} />;
  if (status !== 'starting' && status !== 'live') {
    const chosen = async (file: File) => {
      keep({ picked: file });
      go(step.code, 'camera', step.captured?.length ?? 0);
    };
    return <NoCamera step={step} side="selfie" fault={status} retry={retry} onChosen={chosen} />;
  }
  return (
    <MotionStage
      {...{ video, filming, problem }}
      live={status === 'live'}
      onStart={() => void start()}
      other={<OtherWay step={step} />}
    />
  );
}

/** For whoever cannot do this, whatever the cause: nothing is asked about it. */
export function OtherWay({ step }: StepProps) {
  const { t } = useLocale();
  const { act, api, busy } = useJourney();
  return (
    <Button kind="quiet" busy={busy} onPress={() => void act(() => api.anotherWay(step.code))}>
      {t('motion.other')}
    </Button>
  );
}

/** The server looks at the frames. How long it takes nobody knows, so none is claimed. */
function Judging({ step, onSeen }: StepProps & { onSeen: () => void }) {
  const { t } = useLocale();
  const { api, accept, keep } = useJourney();
  const announce = useAnnounce();
  useEffect(() => {
    let stopped = false;
    const look = async () => {
      for (let attempt = 0; !stopped; attempt += 1) {
        await pause(pauseMs(POLL, attempt));
        // What is away for a moment is asked again with the next round.
        const state = await api.read().catch(() => null);
        const now = state?.steps.find((one) => one.code === step.code);
        if (stopped || !state || now?.liveness?.status === 'judging') continue;
        if (now?.status === 'done') {
          const person = now.liveness?.status === 'refused';
          const text = t(person ? 'accepted.person' : 'accepted.selfie');
          keep({ flash: { tone: person ? 'amber' : 'jade', text } });
          announce(text);
        }
        onSeen();
        return accept(state);
      }
    };
    void look();
    return () => {
      stopped = true;
    };
  }, [api, accept, keep, announce, t, step.code, onSeen]);
  return (
    <Page title={t('motion.judging')} lead={<p>{t('upload.moment')}</p>}>
      <div className="page-ring">
        <Ring value={0.85} size={160} moving />
      </div>
    </Page>
  );
}

/** One reason, how many tries are left, and the way that needs none. */
function Refusal({ step, onAgain }: StepProps & { onAgain: () => void }) {
  const { t } = useLocale();
  const { problem } = useJourney();
  const left = step.liveness?.attempts_left ?? 0;
  const ours = step.liveness?.status === 'unavailable';
  const of = 3;
  return (
    <Page
      title={t(ours ? 'motion.unavailable' : 'refused.title')}
      actions={
        <>
          <ProblemNotice problem={problem} />
          <Button onPress={onAgain}>{t('action.retry')}</Button>
          <OtherWay step={step} />
        </>
      }
    >
      <Notice tone="amber">
        <p>
          <strong>
            {ours ? t('motion.unavailable.text') : (step.liveness?.reasons[0]?.text ?? t('refused.reason'))}
          </strong>
        </p>
      </Notice>
      {!ours && (
        <p className="tries">
          <Ring value={(of - left) / of} size={20} tone="amber" />
          <span>{t('refused.try', { now: of - left + 1, of })}</span>
        </p>
      )}
    </Page>
  );
}
