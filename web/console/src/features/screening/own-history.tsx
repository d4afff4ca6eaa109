import { Time, useLocale } from '@acquaint/kit';
import type { OwnList } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Mono } from '../../ui/mono.tsx';
import { More } from '../../ui/more.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { useOwnVersions } from './own-api.ts';

/** Every version of an own list: when, by whom, what it changed and why. */
export function OwnHistory({ list }: { list: OwnList }): ReactElement {
  const { t } = useLocale();
  const versions = useOwnVersions(list.id);
  return (
    <Answer query={versions} bones={<Bones rows={3} />}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty says={t('own.history.none')} />
        ) : (
          <>
            <ol className="loads">
              {rows.map(({ version, at, made_by, reason, entries, added, changed, removed }) => (
                <li key={version}>
                  <p className="load">
                    <strong>{t('own.history.version', { version })}</strong>
                    <Time at={at} />
                    <span>{t('lists.history.counts', { added, removed, changed })}</span>
                    <span className="quiet">{t('own.history.entries', { count: entries })}</span>
                    <Mono keep={12}>{made_by}</Mono>
                  </p>
                  <p data-verbatim>
                    <bdi>{reason}</bdi>
                  </p>
                </li>
              ))}
            </ol>
            <More paged={versions} />
          </>
        )
      }
    </Answer>
  );
}
