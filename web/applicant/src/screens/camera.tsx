// One side's picture: aim, look at it, send it, and hear at once whether it will do.
import { useLocale } from '@acquaint/kit';
import type { ApplyStep, CaptureAnswer } from '@acquaint/sdk';
import { useEffect, useState } from 'react';
import type { Picture } from '../capture/picture.ts';
import { isPdf, openPaper, openPicture } from '../capture/picture.ts';
import { useSending } from '../capture/sending.ts';
import { alternativeOf } from '../journey/alternative.ts';
import type { Side } from '../journey/screen.ts';
import { useAnnounce } from '../parts/announcer.tsx';
import { useJourney } from '../session/journey.tsx';
import { subjectOf } from '../words/documents.ts';
import { UnreadableFile } from './no-camera.tsx';
import { Opening } from './opening.tsx';
import { Confirm, Failed, Mismatch, Refused, Sending } from './picture.tsx';
import type { SideProps } from './side.ts';
import { Viewfinder } from './viewfinder.tsx';

/** The camera of one side, with everything that can come of a picture. */
export function Camera({ step, side }: SideProps) {
  const { t } = useLocale();
  const { state, api, draft, keep } = useJourney();
  const announce = useAnnounce();
  const pdf = step.accepts_pdf === true;
  const subject = subjectOf(step, side, state.document_type);
  const { picture, show, unreadable, choose, opening } = usePicture({ subject, pdf, picked: draft.picked !== null });
  const { sending, send, forget } = useSending(api, step.code, side);
  const accepted = useAccepted(step, side);

  useEffect(() => {
    if (!draft.picked) return;
    keep({ picked: null });
    void choose(draft.picked);
  }, [draft.picked, keep, choose]);

  const answer = sending.is === 'answered' ? sending.answer : null;
  const found = answer?.accepted && side !== 'selfie' ? alternativeOf(answer.state, step, answer.detected) : null;
  const differs = found !== null;
  useEffect(() => {
    if (answer?.accepted && !differs) accepted(answer);
    else if (answer) announce(t(differs ? 'mismatch.title' : 'refused.title'));
  }, [answer, differs, accepted, announce, t]);

  const again = () => {
    forget();
    show(null);
  };
  const another = (file: File) => {
    forget();
    return choose(file);
  };
  // The camera stays closed, and nobody is asked for it, while a chosen photo is opened.
  if (opening) return <Opening />;
  if (unreadable) return <UnreadableFile pdf={pdf} onChosen={choose} onCamera={() => show(null)} />;
  if (!picture) return <Viewfinder step={step} side={side} onTaken={show} onChosen={choose} />;
  const ways = { picture, pdf, onAgain: again, onChosen: another };
  if (sending.is === 'idle') return <Confirm {...ways} subject={subject} onUse={() => void send(picture)} />;
  if (sending.is === 'sending') return <Sending picture={picture} share={sending.share} />;
  if (sending.is === 'failed') return <Failed {...ways} problem={sending.problem} onSend={() => void send(picture)} />;
  if (!sending.answer.accepted) return <Refused {...ways} step={step} answer={sending.answer} />;
  if (!found) return <Sending picture={picture} share={1} />;
  return <Mismatch picture={picture} found={found} onKeep={() => accepted(sending.answer)} />;
}

/** The picture being looked at; its address is given back when it goes. */
type Opened = { subject: ReturnType<typeof subjectOf>; pdf: boolean; picked: boolean };

function usePicture({ subject, pdf, picked }: Opened) {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [opening, setOpening] = useState(picked);
  useEffect(() => () => URL.revokeObjectURL(picture?.url ?? ''), [picture]);
  const [choose] = useState(() => async (file: File) => {
    setOpening(true);
    const opened = pdf && isPdf(file) ? openPaper(file) : await openPicture(file, subject);
    setUnreadable(opened === null);
    setPicture(opened);
    setOpening(false);
  });
  const show = (taken: Picture | null) => {
    setUnreadable(false);
    setPicture(taken);
  };
  return { picture, show, unreadable, choose, opening };
}

/** Takes over the new state and says in one sentence what was kept. */
function useAccepted(step: ApplyStep, side: Side): (answer: CaptureAnswer) => void {
  const { t } = useLocale();
  const { accept, keep } = useJourney();
  const announce = useAnnounce();
  const [take] = useState(() => (answer: CaptureAnswer) => {
    const kept = answer.reasons.length > 0;
    const whole = step.kind === 'document' && step.sides?.length === 1;
    const text = t(kept ? 'accepted.person' : whole ? 'accepted.document' : `accepted.${side}`);
    keep({ flash: { tone: kept ? 'amber' : 'jade', text } });
    announce(text);
    accept(answer.state);
  });
  return take;
}
