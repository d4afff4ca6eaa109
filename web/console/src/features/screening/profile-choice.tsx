import { useLocale } from '@acquaint/kit';
import type { Profiles } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useWords } from '../../words.ts';
import { useProfiles } from './api.ts';

const PROFILES = ['exact', 'strict', 'balanced', 'fuzzy'] as const;
const USUAL = 'balanced';

/** How generously is searched: each way with what it was measured to find, and to find wrongly. */
export function ProfileChoice(): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const measured = useProfiles().data;
  const percent = (value: number, digits: number) =>
    format.number(value, { style: 'percent', maximumFractionDigits: digits });
  return (
    <fieldset className="profiles">
      <legend className="quiet small">{t('profile.legend')}</legend>
      <div className="profile-cards">
        {PROFILES.map((code) => (
          <label key={code} className="profile">
            <input type="radio" name="profile" value={code} defaultChecked={code === USUAL} />
            <span className="profile-name">{word('profile', code)}</span>
            <span className="quiet small">{t(`profile.${code}.says`)}</span>
            <Figures profile={measured?.profiles.find((one) => one.profile === code)} percent={percent} />
          </label>
        ))}
      </div>
      {measured && (
        <p className="quiet small">
          {t('profile.measured', {
            date: format.date(measured.on),
            queries: measured.queries,
            negatives: measured.negatives,
            entities: measured.entities,
          })}
        </p>
      )}
    </fieldset>
  );
}

type FiguresProps = {
  profile: Profiles['profiles'][number] | undefined;
  percent: (value: number, digits: number) => string;
};

function Figures({ profile, percent }: FiguresProps): ReactElement | null {
  const { t } = useLocale();
  if (!profile) return null;
  return (
    <span className="profile-figures small">
      <span>{t('profile.finds', { share: percent(profile.name.recall, 1) })}</span>
      <span>{t('profile.wrongly', { share: percent(profile.name.false_positives, 2) })}</span>
    </span>
  );
}
