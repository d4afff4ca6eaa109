// One side's picture: aim, look at it, send it, and hear at once whether it will do.
import { useLocale } from '@acquaint/kit';
import type { ApplyStep, CaptureAnswer } from '@acquaint/sdk';
import { useEffect, useState } from 'react';
import type { Picture } from '../capture/picture.ts';
import { openPicture } from '../capture/picture.ts';
import { useSending } from '../capture/sending.ts';
import { nextSide, type Side } from '../journey/screen.ts';
import { useAnnounce } from '../parts/announcer.tsx';
import { useJourney } from '../session/journey.tsx';
import { randomHex } from '../session/signals.ts';
import { subjectOf } from '../words/documents.ts';
import { Confirm, Failed, Refused, Sending } from './picture.tsx';
import { Viewfinder } from './viewfinder.tsx';

export type SideProps = { step: ApplyStep; side: Side };

/** The camera of one side, with everything that can come of a picture. */
export function Camera({ step, side }: SideProps) {
  const { t } = useLocale();
  const { state, api, draft, keep } = useJourney();
  const announce = useAnnounce();
  const subject = subjectOf(step, side, state.document_type);
  const { picture, show, unreadable, choose } = usePicture(subject);
  const { sending, send, forget } = useSending(api, step.code, side);
  const accepted = useAccepted(step, side);

  useEffect(() => {
    if (!draft.picked) return;
    keep({ picked: null });
    void choose(draft.picked);
  }, [draft.picked, keep, choose]);

  useEffect(() => {
    if (sending.is !== 'answered') return;
    if (sending.answer.accepted) accepted(sending.answer);
    else announce(t('refused.title'));
  }, [sending, accepted, announce, t]);

  const again = () => {
    forget();
    show(null);
  };
  if (!picture) return <Viewfinder step={step} side={side} onTaken={show} onChosen={choose} unreadable={unreadable} />;
  switch (sending.is) {
    case 'idle':
      return (
        <Confirm
          picture={picture}
          subject={subject}
          onUse={() => void send(picture)}
          onAgain={again}
          onChosen={choose}
        />
      );
    case 'sending':
      return <Sending picture={picture} share={sending.share} />;
    case 'failed':
      return <Failed picture={picture} problem={sending.problem} onSend={() => void send(picture)} onAgain={again} />;
    case 'answered':
      return sending.answer.accepted ? (
        <Sending picture={picture} share={1} />
      ) : (
        <Refused
          {...{ picture, step }}
          answer={sending.answer}
          onAgain={again}
          onChosen={(file) => {
            forget();
            void choose(file);
          }}
        />
      );
  }
}

/** The picture being looked at; its address is given back when it goes. */
function usePicture(subject: ReturnType<typeof subjectOf>) {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  useEffect(() => () => URL.revokeObjectURL(picture?.url ?? ''), [picture]);
  const [choose] = useState(() => async (file: File) => {
    const opened = await openPicture(file, subject, randomHex(16));
    setUnreadable(opened === null);
    setPicture(opened);
  });
  return { picture, show: setPicture, unreadable, choose };
}

/** Takes over the new state and says in one sentence what was kept. */
function useAccepted(step: ApplyStep, side: Side): (answer: CaptureAnswer) => void {
  const { t } = useLocale();
  const { accept, keep } = useJourney();
  const announce = useAnnounce();
  const [take] = useState(() => (answer: CaptureAnswer) => {
    const kept = answer.reasons.length > 0;
    const more = answer.state.steps.find((each) => each.code === step.code && each.status !== 'done');
    const text = kept
      ? t('accepted.person')
      : t(more && nextSide(more) === 'back' ? 'accepted.front' : `accepted.${side}`);
    keep({ flash: { tone: kept ? 'amber' : 'jade', text } });
    announce(text);
    accept(answer.state);
  });
  return take;
}
