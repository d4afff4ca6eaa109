// What is shown of a picture between the shutter and the server's answer.
import { Ring, useLocale } from '@acquaint/kit';
import type { ApplyStep, CaptureAnswer, ProblemError } from '@acquaint/sdk';
import { useEffect } from 'react';
import type { Subject } from '../capture/judge.ts';
import type { Picture } from '../capture/picture.ts';
import { EVERY_STEP, tryOf } from '../journey/screen.ts';
import { useAnnounce } from '../parts/announcer.tsx';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { wordsOf } from '../parts/problem-notice.tsx';
import { useJourney } from '../session/journey.tsx';
import { useOnline } from '../session/online.ts';
import { documentTitle } from '../words/documents.ts';

type Shown = { picture: Picture };
type Again = { onAgain: () => void; onChosen: (file: File) => void | Promise<void> };

/** Looked at once by the person, who sees what a machine does not. */
export function Confirm({
  picture,
  subject,
  onUse,
  onAgain,
  onChosen,
}: Shown & Again & { subject: Subject; onUse: () => void }) {
  const { t } = useLocale();
  const face = subject === 'face';
  return (
    <Page
      title={t(face ? 'confirm.title.face' : 'confirm.title.document')}
      actions={
        <>
          <Button onPress={onUse}>{t('confirm.use')}</Button>
          <Retake {...{ picture, onAgain, onChosen }} kind="secondary" />
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

/** Nothing is lost: the picture is here and goes again with the same key. */
export function Failed({
  picture,
  problem,
  onSend,
  onAgain,
}: Shown & { problem: ProblemError; onSend: () => void; onAgain: () => void }) {
  const { t } = useLocale();
  const online = useOnline();
  const refusal = problem.status >= 400 && problem.status < 500 && problem.status !== 429;
  const { title, text } = wordsOf(problem, online, t);
  return (
    <Page
      title={t('upload.failed')}
      actions={
        <>
          {!refusal && <Button onPress={onSend}>{t('upload.again')}</Button>}
          <Button kind={refusal ? 'primary' : 'secondary'} onPress={onAgain}>
            {t('refused.again')}
          </Button>
        </>
      }
    >
      <Notice tone="amber" title={title}>
        <p>{text}</p>
      </Notice>
      <Photograph picture={picture} alt="" quiet />
    </Page>
  );
}

export type RefusedProps = Shown & Again & { step: ApplyStep; answer: CaptureAnswer };

/** One plain instruction, and how many tries there are. */
export function Refused({ picture, step, answer, onAgain, onChosen }: RefusedProps) {
  const { t } = useLocale();
  const tries = tryOf(answer.retries_left);
  return (
    <Page
      title={t('refused.title')}
      actions={
        <>
          <Retake {...{ picture, onAgain, onChosen }} kind="primary" />
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
  const spoken = useLocale();
  const { state, act, api, busy, go } = useJourney();
  const country = answer.detected.country ?? state.country;
  const found = answer.detected.class;
  const chosen = step.document_type ?? state.document_type;
  const offered = state.countries.find((each) => each.code === country)?.document_types ?? [];
  if (!country || !found || chosen !== state.document_type) return null;
  if (found === chosen && country === state.country) return null;
  if (!offered.some((each) => each.code === found)) return null;
  const change = async () => {
    if ((await act(() => api.choose(country, found))) === 'done') go(EVERY_STEP, 'start');
  };
  return (
    <Button kind="secondary" busy={busy} onPress={() => void change()}>
      {spoken.t('refused.other', { document: documentTitle(spoken, found), country: spoken.format.country(country) })}
    </Button>
  );
}

function Retake({ picture, onAgain, onChosen, kind }: Shown & Again & { kind: 'primary' | 'secondary' }) {
  const { t } = useLocale();
  if (picture.source === 'camera') {
    return (
      <Button kind={kind} onPress={onAgain}>
        {t('refused.again')}
      </Button>
    );
  }
  return (
    <FileButton kind={kind} onChosen={onChosen}>
      {t('refused.file')}
    </FileButton>
  );
}

function Photograph({ picture, alt, quiet = false }: Shown & { alt: string; quiet?: boolean }) {
  return (
    <figure className="photograph" data-quiet={quiet || undefined}>
      <img src={picture.url} alt={alt} />
    </figure>
  );
}
