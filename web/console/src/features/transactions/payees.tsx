import { Time, useLocale } from '@acquaint/kit';
import type { BlockedPayee } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Mono } from '../../ui/mono.tsx';
import { More } from '../../ui/more.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useBlockedPayees, useBlockPayee, useUnblockPayee } from './api.ts';

const REASON_LEAST = 4;
const REASON_MOST = 400;
const REFERENCE_MOST = 140;

/** Payees whose payments are held: who put them there and why, and who took them off. */
export function Payees(): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const found = useBlockedPayees();
  const [leaving, setLeaving] = useState<BlockedPayee | null>(null);
  const columns: Column<BlockedPayee>[] = [
    {
      key: 'payee',
      head: t('payee.account'),
      cell: (row) => <Mono>{row.masked}</Mono>,
    },
    { key: 'reason', head: t('rules.reason'), cell: (row) => <span data-verbatim>{row.reason}</span> },
    {
      key: 'by',
      head: t('release.by'),
      cell: (row) => (
        <>
          <bdi data-verbatim>{row.by}</bdi> · <Time at={row.at} />
        </>
      ),
      minor: true,
    },
    {
      key: 'standing',
      head: t('rules.mode'),
      cell: (row) =>
        row.removed ? (
          <span className="quiet" title={row.removed.reason}>
            {t('payee.removed')} <Time at={row.removed.at} />
          </span>
        ) : (
          <span className="tone" data-tone="amber">
            {t('payee.held')}
          </span>
        ),
    },
    {
      key: 'remove',
      head: <span className="sr-only">{t('payee.remove')}</span>,
      align: 'end',
      cell: (row) =>
        !row.removed &&
        may('rules.write') && (
          <Button look="quiet" onClick={() => setLeaving(row)}>
            {t('payee.remove')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <Answer query={found} bones={<Bones rows={8} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty says={t('payee.none')} />
          ) : (
            <Table label={t('payee.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />
          )
        }
      </Answer>
      <More paged={found} />
      {leaving && <Leave payee={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

/** Puts an account on the list; only a keyed hash of it and its last characters are kept. */
export function BlockForm({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const block = useBlockPayee();
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    block.mutate(
      { reference: reference.trim(), reason: reason.trim() },
      {
        onSuccess: () => {
          say({ text: t('payee.blocked') });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('payee.block')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('payee.block.says')}</p>
        <TextInput
          label={t('payee.account')}
          value={reference}
          maxLength={REFERENCE_MOST}
          autoComplete="off"
          dir="ltr"
          data-autofocus
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Reason value={reason} onValue={setReason} />
        <ProblemNote error={block.error} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            look="seal"
            busy={block.isPending}
            disabled={reference.trim() === '' || reason.trim().length < REASON_LEAST}
          >
            {t('payee.block')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Leave({ payee, onClose }: { payee: BlockedPayee; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const unblock = useUnblockPayee();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    unblock.mutate(
      { id: payee.id, reason: reason.trim() },
      {
        onSuccess: () => {
          say({ text: t('payee.unblocked') });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('payee.remove')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>
          <Mono>{payee.masked}</Mono> {t('payee.remove.says')}
        </p>
        <Reason value={reason} onValue={setReason} />
        <ProblemNote error={unblock.error} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={unblock.isPending} disabled={reason.trim().length < REASON_LEAST}>
            {t('payee.remove')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Reason({ value, onValue }: { value: string; onValue: (value: string) => void }): ReactElement {
  const { t } = useLocale();
  return (
    <TextInput
      label={t('rules.reason')}
      value={value}
      maxLength={REASON_MOST}
      autoComplete="off"
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}
