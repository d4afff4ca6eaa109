import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import { useToast } from './toasts.tsx';

/** Copies a text; where the browser closes the clipboard to us the text stays selectable beside it. */
export function Copy({ text, children }: { text: string; children?: string }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say({ text: t('copy.done') });
    } catch {
      say({ text: t('copy.closed'), tone: 'amber' });
    }
  };
  return (
    <Button look="quiet" onClick={() => void copy()}>
      {children ?? t('action.copy')}
    </Button>
  );
}
