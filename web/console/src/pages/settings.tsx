import { useLocale } from '@acquaint/kit';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ComponentType, ReactElement } from 'react';
import { ApiKeys } from '../features/tenancy/api-keys.tsx';
import { Flows } from '../features/tenancy/flows.tsx';
import { Parameters } from '../features/tenancy/parameters.tsx';
import { Permissions } from '../features/tenancy/permissions.tsx';
import { Providers } from '../features/tenancy/providers.tsx';
import { Staff } from '../features/tenancy/staff.tsx';
import { Page } from '../ui/page.tsx';
import { NotFoundPage } from './not-found.tsx';
import '../features/tenancy/tenancy.css';

const PARTS: Readonly<Record<string, ComponentType>> = {
  staff: Staff,
  keys: ApiKeys,
  flows: Flows,
  providers: Providers,
  permissions: Permissions,
  parameters: Parameters,
};

const route = getRouteApi('/settings/$part');

/** How the house is set up, part by part. */
export function SettingsPage(): ReactElement {
  const { t } = useLocale();
  const { part } = route.useParams();
  const Part = PARTS[part];
  if (!Part) return <NotFoundPage />;
  return (
    <Page title={t('nav.settings')}>
      <div className="settings">
        <nav className="settings-parts" aria-label={t('nav.settings')}>
          {Object.keys(PARTS).map((each) => (
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
