import { useLocale } from '@acquaint/kit';
import type { Models } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { isMade, useModels } from '../features/models/api.ts';
import { Ground } from '../features/models/ground.tsx';
import { ModelTable } from '../features/models/table.tsx';
import { TrainForm } from '../features/models/train-form.tsx';
import { WatchedMeasures } from '../features/models/watched.tsx';
import { useMay } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';
import '../features/models/models.css';

/** The models beside the rules: which one decides, which are watched, and the way to a first one. */
export function ModelsPage(): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const models = useModels();
  const [asking, setAsking] = useState(false);
  const busy = models.data?.data.some(isMade) ?? false;
  return (
    <Page
      title={t('models.title')}
      says={t('models.says')}
      actions={
        may('rules.write') && (
          <Button look="primary" disabled={busy} onClick={() => setAsking(true)}>
            {t('models.train')}
          </Button>
        )
      }
    >
      <Answer query={models} bones={<Bones rows={8} />}>
        {(found) => <Matter found={found} />}
      </Answer>
      <TrainForm open={asking} onClose={() => setAsking(false)} />
    </Page>
  );
}

function Matter({ found }: { found: Models }): ReactElement {
  const { t } = useLocale();
  const decides = found.data.find((one) => one.role === 'champion');
  return (
    <>
      {found.ground.fault !== null && (
        <p className="banner" role="status">
          <strong>{t('models.fault')}</strong> <span>{t('models.fault.says')}</span>
        </p>
      )}
      <p className="model-now">
        {decides ? t('models.decides', { version: decides.version }) : t('models.none_decides')}
      </p>
      {found.data.length === 0 ? (
        <Empty says={t('models.none')} />
      ) : (
        <Section title={t('models.registry')}>
          <ModelTable rows={found.data} />
        </Section>
      )}
      <Section title={t('models.ground')}>
        <Ground ground={found.ground} />
      </Section>
      <Section title={t('models.watched')}>
        <WatchedMeasures watched={found.ground.watched} />
      </Section>
    </>
  );
}
