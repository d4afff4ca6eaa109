import { useLocale } from '@acquaint/kit';
import type { Case } from '@acquaint/sdk';
import { Textarea } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMe } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useNote, useRelease } from './api.ts';

export type HandOverProps = { found: Case; open: boolean; onClose: () => void; onDone: () => void };

const MAX_NOTE = 4000;

/** Escalates: the question is left as a note and the case goes back to its queue for someone senior. */
export function HandOver({ found, open, onClose, onDone }: HandOverProps): ReactElement {
  const { t } = useLocale();
  const { staff } = useMe();
  const say = useToast();
  const note = useNote(found);
  const release = useRelease(found);
  const [text, setText] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await note.mutateAsync(t('hand_over.note', { text: text.trim() }));
    if (found.assignee?.id === staff.id) await release.mutateAsync(undefined);
    say({ text: t('hand_over.done', { number: found.number }) });
    setText('');
    onClose();
    onDone();
  };
  return (
    <Dialog title={t('decide.hand_over')} open={open} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event).catch(() => undefined)}>
        <p className="quiet">{t('hand_over.says')}</p>
        <Textarea
          label={t('hand_over.question')}
          value={text}
          maxLength={MAX_NOTE}
          rows={3}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemNote error={note.error ?? release.error} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" disabled={text.trim() === ''} busy={note.isPending || release.isPending}>
            {t('decide.hand_over')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
