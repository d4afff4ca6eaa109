import { Time, useLocale } from '@acquaint/kit';
import type { StaffRow } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import { useStaff } from './api.ts';
import { InviteForm } from './invite-form.tsx';

/** Who works here, in which roles, and whether their sign-in has its second factor. */
export function Staff(): ReactElement {
  const { t } = useLocale();
  const staff = useStaff();
  const [inviting, setInviting] = useState(false);
  return (
    <Section
      title={t('settings.staff')}
      aside={
        <Button look="quiet" onClick={() => setInviting(true)}>
          {t('staff.invite')}
        </Button>
      }
    >
      <Answer query={staff} bones={<Bones rows={6} />}>
        {(rows) => <StaffTable rows={rows} />}
      </Answer>
      <InviteForm open={inviting} onClose={() => setInviting(false)} />
    </Section>
  );
}

function StaffTable({ rows }: { rows: readonly StaffRow[] }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
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
  ];
  return <Table label={t('settings.staff')} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}
