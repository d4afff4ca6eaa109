import { useLocale } from '@acquaint/kit';
import { useEffect } from 'react';
import type { CameraFault } from '../capture/camera.ts';
import { EVERY_STEP } from '../journey/screen.ts';
import { useAnnounce } from '../parts/announcer.tsx';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { Page } from '../parts/page.tsx';
import { useJourney } from '../session/journey.tsx';
import type { SideProps } from './side.ts';

export type NoCameraProps = SideProps & {
  fault: CameraFault;
  retry: () => void;
  onChosen: (file: File) => Promise<void>;
};

/** Why there is no camera, and two ways on that need none: a photo that exists, or the phone. */
export function NoCamera({ step, side, fault, retry, onChosen }: NoCameraProps) {
  const { t } = useLocale();
  const { go } = useJourney();
  const announce = useAnnounce();
  useEffect(() => announce(t(`camera.${fault}`)), [announce, t, fault]);
  const kept = (step.captured?.length ?? 0) > 0;
  return (
    <Page
      title={t(`file.title.${side}`)}
      lead={<p>{t(`camera.${fault}`)}</p>}
      actions={
        <>
          <FileButton pdf={step.accepts_pdf} onChosen={onChosen}>
            {t(step.accepts_pdf ? 'file.paper' : 'file.choose')}
          </FileButton>
          {fault !== 'insecure' && (
            <Button kind="secondary" onPress={retry}>
              {t('camera.retry')}
            </Button>
          )}
          <Button kind="quiet" onPress={() => go(EVERY_STEP, 'handoff')}>
            {t('tips.phone')}
          </Button>
        </>
      }
    >
      {fault === 'denied' && <p>{t('camera.allow')}</p>}
      {kept && <p>{t('camera.kept')}</p>}
    </Page>
  );
}

export type UnreadableProps = { pdf: boolean; onChosen: (file: File) => Promise<void>; onCamera: () => void };

/** The chosen file is no picture that this browser can show. */
export function UnreadableFile({ pdf, onChosen, onCamera }: UnreadableProps) {
  const { t } = useLocale();
  return (
    <Page
      title={t('file.unreadable.title')}
      lead={<p>{t('file.unreadable.text')}</p>}
      actions={
        <>
          <FileButton pdf={pdf} onChosen={onChosen}>
            {t('refused.file')}
          </FileButton>
          <Button kind="secondary" onPress={onCamera}>
            {t('tips.camera')}
          </Button>
        </>
      }
    />
  );
}
