import { Ring, useLocale } from '@acquaint/kit';
import type { Evidence } from '@acquaint/sdk';
import type { ReactElement } from 'react';

/** What a check saw, in the closed set of kinds that checks may speak. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }): ReactElement | null {
  if (evidence.length === 0) return null;
  return (
    <dl className="saw">
      {evidence.map((each) => (
        <div key={`${each.label} ${each.value}`}>
          <dt>{each.label}</dt>
          <dd>
            <Seen evidence={each} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Seen({ evidence }: { evidence: Evidence }): ReactElement {
  const { t, format } = useLocale();
  const said = useSaid();
  const { label, kind, value } = evidence;
  if (value === null) return <span className="quiet">{t('evidence.absent')}</span>;
  if (kind === 'image') return <img className="saw-image" src={String(value)} alt={label} />;
  if (kind === 'date') return <>{format.date(String(value))}</>;
  if (typeof value === 'number') return <>{format.number(value, { maximumFractionDigits: 3 })}</>;
  if (kind === 'list') return <bdi>{format.list(value.split(/[\n,] ?/).map(said))}</bdi>;
  return (
    <>
      <bdi>{said(value)}</bdi>
      <Expected evidence={evidence} />
    </>
  );
}

function Expected({ evidence: { expected, agrees } }: { evidence: Evidence }): ReactElement {
  const { t } = useLocale();
  const said = useSaid();
  return (
    <>
      {expected && (
        <span className="quiet">
          {' '}
          {t('evidence.expected')} <bdi>{said(expected)}</bdi>
        </span>
      )}
      {typeof agrees === 'boolean' && (
        <span className="agrees">
          <Ring
            value={agrees ? 1 : 0.25}
            size={12}
            tone={agrees ? 'jade' : 'seal'}
            label={agrees ? t('evidence.agrees') : t('evidence.differs')}
          />
        </span>
      )}
    </>
  );
}

/** Codes among the values in words: documents and what may be said of a zone or a digit; anything else as it was read. */
function useSaid(): (value: string) => string {
  const { t, has } = useLocale();
  return (value) => {
    const key = [`seen.${value}`, `document.${value}`, `signal.${value}`].find(has);
    return key ? t(key) : value;
  };
}
