import { Time, useLocale } from '@acquaint/kit';
import type { RuleRelease } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { More } from '../../ui/more.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useWords } from '../../words.ts';
import { useReleases, useRollBack } from './api.ts';

const REASON_LEAST = 4;
const REASON_MOST = 400;

/** What was in force when, and the way back to it. */
export function Releases(): ReactElement {
  const { t, format } = useLocale();
  const may = useMay();
  const found = useReleases();
  const [to, setTo] = useState<number | null>(null);
  const columns: Column<RuleRelease>[] = [
    { key: 'number', head: t('release.number'), cell: (row) => format.number(row.number) },
    { key: 'cause', head: t('release.cause'), cell: (row) => <Cause cause={row.cause} /> },
    {
      key: 'active',
      head: t('release.decide'),
      align: 'end',
      cell: (row) => format.number(row.rules.filter((one) => one.mode === 'active').length),
      minor: true,
    },
    {
      key: 'by',
      head: t('release.by'),
      cell: (row) => (
        <span data-verbatim>
          <bdi>{row.by}</bdi>
        </span>
      ),
      minor: true,
    },
    { key: 'at', head: t('release.since'), align: 'end', cell: (row) => <Time at={row.at} /> },
    {
      key: 'back',
      head: <span className="sr-only">{t('release.back')}</span>,
      align: 'end',
      cell: (row) =>
        may('rules.approve') &&
        row !== found.data?.[0] && (
          <Button look="quiet" onClick={() => setTo(row.number)}>
            {t('release.back')}
          </Button>
        ),
    },
  ];
  return (
    <Answer query={found} bones={<Bones rows={3} />}>
      {(rows) => (
        <>
          {rows.length === 0 ? (
            <p className="quiet">{t('release.none')}</p>
          ) : (
            <Table label={t('release.title')} columns={columns} rows={rows} keyOf={(row) => String(row.number)} />
          )}
          <More paged={found} />
          {rows.length > 0 && may('rules.approve') && (
            <Button look="quiet" onClick={() => setTo(0)}>
              {t('release.to_shipped')}
            </Button>
          )}
          {to !== null && <Back number={to} onClose={() => setTo(null)} />}
        </>
      )}
    </Answer>
  );
}

/** `active:TM-08` and `roll_back:3` in words. */
function Cause({ cause }: { cause: string }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const [kind = '', of = ''] = cause.split(':');
  if (kind === 'roll_back')
    return <>{of === '0' ? t('release.cause.shipped') : t('release.cause.roll_back', { number: of })}</>;
  return (
    <>
      {word('rule', of)}: {word('rules.mode', kind)}
    </>
  );
}

function Back({ number, onClose }: { number: number; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const back = useRollBack();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    back.mutate(
      { number, reason: reason.trim() },
      {
        onSuccess: () => {
          say({ text: t('rules.in_force') });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={number === 0 ? t('release.to_shipped') : t('release.back_to', { number })} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('release.back.says')}</p>
        <TextInput
          label={t('rules.reason')}
          value={reason}
          maxLength={REASON_MOST}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={back.error} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="seal" busy={back.isPending} disabled={reason.trim().length < REASON_LEAST}>
            {t('release.back')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
