import { useLocale } from '@acquaint/kit';
import type { ApplyStep } from '@acquaint/sdk';
import { hasCameraDoor } from '../capture/camera.ts';
import { Specimen } from '../drawings/specimen.tsx';
import { FOLLOW } from '../journey/retry.ts';
import { EVERY_STEP, tryOf, wantsMotions } from '../journey/screen.ts';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { PhoneAside } from '../parts/handoff-card.tsx';
import { Page } from '../parts/page.tsx';
import { useDesktop } from '../session/device.ts';
import { useJourney } from '../session/journey.tsx';
import { usePolling } from '../session/poll.ts';
import { documentTitle, shapeOf } from '../words/documents.ts';
import type { SideProps } from './side.ts';

/** What this picture needs, drawn for this document, before the camera opens. */
export function Tips({ step, side }: SideProps) {
  const spoken = useLocale();
  const { t } = spoken;
  const { state, go, api, refresh } = useJourney();
  const desktop = useDesktop();
  usePolling(desktop, FOLLOW, refresh);
  const selfie = side === 'selfie';
  const type = step.document_type ?? state.document_type;
  const drawn = selfie ? 'face' : shapeOf(type);
  const name = type === null ? null : documentTitle(spoken, type);
  const tries = tryOf(step.retries_left);
  return (
    <Page
      title={t(`tips.title.${drawn === 'card' ? `card.${side}` : drawn}`)}
      lead={
        <>
          {!selfie && name !== null && <p className="eyebrow">{name}</p>}
          <p>{step.why}</p>
        </>
      }
      aside={desktop && <PhoneAside api={api} />}
      actions={<Ways step={step} />}
    >
      <div className="specimen">
        <Specimen drawn={drawn} side={side} />
      </div>
      <h2 className="section-title">{t('tips.avoid')}</h2>
      <ul className="tips">
        {FLAWS[drawn].map(({ flaw, text }) => (
          <li key={text}>
            <Specimen drawn={drawn} side={side} flaw={flaw} />
            <span>{t(text)}</span>
          </li>
        ))}
      </ul>
      {selfie && <p className="fine">{t('tips.face.note')}</p>}
      {tries.now > 1 && <p className="fine">{t('refused.try', tries)}</p>}
      {!selfie && side === 'front' && type === state.document_type && (
        <p>
          <button type="button" className="link" onClick={() => go(EVERY_STEP, 'country')}>
            {t('tips.other')}
          </button>
        </p>
      )}
    </Page>
  );
}

function Ways({ step }: { step: ApplyStep }) {
  const { t } = useLocale();
  const { go, keep } = useJourney();
  const open = (at: 'camera' | 'motion') => go(step.code, at, step.captured?.length ?? 0);
  const choose = (file: File) => {
    keep({ picked: file });
    open('camera');
  };
  const camera = hasCameraDoor();
  return (
    <>
      {!camera && <p className="fine">{t(window.isSecureContext ? 'camera.missing' : 'camera.insecure')}</p>}
      {camera && <Button onPress={() => open(wantsMotions(step) ? 'motion' : 'camera')}>{t('tips.camera')}</Button>}
      <FileButton kind={camera ? 'quiet' : 'primary'} pdf={step.accepts_pdf} onChosen={choose}>
        {t(step.accepts_pdf ? 'file.paper' : camera ? 'camera.file' : 'file.choose')}
      </FileButton>
    </>
  );
}

const DOCUMENT_FLAWS = [
  { flaw: 'cut', text: 'tips.flaw.cut' },
  { flaw: 'glare', text: 'tips.flaw.glare' },
  { flaw: 'blur', text: 'tips.flaw.blur' },
] as const;

const FLAWS = {
  card: DOCUMENT_FLAWS,
  passport: DOCUMENT_FLAWS,
  page: [
    { flaw: 'cut', text: 'tips.flaw.page' },
    { flaw: 'dark', text: 'tips.flaw.dark' },
    { flaw: 'blur', text: 'tips.flaw.blur' },
  ],
  face: [
    { flaw: 'dark', text: 'tips.flaw.dark' },
    { flaw: 'covered', text: 'tips.flaw.covered' },
    { flaw: 'cut', text: 'tips.flaw.face' },
  ],
} as const;
