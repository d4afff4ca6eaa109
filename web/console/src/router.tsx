import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { NotFoundPage } from './pages/not-found.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { Shell } from './shell/shell.tsx';

type Search = Readonly<Record<string, unknown>>;

const text = (search: Search, name: string) => {
  const value = search[name];
  // The router reads ?tier=1 as a number; everything we search by is text.
  return typeof value === 'string' || typeof value === 'number' ? { [name]: String(value) } : {};
};

const texts =
  <Name extends string>(...names: Name[]) =>
  (search: Search): Partial<Record<Name, string>> =>
    Object.assign({}, ...names.map((name) => text(search, name)));

const root = createRootRoute({ component: () => <Shell signIn={<SignInPage />} />, notFoundComponent: NotFoundPage });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home.tsx'), 'HomePage'),
});
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  validateSearch: texts('queue', 'show', 'case'),
  component: lazyRouteComponent(() => import('./pages/desk.tsx'), 'DeskPage'),
});
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('./pages/case.tsx'), 'CasePage'),
});
const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: texts('rating', 'tier', 'status'),
  component: lazyRouteComponent(() => import('./pages/customers.tsx'), 'CustomersPage'),
});
const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id',
  component: lazyRouteComponent(() => import('./pages/customer.tsx'), 'CustomerPage'),
});
const verifications = createRoute({
  getParentRoute: () => root,
  path: '/verifications',
  validateSearch: texts('status', 'outcome', 'country'),
  component: lazyRouteComponent(() => import('./pages/verifications.tsx'), 'VerificationsPage'),
});
const verification = createRoute({
  getParentRoute: () => root,
  path: '/verifications/$id',
  component: lazyRouteComponent(() => import('./pages/verification.tsx'), 'VerificationPage'),
});
const transactions = createRoute({
  getParentRoute: () => root,
  path: '/transactions',
  validateSearch: texts('outcome', 'rule', 'customer'),
  component: lazyRouteComponent(() => import('./pages/transactions.tsx'), 'TransactionsPage'),
});
const transaction = createRoute({
  getParentRoute: () => root,
  path: '/transactions/$id',
  component: lazyRouteComponent(() => import('./pages/transaction.tsx'), 'TransactionPage'),
});
const monitoring = createRoute({
  getParentRoute: () => root,
  path: '/monitoring',
  component: lazyRouteComponent(() => import('./pages/monitoring.tsx'), 'MonitoringPage'),
});
const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  component: lazyRouteComponent(() => import('./pages/rules.tsx'), 'RulesPage'),
});
const rule = createRoute({
  getParentRoute: () => root,
  path: '/rules/$code',
  component: lazyRouteComponent(() => import('./pages/rule.tsx'), 'RulePage'),
});
const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  component: lazyRouteComponent(() => import('./pages/models.tsx'), 'ModelsPage'),
});
const model = createRoute({
  getParentRoute: () => root,
  path: '/models/$id',
  component: lazyRouteComponent(() => import('./pages/model.tsx'), 'ModelPage'),
});
const payees = createRoute({
  getParentRoute: () => root,
  path: '/payees',
  component: lazyRouteComponent(() => import('./pages/payees.tsx'), 'PayeesPage'),
});
const screening = createRoute({
  getParentRoute: () => root,
  path: '/screening',
  component: lazyRouteComponent(() => import('./pages/screening.tsx'), 'ScreeningPage'),
});
const matches = createRoute({
  getParentRoute: () => root,
  path: '/matches',
  validateSearch: texts('list', 'entity'),
  component: lazyRouteComponent(() => import('./pages/matches.tsx'), 'MatchesPage'),
});
const lists = createRoute({
  getParentRoute: () => root,
  path: '/lists',
  component: lazyRouteComponent(() => import('./pages/lists.tsx'), 'ListsPage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: texts('customer', 'actor', 'action', 'subject', 'from', 'to', 'entry'),
  component: lazyRouteComponent(() => import('./pages/audit.tsx'), 'AuditPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: ({ location }) => {
    if (/\/settings\/?$/.test(location.pathname)) throw redirect({ to: '/settings/$part', params: { part: 'all' } });
  },
});
const settingsPart = createRoute({
  getParentRoute: () => root,
  path: '/settings/$part',
  component: lazyRouteComponent(() => import('./pages/settings.tsx'), 'SettingsPage'),
});

const routes = [
  ...[home, queue, oneCase, customers, customer, verifications, verification, screening, matches, lists, audit],
  ...[transactions, transaction, monitoring, rules, rule, models, model, payees],
  settings,
  settingsPart,
];

/** The addresses of the console. Each page is a chunk of its own. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/console',
  scrollRestoration: true,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
