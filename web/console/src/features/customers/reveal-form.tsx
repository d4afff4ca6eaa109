import { useLocale } from '@acquaint/kit';
import type { CustomerField, Revealed } from '@acquaint/sdk';
import { Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useWords } from '../../words.ts';
import { useReveal } from './api.ts';

export type RevealFormProps = {
  customerId: string;
  fields: readonly CustomerField['name'][];
  open: boolean;
  onClose: () => void;
  onRevealed: (revealed: Revealed) => void;
};

const MIN_REASON = 4;
const MAX_REASON = 400;

/** Asks which values and why, and says that looking is written down. */
export function RevealForm({ customerId, fields, open, onClose, onRevealed }: RevealFormProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const reveal = useReveal(customerId);
  const [chosen, setChosen] = useState<CustomerField['name'][]>([]);
  const [reason, setReason] = useState('');
  const toggle = (name: CustomerField['name']) =>
    setChosen((current) => (current.includes(name) ? current.filter((each) => each !== name) : [...current, name]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reveal.mutate(
      { fields: chosen, reason: reason.trim() },
      {
        onSuccess: (revealed) => {
          onRevealed(revealed);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('reveal.title')} open={open} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{t('reveal.says')}</p>
        <fieldset className="choices">
          <legend className="sr-only">{t('reveal.which')}</legend>
          {fields.map((name) => (
            <Checkbox
              key={name}
              label={word('field', name)}
              checked={chosen.includes(name)}
              onChange={() => toggle(name)}
            />
          ))}
        </fieldset>
        <TextInput
          label={t('reveal.why')}
          placeholder={t('reveal.why.example')}
          value={reason}
          maxLength={MAX_REASON}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={reveal.error} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            busy={reveal.isPending}
            disabled={chosen.length === 0 || reason.trim().length < MIN_REASON}
          >
            {t('reveal.show', { count: chosen.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
