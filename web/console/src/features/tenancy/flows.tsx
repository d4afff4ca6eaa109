import { Ring, Time, useLocale } from '@acquaint/kit';
import type { FlowRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Mono } from '../../ui/mono.tsx';
import { Section } from '../../ui/page.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { useFlows } from './api.ts';

/** The journeys in force, step by step, with the checks that each step feeds. */
export function Flows(): ReactElement {
  const { t } = useLocale();
  const flows = useFlows();
  return (
    <Section title={t('settings.flows')}>
      <Answer query={flows} bones={<Bones rows={6} height={64} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty says={t('flow.none')} />
          ) : (
            <ul className="flows">
              {rows.map((row) => (
                <Flow key={`${row.code} ${row.version}`} flow={row} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
}

function Flow({ flow }: { flow: FlowRow }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  // A pack is of one country, of a union, or the base of all.
  const titleOf = ({ country, source }: FlowRow) => {
    const pack = source.split('@')[0] ?? '';
    return pack === 'base' ? t('flow.any') : format.country(country ?? pack.toUpperCase());
  };
  return (
    <li>
      <h3>
        {titleOf(flow)} <span className="quiet mono">{`${flow.code} v${flow.version}`}</span>
      </h3>
      <p className="quiet small">
        {t('flow.source')} <Mono>{flow.source}</Mono>
        {flow.active_since && (
          <>
            {' · '}
            {t('flow.since')} <Time at={flow.active_since} />
          </>
        )}
      </p>
      <ol className="flow-steps">
        {flow.steps.map((step, at) => (
          <li key={step.code}>
            <Ring value={(at + 1) / flow.steps.length} size={16} />
            {word('step', step.code)}
          </li>
        ))}
      </ol>
      <p className="quiet">
        {t('flow.checks', { checks: format.list(flow.checks.map((check) => word('check', check))) })}
      </p>
    </li>
  );
}
