import { Ring, useLocale } from '@acquaint/kit';
import type { Evidence } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useWords } from '../words.ts';

/** What a check saw, in the closed set of kinds that checks may speak. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }): ReactElement | null {
  const word = useWords();
  if (evidence.length === 0) return null;
  const named = (label: string) =>
    label.startsWith('field.') ? word('field', label.slice('field.'.length)) : word('saw', label);
  return (
    <dl className="saw">
      {evidence.map((each) => (
        <div key={`${each.label} ${each.value}`}>
          <dt>{named(each.label)}</dt>
          <dd>
            <Seen evidence={each} name={named(each.label)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Seen({ evidence, name }: { evidence: Evidence; name: string }): ReactElement {
  const { t, format, has } = useLocale();
  const { kind, value } = evidence;
  if (value === null) return <span className="quiet">{t('evidence.absent')}</span>;
  if (kind === 'image') return <img className="saw-image" src={String(value)} alt={name} />;
  if (kind === 'date') return <>{format.date(String(value))}</>;
  if (typeof value === 'number') return <>{format.number(value, { maximumFractionDigits: 3 })}</>;
  if (kind === 'list') return <bdi>{format.list(value.split(/[\n,] ?/))}</bdi>;
  return (
    <>
      <bdi>{has(`seen.${value}`) ? t(`seen.${value}`) : value}</bdi>
      <Expected evidence={evidence} />
    </>
  );
}

function Expected({ evidence: { expected, agrees } }: { evidence: Evidence }): ReactElement {
  const { t } = useLocale();
  return (
    <>
      {expected && (
        <span className="quiet">
          {' '}
          {t('evidence.expected')} <bdi>{expected}</bdi>
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
