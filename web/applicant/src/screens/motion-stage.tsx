import { useLocale } from '@acquaint/kit';
import type { ProblemError } from '@acquaint/sdk';
import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import { useAim } from '../capture/aim.ts';
import { frameIn } from '../capture/geometry.ts';
import type { Filming } from '../motions/use-film.ts';
import { Button } from '../parts/button.tsx';
import { Frame } from '../parts/frame.tsx';
import { BackButton } from '../parts/header.tsx';
import { useHeadingFocus } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useSize } from '../parts/stage-size.ts';
import { useJourney } from '../session/journey.tsx';
import { frameAspectOf } from '../words/documents.ts';
import { Instruction } from './motion-instruction.tsx';

const MARGIN = 24;
const SUBJECT = 'face';

export type StageProps = {
  video: RefObject<HTMLVideoElement | null>;
  live: boolean;
  filming: Filming;
  problem: ProblemError | null;
  onStart: () => void;
  other: ReactNode;
};

/** The live picture in an oval that closes as the film goes on, with one instruction below it. */
export function MotionStage({ video, live, filming, problem, onStart, other }: StageProps) {
  const { t } = useLocale();
  const { back, problem: refused } = useJourney();
  const place = useRef<HTMLDivElement>(null);
  const stage = useSize(place);
  const view = useMemo(
    () => ({ stage, frame: frameIn(stage, frameAspectOf(SUBJECT), MARGIN), subject: SUBJECT }) as const,
    [stage],
  );
  const ready = filming.is === 'ready';
  const aim = useAim(video, live && ready, view);
  const title = t('motion.title');
  const heading = useHeadingFocus(title);
  const closed = filming.is === 'filming' ? filming.elapsedMs / filming.plan.wholeMs : live ? aim.closed : 0;

  return (
    <main className="camera motion" data-filming={!ready || undefined}>
      <div className="camera-bar">
        <BackButton onPress={back} />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      <div className="camera-stage" ref={place}>
        <video ref={video} autoPlay muted playsInline data-mirrored />
        <Frame stage={view.stage} frame={view.frame} oval closed={closed} good={closed >= 1} />
        {filming.is === 'counting' && (
          <p className="motion-count" aria-hidden="true">
            {filming.left}
          </p>
        )}
      </div>
      <div className="camera-foot">
        <Instruction filming={filming} live={live} hint={aim.hint} />
        <div className="camera-actions">
          <ProblemNotice problem={problem ?? refused} />
          {ready && live && <Button onPress={onStart}>{t('motion.start')}</Button>}
          {other}
        </div>
      </div>
    </main>
  );
}
