import { intlTag, useLocale } from '@acquaint/kit';
import type { ApplyStep } from '@acquaint/sdk';
import { useMemo, useState } from 'react';
import { EVERY_STEP } from '../journey/screen.ts';
import { Button } from '../parts/button.tsx';
import { ChoiceList } from '../parts/choice-list.tsx';
import { CountryList } from '../parts/country-list.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { type Journey, useJourney } from '../session/journey.tsx';
import { firstCountry, regionsOf } from '../words/countries.ts';
import { documentTitle } from '../words/documents.ts';

/** Which country gave the document; the likeliest is chosen already. */
export function CountryScreen({ step }: { step: ApplyStep }) {
  const { t } = useLocale();
  const { state, draft, keep, go, place } = useJourney();
  const first = useFirstCountry();
  const [chosen, setChosen] = useState(first);
  const [asked, setAsked] = useState(false);
  const suggested = chosen !== null && chosen === first && state.country === null && draft.country === null;
  const next = () => {
    if (chosen === null) return setAsked(true);
    keep({ country: chosen, documentType: chosen === draft.country ? draft.documentType : null });
    go(place?.step === EVERY_STEP ? EVERY_STEP : step.code, 'document');
  };
  return (
    <Page
      title={t('country.title')}
      lead={<p>{suggested ? t('country.suggested') : step.why}</p>}
      onSubmit={next}
      actions={<Button submit>{t('action.continue')}</Button>}
    >
      {asked && chosen === null && (
        <p className="field-error" role="alert">
          {t('country.empty')}
        </p>
      )}
      <CountryList codes={state.countries.map((country) => country.code)} chosen={chosen} onChoose={setChosen} />
    </Page>
  );
}

/** Which document of that country. */
export function DocumentScreen({ step }: { step: ApplyStep }) {
  const spoken = useLocale();
  const { t, format } = spoken;
  const { state, draft, keep, go, act, api, busy, problem } = useJourney();
  const first = useFirstCountry();
  const country = draft.country ?? first ?? '';
  const offered = state.countries.find((each) => each.code === country)?.document_types ?? [];
  const before = draft.documentType ?? state.document_type;
  const [chosen, setChosen] = useState(offered.find((each) => each.code === before)?.code ?? offered[0]?.code ?? null);

  const next = () => {
    if (chosen === null) return;
    keep({ country, documentType: chosen });
    void act(() => api.choose(country, chosen)).then((acted) => acted === 'done' && go(EVERY_STEP, 'start'));
  };
  return (
    <Page
      title={t('document.title')}
      lead={<IssuedBy country={format.country(country)} onChange={() => go(changing(step, state), 'country')} />}
      onSubmit={next}
      actions={
        <>
          <ProblemNotice problem={problem} />
          <Button submit busy={busy}>
            {t('action.continue')}
          </Button>
        </>
      }
    >
      <ChoiceList
        name="document"
        label={t('document.title')}
        chosen={chosen}
        onChoose={setChosen}
        choices={offered.map(({ code, sides }) => ({
          code,
          title: documentTitle(spoken, code),
          note: t('document.sides', { count: sides.length }),
        }))}
      />
      {offered.length === 0 && <p>{t('document.none', { tenant: state.tenant.name })}</p>}
    </Page>
  );
}

function IssuedBy({ country, onChange }: { country: string; onChange: () => void }) {
  const { t } = useLocale();
  return (
    <p>
      {t('document.country', { country })}{' '}
      <button type="button" className="link" onClick={onChange}>
        {t('action.change')}
      </button>
    </p>
  );
}

/** The country's own place when the choice is the present step, else the one beside all steps. */
function changing(step: ApplyStep, state: Journey['state']): string {
  return state.current === step.code ? step.code : EVERY_STEP;
}

function useFirstCountry(): string | null {
  const { state, draft } = useJourney();
  const { locale } = useLocale();
  return useMemo(() => {
    const offered = state.countries.map((country) => country.code);
    const regions = regionsOf([...navigator.languages, intlTag(locale)]);
    return firstCountry(offered, [draft.country, state.country, state.suggested_country, ...regions]);
  }, [state.countries, state.country, state.suggested_country, draft.country, locale]);
}
