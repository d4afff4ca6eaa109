import { Ring, useLocale } from '@acquaint/kit';
import type { Mrz } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Mark } from '../../evidence/mark.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { useWords } from '../../words.ts';

/** The machine-readable lines as printed and the digits that prove them. */
export function MrzLines({ mrz }: { mrz: Mrz }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  return (
    <div className="mrz">
      <Scroller className="mrz-lines ltr" label={t('evidence.mrz')}>
        <pre className="mono">{mrz.lines.join('\n')}</pre>
      </Scroller>
      <p className="row">
        <span className="quiet">{mrz.format}</span>
        {mrz.checks.certain !== false && <Mark verdict={mrz.valid ? 'passed' : 'refused'} />}
        {Object.entries(mrz.checks).map(([name, holds]) => (
          <span key={name} className="with-ring">
            <Ring
              value={holds ? 1 : name === 'certain' ? 0.5 : 0.25}
              size={12}
              tone={holds ? 'jade' : name === 'certain' ? 'amber' : 'seal'}
              label={t(holds ? 'mrz.holds' : name === 'certain' ? 'mrz.doubtful' : 'mrz.wrong')}
            />
            {word('field', name)}
          </span>
        ))}
      </p>
    </div>
  );
}
