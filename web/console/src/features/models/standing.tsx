import { Time, useLocale } from '@acquaint/kit';
import type { ModelCard } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words.ts';

/** Where a model comes from: by whom and why it was made, from which time, how long it took. */
export function Origin({ card }: { card: ModelCard }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const days = card.until === null ? null : { from: format.date(card.since), to: format.date(card.until) };
  return (
    <>
      {card.tries > 1 && <p>{t('models.tried_again')}</p>}
      <dl className="said">
        <dt>{t('models.kind')}</dt>
        <dd>{word('models.kind', card.kind)}</dd>
        <dt>{t('models.cause')}</dt>
        <dd>{word('models.cause', card.cause)}</dd>
        {days && (
          <>
            <dt>{t('models.window')}</dt>
            <dd>{t('models.window.days', days)}</dd>
          </>
        )}
        {card.rows !== null && (
          <>
            <dt>{t('models.learned_from')}</dt>
            <dd>{t('models.rows', { rows: format.number(card.rows), frauds: format.number(card.positives ?? 0) })}</dd>
          </>
        )}
        <dt>{t('models.asked_by')}</dt>
        <dd>
          <bdi>{card.by}</bdi> · <Time at={card.at} />
        </dd>
        {card.report && (
          <>
            <dt>{t('models.took')}</dt>
            <dd>{format.duration(card.report.seconds * 1000)}</dd>
          </>
        )}
      </dl>
    </>
  );
}

/** Who said what of a model, newest first. */
export function Verdicts({ card }: { card: ModelCard }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  if (card.verdicts.length === 0) return <p className="quiet">{t('models.no_verdicts')}</p>;
  return (
    <ul className="model-verdicts">
      {card.verdicts.map((one) => (
        <li key={`${one.at} ${one.kind}`}>
          <strong>{word('models.verdict', one.kind)}</strong> <span data-verbatim>{one.reason}</span>
          <span className="quiet small">
            <bdi>{one.by}</bdi> · <Time at={one.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Hands the whole card over as a file. */
export function Export({ card }: { card: ModelCard }): ReactElement {
  const { t } = useLocale();
  const save = () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(card, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `model-${card.version}.json`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return <Button onClick={save}>{t('models.export')}</Button>;
}
