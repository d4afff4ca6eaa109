import { useLocale } from '@acquaint/kit';
import { Textarea } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { type AuditFilter, useEvidence } from './api.ts';

const REASON_MAX = 1000;

/** Entries of a customer or a time to take away, with proofs; asks why, because the taking is itself logged. */
export function Evidence({ filter }: { filter: AuditFilter }): ReactElement | null {
  const { t } = useLocale();
  const may = useMay();
  const evidence = useEvidence(filter);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!may('audit.evidence') || !(filter.customer || filter.from)) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = (zip: Blob) => {
      save(zip);
      setOpen(false);
      setReason('');
    };
    if (reason.trim()) evidence.mutate(reason.trim(), { onSuccess: done });
  };
  return (
    <div className="evidence">
      <Button onClick={() => setOpen(true)}>{t('audit.evidence')}</Button>
      <Dialog title={t('audit.evidence')} open={open} onClose={() => setOpen(false)}>
        <form onSubmit={submit} className="evidence-form">
          <p>{t('audit.evidence.says')}</p>
          <p className="quiet">{t('audit.evidence.scope')}</p>
          <Textarea
            label={t('audit.evidence.reason')}
            value={reason}
            maxLength={REASON_MAX}
            required
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemNote error={evidence.error} />
          <Button type="submit" look="primary" busy={evidence.isPending}>
            {t('audit.evidence.take')}
          </Button>
        </form>
      </Dialog>
    </div>
  );
}

function save(zip: Blob): void {
  const address = URL.createObjectURL(zip);
  const link = document.createElement('a');
  link.href = address;
  link.download = 'evidence.zip';
  link.click();
  URL.revokeObjectURL(address);
}
