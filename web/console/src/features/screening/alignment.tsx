import { useLocale } from '@acquaint/kit';
import type { Alignment as Pair } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useWords } from '../../words.ts';

/** The two names word by word: what was asked above what is listed, and by which rule they were paired. */
export function Alignment({ alignment }: { alignment: readonly Pair[] }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  return (
    <div className="alignment">
      <span className="alignment-names quiet" aria-hidden="true">
        <span>{t('alignment.asked')}</span>
        <span>{t('alignment.listed')}</span>
      </span>
      <ul aria-label={t('alignment.label')}>
        {alignment.map((pair, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: pairs stand in the order of the name and may be equal.
            key={at}
            className="pair"
            data-fit={fitOf(pair)}
            title={word('rule', pair.rule)}
          >
            <bdi>{pair.query ?? '·'}</bdi>
            <bdi>{pair.listed ?? '·'}</bdi>
            <span className="pair-fit ltr">
              {pair.query && pair.listed ? format.percent(pair.similarity) : word('rule', pair.rule)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function fitOf({ query, listed, similarity }: Pair): 'exact' | 'near' | 'alone' {
  if (!query || !listed) return 'alone';
  return similarity >= 0.999 ? 'exact' : 'near';
}
