import { useLocale } from '@acquaint/kit';
import type { ClearingPreview } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Bones } from '../../ui/states.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useClear, useClearingPreview } from './clearing-api.ts';
import { ClearingRows } from './clearing-rows.tsx';

const MIN_REASON = 3;
const MAX_REASON = 1000;
const UNDO_HOURS = 24;

type ClearDialogProps = { ids: readonly string[]; onClose: () => void; onDone: () => void };

/** What would be cleared is shown before; a reason is required; a second person is named where one has to agree. */
export function ClearDialog({ ids, onClose, onDone }: ClearDialogProps): ReactElement {
  const { t } = useLocale();
  const preview = useClearingPreview();
  const { mutate: look } = preview;
  // Looked at once, as it stands when it is asked for: what was picked does not change under an open dialog.
  const asked = useRef(ids);
  useEffect(() => look(asked.current), [look]);
  return (
    <Dialog title={t('clearing.title')} open wide onClose={onClose}>
      <div className="stack">
        <ProblemNote error={preview.error} />
        {preview.isPending && <Bones rows={4} />}
        {preview.data && (
          <>
            <Says found={preview.data} />
            <ClearingRows rows={preview.data.rows} />
            <Reason ids={ids} found={preview.data} onClose={onClose} onDone={onDone} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Says({ found }: { found: ClearingPreview }): ReactElement {
  const { t } = useLocale();
  return (
    <div className="stack-tight">
      <p>{t('clearing.means')}</p>
      {found.second && (
        <p className="tone" data-tone="amber">
          {t('clearing.second')}
        </p>
      )}
      <p className="quiet">{t('clearing.undo_says', { hours: UNDO_HOURS })}</p>
    </div>
  );
}

function Reason({ ids, found, onClose, onDone }: ClearDialogProps & { found: ClearingPreview }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const clear = useClear();
  const [reason, setReason] = useState('');
  const count = found.rows.filter(({ result }) => result !== 'skipped').length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    clear.mutate(
      { match_ids: [...ids], reason: reason.trim() },
      {
        onSuccess: ({ status, rows }) => {
          const left = rows.filter(({ result }) => result === 'skipped').length;
          const word = status === 'waits' ? 'clearing.proposed' : 'clearing.done';
          say({ text: t(word, { count: rows.length - left, left }), ...(left > 0 && { tone: 'amber' }) });
          onDone();
        },
      },
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput
        label={t('clearing.reason')}
        placeholder={t('disposition.false_positive.why')}
        value={reason}
        maxLength={MAX_REASON}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote error={clear.error} />
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          look="primary"
          busy={clear.isPending}
          disabled={count === 0 || reason.trim().length < MIN_REASON}
        >
          {t(found.second ? 'clearing.propose' : 'clearing.clear', { count })}
        </Button>
      </div>
    </form>
  );
}
