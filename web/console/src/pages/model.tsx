import { useLocale } from '@acquaint/kit';
import type { ModelCard } from '@acquaint/sdk';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Accuracy } from '../features/models/accuracy.tsx';
import { isMade, useModel } from '../features/models/api.ts';
import { Beside } from '../features/models/beside.tsx';
import { Watches } from '../features/models/drift.tsx';
import { Groups } from '../features/models/groups.tsx';
import { Measures } from '../features/models/measures.tsx';
import { Export, Origin, Verdicts } from '../features/models/standing.tsx';
import { ModelRing, ModelStanding } from '../features/models/table.tsx';
import { Verbs } from '../features/models/verbs.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';
import { useWords } from '../words.ts';
import '../features/models/models.css';

const route = getRouteApi('/models/$id');

/** The card of a model: how good it is, what it looks at, whom it treats how, how the world moved since, and who wanted it. */
export function ModelPage(): ReactElement {
  const { t } = useLocale();
  const { id } = route.useParams();
  const model = useModel(id);
  return (
    <Page
      title={model.data ? t('models.name', { version: model.data.version }) : t('txn.model')}
      says={<Link to="/models">{t('models.title')}</Link>}
      actions={model.data?.report && <Export card={model.data} />}
    >
      <Answer query={model} bones={<Bones rows={14} />}>
        {(card) => (
          <div className="model">
            <div>
              <Found card={card} />
            </div>
            <aside>
              <Section title={t('models.standing')}>
                <p className="model-standing">
                  <ModelRing model={card} size={36} />
                  <strong>
                    <ModelStanding model={card} />
                  </strong>
                </p>
                <Verbs card={card} />
              </Section>
              <Section title={t('models.origin')}>
                <Origin card={card} />
              </Section>
              <Section title={t('models.verdicts')}>
                <Verdicts card={card} />
              </Section>
            </aside>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Found({ card }: { card: ModelCard }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const { report } = card;
  if (isMade(card)) return <Empty says={t('models.making')} />;
  if (!report)
    return <Empty says={card.failure ? word('models.failure', card.failure) : word('models.status', card.status)} />;
  return (
    <>
      <Section title={t('models.held')}>
        {report.held ? <Accuracy held={report.held} /> : <p className="quiet">{t('models.no_held')}</p>}
      </Section>
      {card.beside && (
        <Section title={t('models.beside', { version: card.beside.version })}>
          <Beside beside={card.beside} version={card.version} />
        </Section>
      )}
      <Section title={t('models.measures')} aside={t('models.measures.says')}>
        <Measures card={card} />
      </Section>
      {report.segments.length > 0 && (
        <Section title={t('models.groups')} aside={t('models.groups.says')}>
          <Groups groups={report.segments} />
        </Section>
      )}
      <Section title={t('models.since')}>
        <Watches watches={card.watches} />
      </Section>
    </>
  );
}
