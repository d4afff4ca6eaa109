import { Ring, type Tone, useLocale } from '@acquaint/kit';
import type { Field } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useWords } from '../../words.ts';

type PairOf = Field['pairs'][number];

const SHOWS = {
  agrees: { arc: 1, tone: 'jade', sign: '=', says: 'evidence.agrees' },
  differs: { arc: 0.25, tone: 'seal', sign: '≠', says: 'evidence.differs' },
  unsure: { arc: 0.5, tone: 'amber', sign: '?', says: 'pair.unsure' },
} as const satisfies Record<PairOf['outcome'], { arc: number; tone: Tone; sign: string; says: string }>;

/** Every two sources of a field: whether they say the same, and if not, which letters differ. */
export function Pairs({ pairs }: { pairs: readonly PairOf[] }): ReactElement | null {
  const { t } = useLocale();
  const word = useWords();
  if (pairs.length === 0) return null;
  return (
    <ul className="pairs">
      {pairs.map(({ a, b, outcome, rule, settled }) => {
        const { arc, tone, sign, says } = SHOWS[outcome] ?? SHOWS.unsure;
        // Without letters to look at the word is said; a closed ring needs none.
        const said = outcome !== 'agrees' && a.letters === null && b.letters === null;
        return (
          <li key={`${a.source} ${b.source} ${outcome}`}>
            <Ring value={arc} size={12} tone={tone} />
            <span>
              {word('source', a.source)} <Parts letters={a.letters} />
            </span>
            <span aria-hidden="true">{sign}</span>
            <span>
              {word('source', b.source)} <Parts letters={b.letters} />
            </span>
            <span className={said ? undefined : 'sr-only'}>{t(says)}</span>
            <span className="quiet">{word('compared', settled.length > 0 ? 'settled' : rule)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Letters of the machine-readable zone that no second reading and no print confirms. */
export function Doubtful({ letters }: { letters: Field['doubtful'] }): ReactElement | null {
  const { t } = useLocale();
  const word = useWords();
  if (!letters) return null;
  return (
    <p className="pairs quiet">
      <span>
        {word('source', 'mrz')} <Parts letters={letters} /> {t('pair.unconfirmed')}
      </span>
    </p>
  );
}

function Parts({ letters }: { letters: PairOf['a']['letters'] }): ReactElement | null {
  if (!letters) return null;
  return (
    <bdi className="mono ltr letters">
      {keyed(letters).map(({ at, text, marked }) =>
        marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </bdi>
  );
}

/** Parts by where they begin: the same part may come twice. */
function keyed(letters: NonNullable<PairOf['a']['letters']>) {
  let at = 0;
  return letters.map((part) => {
    const begins = at;
    at += part.text.length;
    return { ...part, at: begins };
  });
}
