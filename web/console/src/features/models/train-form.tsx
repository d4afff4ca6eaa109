import { useLocale } from '@acquaint/kit';
import type { ModelRow } from '@acquaint/sdk';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useTrain } from './api.ts';

const KINDS: readonly ModelRow['kind'][] = ['gbdt', 'forest'];
const SPANS = [30, 90, 180, 365];
const USUAL = 180;

/** Asks for a model: what it is to learn from. Its page shows how far it is. */
export function TrainForm({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const navigate = useNavigate();
  const train = useTrain();
  const [kind, setKind] = useState<ModelRow['kind']>('gbdt');
  const [days, setDays] = useState(USUAL);
  const close = () => {
    train.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    train.mutate({ kind, days }, { onSuccess: ({ id }) => void navigate({ to: '/models/$id', params: { id } }) });
  };
  return (
    <Dialog title={t('models.train')} open={open} onClose={close}>
      <form className="stack" onSubmit={submit}>
        <Choice
          legend={t('models.kind')}
          options={KINDS.map((value) => ({
            value,
            label: t(`models.kind.${value}`),
            says: t(`models.kind.${value}.says`),
          }))}
          picked={kind}
          onPick={setKind}
        />
        <label className="filter">
          {t('models.span')}
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {SPANS.map((each) => (
              <option key={each} value={each}>
                {t('models.days', { count: each })}
              </option>
            ))}
          </select>
        </label>
        <p className="quiet">{t('models.train.says')}</p>
        <ProblemNote error={train.error} />
        <div className="dialog-actions">
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={train.isPending}>
            {t('models.train')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
