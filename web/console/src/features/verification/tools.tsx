import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { turned, type View, WHOLE, zoomed } from './view.ts';

export type ToolsProps = { view: View; onView: (view: View) => void; onClose?: () => void };

/** The visible twins of the picture's keys. */
export function Tools({ view, onView, onClose }: ToolsProps): ReactElement {
  const { t } = useLocale();
  return (
    <>
      <Tool name={t('viewer.out')} keys="-" sign="−" onUse={() => onView(zoomed(view, 1 / 1.5))} />
      <Tool name={t('viewer.in')} keys="+" sign="+" onUse={() => onView(zoomed(view, 1.5))} />
      <Tool name={t('viewer.turn_left')} keys="[" sign="↺" onUse={() => onView(turned(view, -1))} />
      <Tool name={t('viewer.turn')} keys="]" sign="↻" onUse={() => onView(turned(view))} />
      <Tool name={t('viewer.whole')} keys="0" sign="⤢" onUse={() => onView(WHOLE)} />
      {onClose && (
        <button type="button" className="viewer-close" aria-keyshortcuts="v" title="v" onClick={onClose}>
          {t('viewer.close')}
        </button>
      )}
    </>
  );
}

function Tool({ name, keys, sign, onUse }: { name: string; keys: string; sign: string; onUse: () => void }) {
  return (
    <button type="button" aria-label={name} aria-keyshortcuts={keys} title={`${name} (${keys})`} onClick={onUse}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
