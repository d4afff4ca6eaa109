import { Time, useLocale } from '@acquaint/kit';
import type { KeyRow } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useApiKeys, useRevokeKey } from './api.ts';
import { KeyForm } from './key-form.tsx';

/** The keys by which systems call the API; secrets are not among them, since they are not kept. */
export function ApiKeys(): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const keys = useApiKeys();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<KeyRow | null>(null);
  return (
    <Section
      title={t('settings.keys')}
      aside={
        may('tenancy.keys_write') && (
          <Button look="quiet" onClick={() => setMaking(true)}>
            {t('key.create')}
          </Button>
        )
      }
    >
      <Answer query={keys} bones={<Bones rows={4} />}>
        {(rows) => (rows.length === 0 ? <Empty says={t('key.none')} /> : <KeyTable rows={rows} onEnd={setEnding} />)}
      </Answer>
      <KeyForm open={making} onClose={() => setMaking(false)} />
      {ending && <Revoke found={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
}

function KeyTable({ rows, onEnd }: { rows: readonly KeyRow[]; onEnd: (row: KeyRow) => void }): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const never = <span className="quiet">{t('staff.never')}</span>;
  const columns: Column<KeyRow>[] = [
    { key: 'name', head: t('key.name'), cell: (row) => row.name },
    {
      key: 'scopes',
      head: t('key.scopes'),
      cell: (row) => <bdi className="mono ltr">{row.scopes.join(' ')}</bdi>,
      minor: true,
    },
    {
      key: 'used',
      head: t('key.used'),
      cell: (row) => (row.last_used_at ? <Time at={row.last_used_at} /> : never),
      minor: true,
    },
    { key: 'expires', head: t('key.expires'), cell: (row) => (row.expires_at ? <Time at={row.expires_at} /> : never) },
    {
      key: 'end',
      head: <span className="sr-only">{t('key.revoke')}</span>,
      align: 'end',
      cell: (row) =>
        row.revoked_at ? (
          <span className="quiet">
            {t('key.revoked')} <Time at={row.revoked_at} />
          </span>
        ) : (
          may('tenancy.keys_write') && (
            <Button look="quiet" onClick={() => onEnd(row)}>
              {t('key.revoke')}
            </Button>
          )
        ),
    },
  ];
  return <Table label={t('settings.keys')} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}

function Revoke({ found, onClose }: { found: KeyRow; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const revoke = useRevokeKey();
  return (
    <Dialog title={t('key.revoke.title', { name: found.name })} open onClose={onClose}>
      <p>{t('key.revoke.says')}</p>
      <ProblemNote error={revoke.error} />
      <div className="dialog-actions">
        <Button onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button look="seal" busy={revoke.isPending} onClick={() => revoke.mutate(found.id, { onSuccess: onClose })}>
          {t('key.revoke')}
        </Button>
      </div>
    </Dialog>
  );
}
