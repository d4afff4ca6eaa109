import { useLocale } from '@acquaint/kit';
import { useMemo, useRef } from 'react';
import { useAim } from '../capture/aim.ts';
import { type CameraFault, useCamera } from '../capture/camera.ts';
import { frameIn, type Size, sourceOf, widen } from '../capture/geometry.ts';
import type { Subject, Verdict } from '../capture/judge.ts';
import { type Picture, takePicture } from '../capture/picture.ts';
import { FileButton } from '../parts/file-button.tsx';
import { Frame } from '../parts/frame.tsx';
import { useHeadingFocus } from '../parts/page.tsx';
import { useSize } from '../parts/stage-size.ts';
import { useJourney } from '../session/journey.tsx';
import { randomHex } from '../session/signals.ts';
import { frameAspectOf, subjectOf } from '../words/documents.ts';
import type { SideProps } from './camera.tsx';
import { NoCamera } from './no-camera.tsx';

export type ViewfinderProps = SideProps & {
  onTaken: (picture: Picture) => void;
  onChosen: (file: File) => Promise<void>;
  unreadable: boolean;
};

const MARGIN = 24;
// What is sent shows a little more than the frame: fingers tremble, corners must not be lost.
const AROUND = { document: 0.12, selfie: 0.4 };

/** The live picture with the frame that closes when light, reflections and sharpness are right. */
export function Viewfinder({ step, side, onTaken, onChosen, unreadable }: ViewfinderProps) {
  const { t } = useLocale();
  const { state, back } = useJourney();
  const selfie = side === 'selfie';
  const subject = subjectOf(step, side, state.document_type);
  const place = useRef<HTMLDivElement>(null);
  const stage = useSize(place);
  const { video, status, retry } = useCamera(selfie ? 'user' : 'environment');
  const view = useView(stage, frameAspectOf(subject), subject);
  const aim = useAim(video, status === 'live', view);
  const title = t(`camera.title.${side}`);
  const heading = useHeadingFocus(title);

  const shoot = async () => {
    const seen = video.current;
    if (!seen || status !== 'live' || seen.videoWidth === 0) return;
    const around = widen(view.frame, selfie ? AROUND.selfie : AROUND.document);
    const part = sourceOf(around, view.stage, { width: seen.videoWidth, height: seen.videoHeight });
    onTaken(await takePicture(seen, part, subject, randomHex(16)));
  };

  if (status !== 'starting' && status !== 'live') {
    return <NoCamera {...{ step, side, retry, onChosen, unreadable }} fault={status satisfies CameraFault} />;
  }
  const hint = status === 'starting' ? t('camera.starting') : aim.verdict ? t(hintKey(aim.verdict, selfie)) : '';
  return (
    <main className="camera" data-good={aim.verdict === 'good' || undefined}>
      <div className="camera-bar">
        <button type="button" className="header-back" onClick={back} aria-label={t('header.back')}>
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path d="M14.5 5.5 8 12l6.5 6.5" />
          </svg>
        </button>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      <div className="camera-stage" ref={place}>
        <video ref={video} autoPlay muted playsInline data-mirrored={selfie || undefined} />
        <Frame
          stage={stage}
          frame={view.frame}
          oval={selfie}
          closed={status === 'live' ? aim.closed : 0}
          good={aim.verdict === 'good'}
        />
      </div>
      <div className="camera-foot">
        <p className="camera-hint" role="status">
          {hint}
        </p>
        <div className="camera-actions">
          <button
            type="button"
            className="shutter"
            onClick={() => void shoot()}
            aria-disabled={status !== 'live' || undefined}
          >
            <span className="sr-only">{t('camera.shutter')}</span>
          </button>
          <FileButton kind="quiet" onChosen={onChosen}>
            {t('camera.file')}
          </FileButton>
        </div>
      </div>
    </main>
  );
}

function useView(stage: Size, aspect: number, subject: Subject) {
  return useMemo(() => ({ stage, frame: frameIn(stage, aspect, MARGIN), subject }), [stage, aspect, subject]);
}

function hintKey(verdict: Verdict, selfie: boolean): string {
  return verdict === 'good' || verdict === 'dark' || !selfie ? `camera.hint.${verdict}` : `camera.hint.face.${verdict}`;
}
