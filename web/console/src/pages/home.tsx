import { useLocale } from '@acquaint/kit';
import type { Home } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useHome } from '../features/home/api.ts';
import { ByDay, Funnel } from '../features/home/charts.tsx';
import { Freshness, LogSeal } from '../features/home/freshness.tsx';
import { Queues } from '../features/home/queues.tsx';
import { Figures, Yours } from '../features/home/today.tsx';
import { useMe } from '../session.ts';
import { Page, Section } from '../ui/page.tsx';
import { Answer, Bones } from '../ui/states.tsx';
import './home.css';

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
  return (
    <div className="home">
      <div>
        <Section title={t('home.queues')}>
          <Queues queues={home.queues} />
        </Section>
        <div className="home-charts">
          <Section title={t('home.by_day')}>
            <ByDay days={home.by_day} />
          </Section>
          <Section title={t('home.funnel')}>
            <Funnel funnel={home.funnel} />
          </Section>
        </div>
        <div className="home-trust">
          <Section title={t('nav.lists')} aside={<Link to="/lists">{t('home.all_lists')}</Link>}>
            <Freshness lists={home.lists} />
          </Section>
          <Section title={t('nav.audit')}>
            <LogSeal log={home.log} />
          </Section>
        </div>
      </div>
      <aside>
        <Section title={t('home.yours')}>
          <Yours home={home} />
        </Section>
        <Section title={t('home.figures')}>
          <Figures home={home} />
        </Section>
      </aside>
    </div>
  );
}

/** Said plainly and above everything: without real lists nobody is screened for sanctions. */
export function ListsBanner(): ReactElement | null {
  const { t } = useLocale();
  const { lists } = useMe();
  if (lists.real) return null;
  return (
    <div className="banner" role="note">
      <strong>{t('lists.missing.title')}</strong>
      <span>{lists.message ?? t('lists.missing.says')}</span>
    </div>
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
