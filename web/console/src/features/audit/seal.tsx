import { Ring, Time, useLocale } from '@acquaint/kit';
import type { Checkpoint, LogVerdict } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Copy } from '../../ui/copy.tsx';
import { Mono } from '../../ui/mono.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useVerify } from './api.ts';

/** The proof of the whole log: the ring closes when every entry agrees with the signed checkpoint. */
export function Seal({ checkpoint }: { checkpoint: Checkpoint }): ReactElement {
  const { t } = useLocale();
  const verify = useVerify();
  const verdict = verify.data;
  return (
    <div className="seal">
      <SealRing verdict={verdict} busy={verify.isPending} />
      <div className="seal-says" aria-live="polite">
        <VerdictText verdict={verdict} busy={verify.isPending} size={checkpoint.size} />
        <p className="quiet">
          {t('audit.signed')} <Time at={checkpoint.signed_at} /> · <Mono>{checkpoint.origin}</Mono>
        </p>
        <p className="quiet">
          {t('audit.root')} <Mono keep={10}>{checkpoint.root}</Mono>
        </p>
        <ProblemNote error={verify.error} />
      </div>
      <div className="seal-do">
        <Button look="primary" busy={verify.isPending} onClick={() => verify.mutate()}>
          {t('audit.verify')}
        </Button>
        <details>
          <summary>{t('audit.checkpoint')}</summary>
          <pre className="mono ltr">{checkpoint.note}</pre>
          <p className="quiet">
            {t('audit.key')} <Mono>{checkpoint.public_key}</Mono>
          </p>
          <Copy text={`${checkpoint.note}\n${checkpoint.public_key}`}>{t('audit.copy')}</Copy>
        </details>
      </div>
    </div>
  );
}

function SealRing({ verdict, busy }: { verdict: LogVerdict | undefined; busy: boolean }): ReactElement {
  const { t } = useLocale();
  if (busy) return <Ring value={0.3} size={88} moving label={t('audit.verifying')} />;
  if (!verdict) return <Ring value={null} size={88} />;
  return <Ring value={verdict.ok ? 1 : 0.8} size={88} tone={verdict.ok ? 'jade' : 'seal'} />;
}

type VerdictTextProps = { verdict: LogVerdict | undefined; busy: boolean; size: number };

function VerdictText({ verdict, busy, size }: VerdictTextProps): ReactElement {
  const { t, format } = useLocale();
  if (busy) return <h2>{t('audit.verifying')}</h2>;
  if (!verdict) return <h2>{t('audit.unverified', { size })}</h2>;
  if (verdict.ok) return <h2>{t('audit.holds', { size: verdict.size, time: format.duration(verdict.ms) })}</h2>;
  const bad = verdict.first_bad;
  return (
    <>
      <h2 className="tone" data-tone="seal">
        {bad?.entry !== undefined
          ? t('audit.broken.entry', { entry: bad.entry })
          : t('audit.broken.tile', { tile: bad?.tile ?? '' })}
      </h2>
      <p>{bad?.why}</p>
      <p>{t('audit.broken.next')}</p>
    </>
  );
}
