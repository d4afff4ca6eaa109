import { useLocale } from '@acquaint/kit';
import type { Home } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useHome } from '../features/home/api.ts';
import { ByDay, Funnel } from '../features/home/charts.tsx';
import { Queues } from '../features/home/queues.tsx';
import { Figures, Yours } from '../features/home/today.tsx';
import { ListsSeal, LogSeal } from '../features/home/trust.tsx';
import { ListsBanner } from '../features/screening/lists-banner.tsx';
import { useVerifications } from '../features/verification/api.ts';
import { VerificationTable } from '../features/verification/table.tsx';
import { useMay } from '../session.ts';
import { Page, Section } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';
import './home.css';

const NEWEST = 6;

/** What waits, how the day goes, and whether lists and log can be trusted. */
export function HomePage(): ReactElement {
  const { t } = useLocale();
  const home = useHome();
  const waiting = home.data?.queues.reduce((sum, queue) => sum + queue.waiting, 0) ?? 0;
  const late = home.data?.queues.reduce((sum, queue) => sum + queue.breached, 0) ?? 0;
  return (
    <Page title={home.data ? t('home.title', { waiting, late }) : t('nav.home')}>
      <ListsBanner />
      <Answer query={home} bones={<HomeBones />}>
        {(found) => <HomeMatter home={found} />}
      </Answer>
    </Page>
  );
}

function HomeMatter({ home }: { home: Home }): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  return (
    <div className="home">
      <div>
        <Section title={t('home.queues')}>
          <Queues queues={home.queues} enters={may('cases.read')} />
        </Section>
        <div className="home-charts">
          <Section title={t('home.by_day')}>
            <ByDay days={home.by_day} />
          </Section>
          <Section title={t('home.funnel')}>
            <Funnel funnel={home.funnel} />
          </Section>
        </div>
        {may('verifications.read') && <Newest />}
      </div>
      <aside>
        {may('cases.decide') && (
          <Section title={t('home.yours')}>
            <Yours home={home} />
          </Section>
        )}
        <Section title={t('home.figures')}>
          <Figures home={home} />
        </Section>
        <Section title={t('home.trust')}>
          <ListsSeal lists={home.lists} />
          <LogSeal log={home.log} />
        </Section>
      </aside>
    </div>
  );
}

/** Who came last, so that the page is never only figures. */
function Newest(): ReactElement {
  const { t } = useLocale();
  const verifications = useVerifications({});
  return (
    <Section title={t('home.newest')} aside={<Link to="/verifications">{t('home.all_verifications')}</Link>}>
      <Answer query={verifications} bones={<Bones rows={NEWEST} />}>
        {(rows) => {
          // A link that nobody opened yet says nothing about anyone.
          const begun = rows.filter((row) => row.status !== 'created').slice(0, NEWEST);
          return begun.length === 0 ? <Empty says={t('home.funnel.empty')} /> : <VerificationTable rows={begun} />;
        }}
      </Answer>
    </Section>
  );
}

function HomeBones(): ReactElement {
  return (
    <div className="home">
      <Bones rows={7} />
      <Bones rows={9} height={28} />
    </div>
  );
}
