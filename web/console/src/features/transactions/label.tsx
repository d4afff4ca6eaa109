import { Time, useLocale } from '@acquaint/kit';
import type { Transaction } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useLabel } from './api.ts';

const REASON_LEAST = 4;
const REASON_MOST = 400;
const LABELS = ['fraud', 'genuine'] as const;
type Label = (typeof LABELS)[number];

/** What a payment turned out to be, as people said it one after the other; the newest is what models and rules are judged by. */
export function Labels({ found }: { found: Transaction }): ReactElement | null {
  const { t } = useLocale();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (found.labels.length === 0 && !may('transactions.label')) return null;
  return (
    <Section title={t('label.title')}>
      {found.labels.length === 0 ? (
        <p className="quiet">{t('label.none')}</p>
      ) : (
        <ul className="said-labels">
          {found.labels.map((one, at) => (
            <li key={`${one.at} ${one.label}`} data-older={at > 0 || undefined}>
              <span className="tone" data-tone={one.label === 'fraud' ? 'seal' : 'jade'}>
                {t(`label.${one.label}`)}
              </span>
              <p data-verbatim>{one.reason}</p>
              <p className="quiet small">
                <bdi data-verbatim>{one.by}</bdi> · <Time at={one.at} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {may('transactions.label') && (
        <Button onClick={() => setOpen(true)}>{t(found.labels.length === 0 ? 'label.open' : 'label.again')}</Button>
      )}
      {open && <Say id={found.id} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function Say({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const label = useLabel(id);
  const [picked, setPicked] = useState<Label | null>(null);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!picked) return;
    label.mutate(
      { label: picked, reason: reason.trim() },
      {
        onSuccess: () => {
          say({ text: t('label.done') });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('label.title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('label.says')}</p>
        <Choice
          legend={t('label.what')}
          options={LABELS.map((value) => ({ value, label: t(`label.${value}`), says: t(`label.${value}.says`) }))}
          picked={picked}
          onPick={setPicked}
        />
        <TextInput
          label={t('rules.reason')}
          placeholder={t('label.reason.such')}
          value={reason}
          maxLength={REASON_MOST}
          autoComplete="off"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={label.error} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            busy={label.isPending}
            disabled={!picked || reason.trim().length < REASON_LEAST}
          >
            {t('label.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
