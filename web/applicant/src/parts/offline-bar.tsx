import { useLocale } from '@acquaint/kit';
import { useOnline } from '../session/online.ts';

/** Stays in the page so that screen readers hear it appear. */
export function OfflineBar() {
  const { t } = useLocale();
  const online = useOnline();
  return (
    <div role="status" className="offline" hidden={online}>
      {!online && t('offline.bar')}
    </div>
  );
}
