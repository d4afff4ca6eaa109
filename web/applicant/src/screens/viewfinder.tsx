import { useLocale } from '@acquaint/kit';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useAim } from '../capture/aim.ts';
import { useCamera } from '../capture/camera.ts';
import { frameIn, type Size, sourceOf, widen } from '../capture/geometry.ts';
import { hintKey, type Subject } from '../capture/judge.ts';
import { type Picture, takePicture } from '../capture/picture.ts';
import { FileButton } from '../parts/file-button.tsx';
import { Frame } from '../parts/frame.tsx';
import { BackButton } from '../parts/header.tsx';
import { useHeadingFocus } from '../parts/page.tsx';
import { useSize } from '../parts/stage-size.ts';
import { useJourney } from '../session/journey.tsx';
import { frameAspectOf, subjectOf } from '../words/documents.ts';
import { NoCamera } from './no-camera.tsx';
import type { SideProps } from './side.ts';

export type ViewfinderProps = SideProps & {
  onTaken: (picture: Picture) => void;
  onChosen: (file: File) => Promise<void>;
};

const MARGIN = 24;
// What is sent shows a little more than the frame: fingers tremble, corners must not be lost.
const AROUND = { document: 0.12, selfie: 0.4 };

/** The camera, or what there is instead of it. */
export function Viewfinder({ step, side, onTaken, onChosen }: ViewfinderProps) {
  const { video, status, retry } = useCamera(side === 'selfie' ? 'user' : 'environment');
  if (status !== 'starting' && status !== 'live') {
    return <NoCamera {...{ step, side, retry, onChosen }} fault={status} />;
  }
  return <LiveView {...{ step, side, onTaken, onChosen, video }} live={status === 'live'} />;
}

type LiveProps = ViewfinderProps & { video: RefObject<HTMLVideoElement | null>; live: boolean };

/** The live picture with the frame that closes as things get right; held well for a moment, the photo takes itself. */
function LiveView({ step, side, onTaken, onChosen, video, live }: LiveProps) {
  const { t } = useLocale();
  const { state, back } = useJourney();
  const selfie = side === 'selfie';
  const subject = subjectOf(step, side, state.document_type);
  const place = useRef<HTMLDivElement>(null);
  const view = useView(useSize(place), subject);
  const aim = useAim(video, live, view);
  const good = aim.hint === 'good';
  const title = t(`camera.title.${side}`);
  const heading = useHeadingFocus(title);

  const shoot = async () => {
    const seen = video.current;
    if (!seen || !live || seen.videoWidth === 0) return;
    const around = widen(view.frame, selfie ? AROUND.selfie : AROUND.document);
    const part = sourceOf(around, view.stage, { width: seen.videoWidth, height: seen.videoHeight });
    onTaken(await takePicture(seen, part, subject));
  };

  const latest = useRef(shoot);
  latest.current = shoot;
  const ripe = aim.held >= 1;
  useEffect(() => {
    if (ripe) void latest.current();
  }, [ripe]);

  return (
    <main className="camera" data-good={good || undefined}>
      <div className="camera-bar">
        <BackButton onPress={back} />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      <div className="camera-stage" ref={place}>
        <video ref={video} autoPlay muted playsInline data-mirrored={selfie || undefined} />
        <Frame stage={view.stage} frame={view.frame} oval={selfie} closed={live ? aim.closed : 0} good={good} />
      </div>
      <div className="camera-foot">
        <p className="camera-hint" role="status">
          {!live ? t('camera.starting') : aim.hint && t(aim.held > 0 ? 'camera.hint.hold' : hintKey(aim.hint, selfie))}
        </p>
        <div className="camera-actions">
          <button type="button" className="shutter" onClick={() => void shoot()} aria-disabled={!live || undefined}>
            <span className="sr-only">{t('camera.shutter')}</span>
          </button>
          <FileButton kind="quiet" pdf={step.accepts_pdf} onChosen={onChosen}>
            {t(step.accepts_pdf ? 'file.paper' : 'camera.file')}
          </FileButton>
        </div>
      </div>
    </main>
  );
}

function useView(stage: Size, subject: Subject) {
  return useMemo(() => ({ stage, frame: frameIn(stage, frameAspectOf(subject), MARGIN), subject }), [stage, subject]);
}
