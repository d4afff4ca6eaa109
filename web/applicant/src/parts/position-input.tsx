import { useLocale } from '@acquaint/kit';
import { useState } from 'react';
import { useJourney } from '../session/journey.tsx';
import { formatPosition, locate, type PositionFault } from '../session/position.ts';
import { useAnnounce } from './announcer.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

export type PositionInputProps = { value: string; onChange: (value: string) => void };

/** Asks for the position in place, when the person presses for it, and shows how exact it is. */
export function PositionInput({ value, onChange }: PositionInputProps) {
  const { t } = useLocale();
  const { keep } = useJourney();
  const announce = useAnnounce();
  const [status, setStatus] = useState<'idle' | 'asking' | PositionFault>('idle');
  const [accuracy, setAccuracy] = useState<number | null>(null);

  const ask = async () => {
    setStatus('asking');
    const found = await locate();
    if (typeof found === 'string') {
      setStatus(found);
      return;
    }
    setStatus('idle');
    setAccuracy(found.accuracy_m);
    keep({ position: found });
    onChange(formatPosition(found));
    announce(t('position.found', { metres: Math.round(found.accuracy_m) }));
  };

  return (
    <div className="position">
      {accuracy !== null && (
        <Notice tone="jade" title={t('position.found', { metres: Math.round(accuracy) })}>
          <p>{t('position.use')}</p>
        </Notice>
      )}
      {status !== 'idle' && status !== 'asking' && (
        <Notice tone="amber" alert>
          <p>{t(`position.${status}`)}</p>
        </Notice>
      )}
      <Button kind="secondary" busy={status === 'asking'} onPress={() => void ask()}>
        {t(value === '' ? 'position.ask' : 'position.again')}
      </Button>
    </div>
  );
}
