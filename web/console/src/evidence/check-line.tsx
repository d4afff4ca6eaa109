import { useLocale } from '@acquaint/kit';
import type { Check } from '@acquaint/sdk';
import { type ReactElement, useId, useState } from 'react';
import { Mono } from '../ui/mono.tsx';
import { Axis } from './axis.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { Mark, Simulated } from './mark.tsx';
import { verdictOf } from './verdict.ts';

/** One check: what it is and why first, its score on the axis, the verdict last. Opened, it shows what it saw. */
export function CheckLine({ check }: { check: Check }): ReactElement {
  const { t } = useLocale();
  const [open, setOpen] = useState(false);
  const body = useId();
  const verdict = verdictOf(check);
  const reason = check.reasons[0]?.text;
  return (
    <li className="check" data-verdict={verdict}>
      <button type="button" aria-expanded={open} aria-controls={body} onClick={() => setOpen(!open)}>
        <span className="check-what">
          <span className="check-title">
            {check.title}
            {check.simulated && <Simulated />}
          </span>
          {reason && <span className="check-reason">{reason}</span>}
        </span>
        <span className="check-score">
          {check.score !== null && <Axis score={check.score} threshold={check.threshold} verdict={verdict} />}
        </span>
        <Mark verdict={verdict} />
      </button>
      <div id={body} hidden={!open} className="check-body">
        {open && <CheckBody check={check} />}
        {open && check.evidence.length === 0 && check.reasons.length === 0 && (
          <p className="quiet">{t('check.nothing')}</p>
        )}
      </div>
    </li>
  );
}

function CheckBody({ check }: { check: Check }): ReactElement {
  const { t, format } = useLocale();
  const figure = (value: number) => format.number(value, { maximumFractionDigits: 3 });
  return (
    <>
      {check.reasons.length > 0 && (
        <ul className="reasons">
          {check.reasons.map((reason) => (
            <li key={reason.code}>
              {reason.text} <Mono>{reason.code}</Mono>
            </li>
          ))}
        </ul>
      )}
      <EvidenceList evidence={check.evidence} />
      <p className="quiet small check-source">
        {check.score !== null && <span>{t('check.score', { score: figure(check.score) })}</span>}
        {check.threshold !== null && <span>{t('check.threshold', { threshold: figure(check.threshold) })}</span>}
        {check.provider && <span>{t('check.provider', { provider: check.provider })}</span>}
        {check.model && <span>{t('check.model', { name: check.model.name, version: check.model.version })}</span>}
        <time dateTime={check.at}>{format.exact(check.at)}</time>
      </p>
    </>
  );
}
