import { useLocale } from '@acquaint/kit';
import type { Evidence } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useMay } from '../session.ts';

export const recordingsOf = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter((each) => each.kind === 'recording');

/** A film to be watched by a person, with what was to be said or shown in it. It is fetched when it is played: each look is on record. */
export function Recording({ recording: { image, value, label } }: { recording: Evidence }): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  return (
    <figure className="recording">
      {may('captures.read') && image ? (
        // biome-ignore lint/a11y/useMediaCaption: what is said in it is the question, and the digits stand below.
        <video src={image} controls preload="none" playsInline aria-label={label} />
      ) : (
        <span className="quiet">{t('viewer.forbidden')}</span>
      )}
      <figcaption className="quiet">
        {label} <strong className="recording-asked ltr">{value}</strong>
      </figcaption>
    </figure>
  );
}
