import { Time, useLocale } from '@acquaint/kit';
import type { Rule } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { differenceOf } from './difference.ts';

/** Own versions, newest first, each with what it changed. */
export function Versions({ rule }: { rule: Rule }): ReactElement {
  const { t } = useLocale();
  const [open, setOpen] = useState<number | null>(null);
  const sorted = [...rule.versions].sort((a, b) => b.version - a.version);
  if (sorted.length === 0) return <p className="quiet">{t('rules.no_versions')}</p>;
  return (
    <ul className="rule-versions">
      {sorted.map((one, at) => (
        <li key={one.version}>
          <div className="row">
            <strong>{t('rules.version_number', { version: one.version })}</strong>
            <span data-verbatim>{one.note}</span>
            <span className="quiet small">
              <bdi>{one.by}</bdi> · <Time at={one.at} />
            </span>
            <Button
              look="quiet"
              aria-expanded={open === one.version}
              onClick={() => setOpen(open === one.version ? null : one.version)}
            >
              {t('rules.changes')}
            </Button>
          </div>
          {open === one.version && <Difference before={sorted[at + 1]?.text ?? ''} after={one.text} />}
        </li>
      ))}
    </ul>
  );
}

const SIGNS = { same: ' ', gone: '−', come: '+' } as const;

function Difference({ before, after }: { before: string; after: string }): ReactElement {
  return (
    <pre className="difference mono ltr">
      {differenceOf(before, after).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
        <span key={at} data-kind={line.kind}>
          {SIGNS[line.kind]} {line.text}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
