import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { useLists } from '../features/screening/api.ts';
import { Licences } from '../features/screening/licences.tsx';
import { ListMonitorLine } from '../features/screening/list-monitor.tsx';
import { ListsBanner } from '../features/screening/lists-banner.tsx';
import { ListsTable } from '../features/screening/lists-table.tsx';
import { OwnLists } from '../features/screening/own-lists.tsx';
import { Page } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';

/** Which lists are in force and how fresh they are. */
export function ListsPage(): ReactElement {
  const { t } = useLocale();
  const lists = useLists();
  return (
    <Page title={t('nav.lists')} says={t('lists.says')}>
      <ListsBanner />
      <ListMonitorLine />
      <Answer query={lists} bones={<Bones rows={8} />}>
        {(rows) => (rows.length === 0 ? <Empty says={t('lists.none')} /> : <ListsTable rows={rows} />)}
      </Answer>
      <OwnLists />
      {lists.data && lists.data.length > 0 && <Licences rows={lists.data} />}
    </Page>
  );
}
