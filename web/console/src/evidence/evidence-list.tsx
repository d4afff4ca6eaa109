import { Ring, useLocale } from '@acquaint/kit';
import type { Evidence } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Axis } from './axis.tsx';
import { Film, framesOf } from './film.tsx';
import { OverlaySwitch } from './overlay-switch.tsx';
import { Rate } from './rate.tsx';
import { Recording } from './recording.tsx';
import type { Verdict } from './verdict.ts';

/** What a check saw, in the closed set of kinds that checks may speak. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }): ReactElement | null {
  if (evidence.length === 0) return null;
  const frames = framesOf(evidence);
  return (
    <>
      <dl className="saw">
        {evidence
          .filter((each) => !frames.includes(each))
          .map((each) => (
            <div key={`${each.label} ${each.value}`}>
              <dt>{each.label}</dt>
              <dd>
                <Seen evidence={each} />
              </dd>
            </div>
          ))}
      </dl>
      <Film frames={frames} full />
    </>
  );
}

function Seen({ evidence }: { evidence: Evidence }): ReactElement {
  const { t, format } = useLocale();
  const said = useSaid();
  const { label, kind, value } = evidence;
  if (value === null) return <span className="quiet">{t('evidence.absent')}</span>;
  if (kind === 'image')
    return (
      <span className="scored">
        <img className="saw-image" src={String(value)} alt={label} />
        <OverlaySwitch evidence={evidence} />
      </span>
    );
  if (kind === 'rate') return <Rate evidence={evidence} />;
  if (kind === 'recording') return <Recording recording={evidence} />;
  if (kind === 'date') return <>{format.date(String(value))}</>;
  if (typeof value === 'number') return <Scored evidence={evidence} score={value} />;
  if (kind === 'list') return <bdi>{format.list(value.split(/[\n,] ?/).map(said))}</bdi>;
  return (
    <>
      <bdi>{said(value)}</bdi>
      <Expected evidence={evidence} />
    </>
  );
}

/** A figure; with a threshold it stands on its axis, with a picture it can be laid over the photograph. */
function Scored({ evidence, score }: { evidence: Evidence; score: number }): ReactElement {
  const { format } = useLocale();
  const { threshold = null, review = null } = evidence;
  return (
    <span className="scored">
      {threshold !== null && (
        <Axis score={score} threshold={threshold} review={review} verdict={standingOf(evidence)} width={96} />
      )}
      <span className="ltr">{format.number(score, { maximumFractionDigits: 3 })}</span>
      <OverlaySwitch evidence={evidence} />
    </span>
  );
}

const standingOf = ({ agrees }: Evidence): Verdict =>
  agrees === true ? 'passed' : agrees === false ? 'doubt' : 'not_done';

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
