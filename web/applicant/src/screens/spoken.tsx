// Instead of motions: six digits to say or show. Nothing is asked about why, and a photo alone is enough to go on.
import { useLocale } from '@acquaint/kit';
import type { ApplyStep } from '@acquaint/sdk';
import { useEffect } from 'react';
import { useCamera } from '../capture/camera.ts';
import { canRecord, type Recording, useRecording } from '../motions/use-recording.ts';
import { useAnnounce } from '../parts/announcer.tsx';
import { Button } from '../parts/button.tsx';
import { BackButton } from '../parts/header.tsx';
import { useHeadingFocus } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useJourney } from '../session/journey.tsx';
import { NoCamera } from './no-camera.tsx';
import { Sent } from './sent.tsx';

/** The camera with the digits below it. */
export function Spoken({ step }: { step: ApplyStep }) {
  const { t } = useLocale();
  const { keep, go, back } = useJourney();
  const announce = useAnnounce();
  const { video, status, retry, silent } = useCamera('user', true);
  const { recording, problem, start } = useRecording(step.code, video);
  const heading = useHeadingFocus(t('spoken.title'));
  const toCamera = () => go(step.code, 'camera', step.captured?.length ?? 0);
  const sent = recording.is === 'sending' && recording.share >= 1;
  useEffect(() => {
    if (sent) announce(t('spoken.taken'));
  }, [sent, announce, t]);

  if (recording.is === 'sending') return <Sent title={t('spoken.sending')} share={recording.share} />;
  if (status !== 'starting' && status !== 'live') {
    const chosen = async (file: File) => {
      keep({ picked: file });
      toCamera();
    };
    return <NoCamera step={step} side="selfie" fault={status} retry={retry} onChosen={chosen} />;
  }
  const live = status === 'live';
  return (
    <main className="camera motion">
      <div className="camera-bar">
        <BackButton onPress={back} />
        <h1 ref={heading} tabIndex={-1}>
          {t('spoken.title')}
        </h1>
      </div>
      <div className="camera-stage">
        <video ref={video} autoPlay muted playsInline data-mirrored />
      </div>
      <div className="camera-foot">
        <Told recording={recording} live={live} silent={silent} />
        <div className="camera-actions">
          <ProblemNotice problem={problem} />
          {recording.is === 'recording' && <Button onPress={recording.done}>{t('spoken.done')}</Button>}
          {recording.is === 'ready' && live && canRecord() && (
            <Button onPress={() => void start()}>{t('spoken.start')}</Button>
          )}
          {recording.is === 'ready' && (
            <Button kind={canRecord() ? 'quiet' : 'primary'} onPress={toCamera}>
              {t('spoken.skip')}
            </Button>
          )}
        </div>
      </div>
    </main>
  );
}

type ToldProps = { recording: Recording; live: boolean; silent: boolean };

/** What happens, then the digits: large, and read out one by one. */
function Told({ recording, live, silent }: ToldProps) {
  const { t } = useLocale();
  if (recording.is === 'recording')
    return (
      <div role="status">
        <p className="camera-hint">{t('spoken.now')}</p>
        <p className="spoken-digits ltr">{[...recording.challenge.digits].join(' ')}</p>
      </div>
    );
  return (
    <div className="camera-hint" role="status">
      <p>{!live ? t('camera.starting') : t(canRecord() ? 'spoken.text' : 'spoken.unsupported')}</p>
      {live && silent && <p>{t('spoken.silent')}</p>}
    </div>
  );
}
