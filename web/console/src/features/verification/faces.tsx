import { useLocale } from '@acquaint/kit';
import type { Capture, Check } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Axis } from '../../evidence/axis.tsx';
import { Film, framesOf } from '../../evidence/film.tsx';
import { Mark, Simulated } from '../../evidence/mark.tsx';
import { Rate, worstRates } from '../../evidence/rate.tsx';
import { Recording, recordingsOf } from '../../evidence/recording.tsx';
import { verdictOf } from '../../evidence/verdict.ts';
import { useMay } from '../../session.ts';
import { contentOf, portraitOf } from './api.ts';
import './verification.css';

export type FacesProps = { captures: readonly Capture[]; checks: readonly Check[] };

/** Portrait beside selfie, with the score between them on its axis. */
export function Faces({ captures, checks }: FacesProps): ReactElement {
  const { t, format } = useLocale();
  const document = captures.find((each) => each.kind === 'document' && each.side !== 'back');
  const selfie = captures.findLast((each) => each.kind === 'selfie');
  const compared =
    checks.find((each) => each.code.startsWith('face') && each.score !== null) ??
    checks.find((each) => each.code.startsWith('face'));
  const figure = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <div className="faces">
      <Face
        says={t('faces.portrait')}
        address={document?.portrait ? portraitOf(document.id) : null}
        absent={t(compared?.simulated ? 'faces.none_simulated' : 'faces.none')}
      />
      <Face
        says={t('faces.selfie')}
        address={selfie ? contentOf(selfie.id) : null}
        simulated={selfie?.simulated === true}
      />
      {compared && (
        <div className="faces-score">
          {compared.score !== null && (
            <>
              <Axis
                score={compared.score}
                threshold={compared.threshold}
                review={reviewOf(compared)}
                verdict={verdictOf(compared)}
                width={120}
              />
              <span className="ltr">
                {figure(compared.score)}
                {compared.threshold !== null && <span className="quiet"> / {figure(compared.threshold)}</span>}
              </span>
            </>
          )}
          <Mark verdict={verdictOf(compared)} />
        </div>
      )}
      {compared && <Rates check={compared} />}
      {checks
        .flatMap((check) => recordingsOf(check.evidence))
        .map((each) => (
          <Recording key={each.image} recording={each} />
        ))}
      <Film frames={checks.flatMap((check) => framesOf(check.evidence))} />
    </div>
  );
}

/** Where review begins, as the line of evidence with the check's own score says. */
const reviewOf = (check: Check) =>
  check.evidence.find((each) => each.value === check.score && each.review)?.review ?? null;

/** What the score's errors were where they were measured, at the score itself and at the threshold. */
function Rates({ check }: { check: Check }): ReactElement | null {
  const { t } = useLocale();
  const rates = worstRates(check.evidence);
  if (rates.length === 0) return null;
  return (
    <details className="faces-rates" open>
      <summary>{t('faces.rates')}</summary>
      <dl>
        {rates.map((each, at) => (
          <div key={each.label}>
            <dt className="quiet">{each.label}</dt>
            <dd>
              <Rate evidence={each} named={rates[at + 1]?.value !== each.value} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

type FaceProps = {
  says: string;
  address: string | null;
  /** What stands where there is no picture. */
  absent?: string;
  simulated?: boolean;
};

function Face({ says, address, absent, simulated = false }: FaceProps): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  return (
    <figure className="face">
      {address && may('captures.read') ? (
        <img src={address} alt={says} />
      ) : (
        <span className="face-none quiet">{address ? t('viewer.forbidden') : (absent ?? t('faces.none'))}</span>
      )}
      <figcaption className="quiet">
        {says}
        {simulated && <Simulated />}
      </figcaption>
    </figure>
  );
}
