// What is shown of a picture between the shutter and the server's answer.
import { Ring, type Spoken, useLocale } from '@acquaint/kit';
import type { ApplyStep, CaptureAnswer, ProblemError } from '@acquaint/sdk';
import { useEffect } from 'react';
import type { Subject } from '../capture/judge.ts';
import type { Picture } from '../capture/picture.ts';
import { type Alternative, alternativeOf } from '../journey/alternative.ts';
import { EVERY_STEP, tryOf } from '../journey/screen.ts';
import { useAnnounce } from '../parts/announcer.tsx';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice, wordsOf } from '../parts/problem-notice.tsx';
import { useJourney } from '../session/journey.tsx';
import { useOnline } from '../session/online.ts';
import { documentTitle } from '../words/documents.ts';

type Shown = { picture: Picture };
type Again = { pdf: boolean; onAgain: () => void; onChosen: (file: File) => void | Promise<void> };

/** Looked at once by the person, who sees what a machine does not. */
export function Confirm({
  picture,
  pdf,
  subject,
  onUse,
  onAgain,
  onChosen,
}: Shown & Again & { subject: Subject; onUse: () => void }) {
  const { t } = useLocale();
  const face = subject === 'face';
  return (
    <Page
      title={t(picture.paper !== null ? 'confirm.title.paper' : face ? 'confirm.title.face' : 'confirm.title.document')}
      actions={
        <>
          <Button onPress={onUse}>{t(picture.paper !== null ? 'confirm.use.paper' : 'confirm.use')}</Button>
          <Retake {...{ picture, pdf, onAgain, onChosen }} kind="secondary" />
        </>
      }
    >
      <Photograph picture={picture} alt={t(face ? 'confirm.alt.face' : 'confirm.alt.document')} />
      {picture.verdict !== 'good' && (
        <Notice tone="amber">
          <p>{t(`confirm.doubt.${picture.verdict}`)}</p>
        </Notice>
      )}
    </Page>
  );
}

/** How much has gone, then that it is being looked at. */
export function Sending({ picture, share }: Shown & { share: number }) {
  const { t, format } = useLocale();
  const sent = share >= 1;
  const announce = useAnnounce();
  useEffect(() => {
    if (sent) announce(t('upload.checking'));
  }, [sent, announce, t]);
  return (
    <Page title={t(sent ? 'upload.checking' : 'upload.title')}>
      <Photograph picture={picture} alt="" quiet />
      <p className="upload">
        <Ring value={sent ? 0.85 : share} size={28} moving={sent} />
        <span>{sent ? t('upload.moment') : t('upload.share', { percent: format.percent(share) })}</span>
      </p>
    </Page>
  );
}

export type FailedProps = Shown & Again & { problem: ProblemError; onSend: () => void };

/** Refused as a file, or lost on the way: then nothing is lost, and the picture goes again with the same key. */
export function Failed({ picture, pdf, problem, onSend, onAgain, onChosen }: FailedProps) {
  const { t } = useLocale();
  const online = useOnline();
  const refusal = problem.status >= 400 && problem.status < 500 && problem.status !== 429;
  const { title, text } = wordsOf(problem, online, t);
  return (
    <Page
      title={t(refusal ? 'refused.title' : 'upload.failed')}
      actions={
        <>
          {!refusal && <Button onPress={onSend}>{t('upload.again')}</Button>}
          <Retake {...{ picture, pdf, onAgain, onChosen }} kind={refusal ? 'primary' : 'secondary'} />
        </>
      }
    >
      <Notice tone="amber" title={title}>
        {text && <p>{text}</p>}
      </Notice>
      <Photograph picture={picture} alt="" quiet />
    </Page>
  );
}

export type RefusedProps = Shown & Again & { step: ApplyStep; answer: CaptureAnswer };

/** One plain instruction, and how many tries there are. */
export function Refused({ picture, pdf, step, answer, onAgain, onChosen }: RefusedProps) {
  const { t } = useLocale();
  const tries = tryOf(answer.retries_left);
  return (
    <Page
      title={t('refused.title')}
      actions={
        <>
          <Retake {...{ picture, pdf, onAgain, onChosen }} kind="primary" />
          <OtherDocument step={step} answer={answer} />
        </>
      }
    >
      <Notice tone="amber">
        <p>
          <strong>{answer.reasons[0]?.text ?? t('refused.reason')}</strong>
        </p>
      </Notice>
      <Photograph picture={picture} alt="" quiet />
      <p className="tries">
        <Ring value={(tries.now - 1) / tries.of} size={20} tone="amber" />
        <span>{t('refused.try', tries)}</span>
      </p>
      {tries.now === tries.of && <p className="fine">{t('refused.last')}</p>}
    </Page>
  );
}

/** The picture shows another document than the one chosen, and that one would do. */
function OtherDocument({ step, answer }: { step: ApplyStep; answer: CaptureAnswer }) {
  const { state } = useJourney();
  const found = alternativeOf(state, step, answer.detected);
  return found && <ChangeTo found={found} kind="secondary" />;
}

/** The picture was taken, but of another document than the one chosen: the person says which it is. */
export function Mismatch({ picture, found, onKeep }: Shown & { found: Alternative; onKeep: () => void }) {
  const spoken = useLocale();
  const { t } = spoken;
  const { state, problem, go } = useJourney();
  const chosen = { country: state.country ?? '', documentType: state.document_type ?? '' };
  const words = { chosen: choiceName(spoken, chosen), found: choiceName(spoken, found) };
  return (
    <Page
      title={t('mismatch.title')}
      lead={<p>{t('mismatch.text', words)}</p>}
      actions={
        <>
          <ProblemNotice problem={problem} />
          <ChangeTo found={found} kind="primary" />
          <Button kind="secondary" onPress={onKeep}>
            {t('mismatch.keep')}
          </Button>
          <Button kind="quiet" onPress={() => go(EVERY_STEP, 'country')}>
            {t('tips.other')}
          </Button>
        </>
      }
    >
      <Photograph picture={picture} alt={t('confirm.alt.document')} />
    </Page>
  );
}

function ChangeTo({ found, kind }: { found: Alternative; kind: 'primary' | 'secondary' }) {
  const spoken = useLocale();
  const { act, api, busy, go } = useJourney();
  const change = async () => {
    if ((await act(() => api.choose(found.country, found.documentType))) === 'done') go(EVERY_STEP, 'start');
  };
  return (
    <Button kind={kind} busy={busy} onPress={() => void change()}>
      {spoken.t('mismatch.change', { found: choiceName(spoken, found) })}
    </Button>
  );
}

function choiceName(spoken: Spoken, { country, documentType }: Alternative): string {
  return `${documentTitle(spoken, documentType)}, ${spoken.format.country(country)}`;
}

function Retake({ picture, pdf, onAgain, onChosen, kind }: Shown & Again & { kind: 'primary' | 'secondary' }) {
  const { t } = useLocale();
  if (picture.source === 'camera') {
    return (
      <Button kind={kind} onPress={onAgain}>
        {t('refused.again')}
      </Button>
    );
  }
  return (
    <FileButton kind={kind} pdf={pdf} onChosen={onChosen}>
      {t('refused.file')}
    </FileButton>
  );
}

function Photograph({ picture, alt, quiet = false }: Shown & { alt: string; quiet?: boolean }) {
  return (
    <figure className="photograph" data-quiet={quiet || undefined}>
      {picture.paper === null ? (
        <img src={picture.url} alt={alt} />
      ) : (
        <p className="paper">
          <bdi>{picture.paper}</bdi>
        </p>
      )}
    </figure>
  );
}
