import { Time, useLocale } from '@acquaint/kit';
import type { StaffRow } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { useMay, useMe } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import { useSetStaff, useStaff } from './api.ts';
import { InviteForm } from './invite-form.tsx';

/** Who works here, in which roles, and whether their sign-in has its second factor. */
export function Staff(): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const staff = useStaff();
  const [inviting, setInviting] = useState(false);
  const [ending, setEnding] = useState<StaffRow | null>(null);
  return (
    <Section
      title={t('settings.staff')}
      aside={
        may('tenancy.staff_write') && (
          <Button look="quiet" onClick={() => setInviting(true)}>
            {t('staff.invite')}
          </Button>
        )
      }
    >
      <Answer query={staff} bones={<Bones rows={6} />}>
        {(rows) => <StaffTable rows={rows} onEnd={setEnding} />}
      </Answer>
      <InviteForm open={inviting} onClose={() => setInviting(false)} />
      {ending && <Disable found={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
}

type StaffTableProps = { rows: readonly StaffRow[]; onEnd: (row: StaffRow) => void };

function StaffTable({ rows, onEnd }: StaffTableProps): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const may = useMay();
  const { staff: me } = useMe();
  const columns: Column<StaffRow>[] = [
    { key: 'name', head: t('staff.name'), cell: (row) => row.name },
    { key: 'email', head: t('staff.email'), cell: (row) => <bdi className="ltr">{row.email}</bdi>, minor: true },
    { key: 'roles', head: t('staff.roles'), cell: (row) => format.list(row.roles.map((role) => word('role', role))) },
    { key: 'status', head: t('staff.status'), cell: (row) => word('staff.status', row.status), minor: true },
    {
      key: 'second',
      head: t('staff.second'),
      cell: (row) =>
        row.second_factor ? (
          t('yes')
        ) : (
          <span className="tone" data-tone="amber">
            {t('staff.second.missing')}
          </span>
        ),
      minor: true,
    },
    {
      key: 'seen',
      head: t('staff.seen'),
      align: 'end',
      cell: (row) =>
        row.last_seen_at ? <Time at={row.last_seen_at} /> : <span className="quiet">{t('staff.never')}</span>,
    },
    {
      key: 'end',
      head: <span className="sr-only">{t('staff.disable')}</span>,
      align: 'end',
      cell: (row) => row.id !== me.id && may('tenancy.staff_write') && <Switch row={row} onEnd={onEnd} />,
      minor: true,
    },
  ];
  return <Table label={t('settings.staff')} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}

function Switch({ row, onEnd }: { row: StaffRow; onEnd: (row: StaffRow) => void }): ReactElement {
  const { t } = useLocale();
  const set = useSetStaff();
  if (row.status === 'active') {
    return (
      <Button look="quiet" onClick={() => onEnd(row)}>
        {t('staff.disable')}
      </Button>
    );
  }
  return (
    <Button look="quiet" busy={set.isPending} onClick={() => set.mutate({ id: row.id, verb: 'enable' })}>
      {t('staff.enable')}
    </Button>
  );
}

function Disable({ found, onClose }: { found: StaffRow; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const set = useSetStaff();
  return (
    <Dialog title={t('staff.disable.title', { name: found.name })} open onClose={onClose}>
      <p>{t('staff.disable.says')}</p>
      <ProblemNote error={set.error} />
      <div className="dialog-actions">
        <Button onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button
          look="seal"
          busy={set.isPending}
          onClick={() => set.mutate({ id: found.id, verb: 'disable' }, { onSuccess: onClose })}
        >
          {t('staff.disable')}
        </Button>
      </div>
    </Dialog>
  );
}
