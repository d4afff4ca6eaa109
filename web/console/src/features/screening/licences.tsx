import { useLocale } from '@acquaint/kit';
import type { ListRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Section } from '../../ui/page.tsx';

/** What the licence of each list says: none of them comes with the product. */
export function Licences({ rows }: { rows: readonly ListRow[] }): ReactElement {
  const { t } = useLocale();
  return (
    <Section title={t('licences.title')}>
      <p className="quiet">{t('licences.says')}</p>
      <dl className="licences">
        {rows.map((row) => (
          <div key={row.list}>
            <dt data-verbatim>{row.title}</dt>
            <dd>
              <Licence row={row} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Licence({ row: { licence } }: { row: ListRow }): ReactElement {
  const { t, has } = useLocale();
  if (licence.says !== null) return <bdi data-verbatim>{licence.says}</bdi>;
  if (licence.code !== null && has(`licence.${licence.code}`)) return <>{t(`licence.${licence.code}`)}</>;
  return (
    <span className="tone" data-tone="amber">
      {t('licence.unknown')}
    </span>
  );
}
