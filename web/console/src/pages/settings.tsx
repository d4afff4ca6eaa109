import { useLocale } from '@acquaint/kit';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import type { ComponentType, ReactElement } from 'react';
import { ApiKeys } from '../features/tenancy/api-keys.tsx';
import { Flows } from '../features/tenancy/flows.tsx';
import { Parameters } from '../features/tenancy/parameters.tsx';
import { Permissions } from '../features/tenancy/permissions.tsx';
import { Providers } from '../features/tenancy/providers.tsx';
import { Staff } from '../features/tenancy/staff.tsx';
import { useMay } from '../session.ts';
import { Page } from '../ui/page.tsx';
import { NotFoundPage } from './not-found.tsx';
import '../features/tenancy/tenancy.css';

const PARTS: Readonly<Record<string, { needs: string; shows: ComponentType }>> = {
  staff: { needs: 'tenancy.staff_read', shows: Staff },
  keys: { needs: 'tenancy.keys_read', shows: ApiKeys },
  flows: { needs: 'flows.read', shows: Flows },
  providers: { needs: 'providers.read', shows: Providers },
  permissions: { needs: 'tenancy.staff_read', shows: Permissions },
  parameters: { needs: 'tenancy.settings_read', shows: Parameters },
};

const route = getRouteApi('/settings/$part');

/** How the house is set up, part by part. */
export function SettingsPage(): ReactElement {
  const { t } = useLocale();
  const { part } = route.useParams();
  const may = useMay();
  const open = Object.entries(PARTS).filter(([, { needs }]) => may(needs));
  const [first] = open[0] ?? [];
  if (part === 'all' && first) return <Navigate to="/settings/$part" params={{ part: first }} replace />;
  const Part = open.find(([name]) => name === part)?.[1].shows;
  if (!Part) return <NotFoundPage />;
  return (
    <Page title={t('nav.settings')}>
      <div className="settings">
        <nav className="settings-parts" aria-label={t('nav.settings')}>
          {open.map(([each]) => (
            <Link key={each} to="/settings/$part" params={{ part: each }} activeProps={{ 'aria-current': 'page' }}>
              {t(`settings.${each}`)}
            </Link>
          ))}
        </nav>
        <Part />
      </div>
    </Page>
  );
}
