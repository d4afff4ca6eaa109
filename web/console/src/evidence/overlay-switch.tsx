import { useLocale } from '@acquaint/kit';
import type { Evidence } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useMay } from '../session.ts';
import { overlayOf, useOverlay } from './overlay.tsx';

/** Lays the picture of one signal over the photograph, or takes it away. */
export function OverlaySwitch({ evidence }: { evidence: Evidence }): ReactElement | null {
  const { t } = useLocale();
  const may = useMay();
  const { shown, show } = useOverlay();
  const overlay = overlayOf(evidence);
  if (!overlay || !may('captures.read')) return null;
  const on = shown?.image === overlay.image;
  return (
    <button
      type="button"
      className="overlay-switch"
      aria-pressed={on}
      aria-label={t('overlay.switch', { signal: evidence.label })}
      onClick={() => show(on ? null : overlay)}
    >
      {t(on ? 'overlay.hide' : 'overlay.show')}
    </button>
  );
}
