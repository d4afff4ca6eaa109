import { useLocale } from '@acquaint/kit';
import type { AuditEntry } from '@acquaint/sdk';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useCheckpoint, useEntries } from '../features/audit/api.ts';
import { Entries, EntryDialog } from '../features/audit/entries.tsx';
import { EntryFilter } from '../features/audit/entry-filter.tsx';
import { Evidence } from '../features/audit/evidence.tsx';
import { Seal } from '../features/audit/seal.tsx';
import { More } from '../ui/more.tsx';
import { Page } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';

const route = getRouteApi('/audit');

/** Everything that was done, and the proof that none of it was changed since. */
export function AuditPage(): ReactElement {
  const { t } = useLocale();
  const { entry: _opened, ...filter } = route.useSearch();
  const navigate = useNavigate();
  const checkpoint = useCheckpoint();
  const entries = useEntries(filter);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  return (
    <Page title={t('nav.audit')} says={t('audit.says')}>
      <Answer query={checkpoint} bones={<Bones rows={3} height={32} />}>
        {(signed) => <Seal checkpoint={signed} />}
      </Answer>
      <EntryFilter filter={filter} onFilter={(search) => void navigate({ to: '/audit', search })} />
      <Evidence filter={filter} />
      <Answer query={entries} bones={<Bones rows={12} />}>
        {(rows) => (rows.length === 0 ? <Empty says={t('audit.none')} /> : <Entries rows={rows} onOpen={setOpen} />)}
      </Answer>
      <More paged={entries} />
      <EntryDialog entry={open} onClose={() => setOpen(null)} />
    </Page>
  );
}
