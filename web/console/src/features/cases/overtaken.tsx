import { useLocale } from '@acquaint/kit';
import type { Case } from '@acquaint/sdk';
import { Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useNote } from './api.ts';

export type OvertakenProps = {
  found: Case;
  /** What was typed before somebody else was first. */
  note: string;
  onNote: (note: string) => void;
  onClose: () => void;
};

const MAX_NOTE = 4000;

/** Somebody else decided first: nothing was sent, and the words that were typed stay until their author lets them go. */
export function Overtaken({ found, note, onNote, onClose }: OvertakenProps): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const leave = useNote(found);
  const keep = () =>
    leave.mutate(note.trim(), {
      onSuccess: () => {
        say({ text: t('reason.overtaken.left', { number: found.number }) });
        onClose();
      },
    });
  return (
    <div className="overtaken" role="alert">
      <p>
        <strong>{t('reason.overtaken')}</strong>
      </p>
      <p>{t(note.trim() ? 'reason.overtaken.kept' : 'reason.overtaken.nothing')}</p>
      {note.trim() && (
        <Textarea
          label={t('reason.note')}
          value={note}
          maxLength={MAX_NOTE}
          rows={3}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
      )}
      <ProblemNote error={leave.error} />
      <div className="decide-verbs">
        {note.trim() && (
          <Button look="primary" busy={leave.isPending} onClick={keep}>
            {t('reason.overtaken.leave')}
          </Button>
        )}
        <Button onClick={onClose}>{t('action.close')}</Button>
      </div>
    </div>
  );
}
