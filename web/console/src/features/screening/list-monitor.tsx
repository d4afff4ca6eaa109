import { Time, useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { useListMonitor, useRefreshLists } from './api.ts';

/** What the last change of the lists touched among the customers, and the button that looks for newer lists at once. */
export function ListMonitorLine(): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const monitor = useListMonitor();
  const refresh = useRefreshLists();
  return (
    <div className="list-monitor">
      <Answer query={monitor} bones={<Bones rows={1} />}>
        {({ at, behind, ...counts }) => (
          <p>
            {at === null ? t('lists.monitor.none') : t('lists.monitor.says', counts)} {at && <Time at={at} />}
            {behind > 0 && (
              <>
                {' '}
                <span className="tone" data-tone="amber">
                  {t('lists.monitor.behind', { count: behind })}
                </span>
              </>
            )}
          </p>
        )}
      </Answer>
      {may('lists.refresh') && (
        <Button look="plain" busy={refresh.isPending} onClick={() => refresh.mutate()}>
          {t('lists.refresh')}
        </Button>
      )}
      {refresh.isSuccess && <p role="status">{t('lists.refresh.started')}</p>}
      {refresh.error && <ProblemNote error={refresh.error} />}
    </div>
  );
}
