import { Ring, useLocale } from '@acquaint/kit';
import { Page } from '../parts/page.tsx';

/** How much of a film has left the device. */
export function Sent({ title, share }: { title: string; share: number }) {
  const { t, format } = useLocale();
  return (
    <Page title={title}>
      <p className="upload">
        <Ring value={share} size={28} />
        <span>{t('upload.share', { percent: format.percent(share) })}</span>
      </p>
    </Page>
  );
}
