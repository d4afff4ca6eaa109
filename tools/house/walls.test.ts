import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Planting, plant } from './planting.ts';
import { checkWalls, type Walls } from './walls.ts';

const modules = 'server/src/modules';
const platform = 'server/src/platform';

/** What stands in the tree that imports nothing: the far ends of the imports below. */
const STANDING = [
  ...['errors', 'ids', 'db', 'outbox', 'http', 'testing'].map((room) => `${platform}/${room}/index.ts`),
  `${platform}/db/embedded.ts`,
  ...['tenancy', 'vendors', 'models', 'customers', 'cases', 'webhooks', 'screening'].map(
    (m) => `${modules}/${m}/index.ts`,
  ),
  ...['store', 'module', 'schema', 'policy', 'tables'].map((file) => `${modules}/customers/${file}.ts`),
  `${modules}/customers/testing/index.ts`,
  'server/src/app.ts',
  'server/src/providers/sms-http/index.ts',
  'engines/src/mrz/index.ts',
  'engines/src/mrz/digits.ts',
  'web/console/src/theme.ts',
  'web/console/src/features/customers/list.ts',
  'web/kit/src/index.ts',
  'sdk/src/index.ts',
  'tools/specimens/index.ts',
];

/** Imports that the plan allows: none of them may be called a breach. */
const LAWFUL: Record<string, string> = {
  [`${modules}/cases/operations/open-case.ts`]:
    "import '#modules/customers';\nimport '#platform/db';\nimport '../store.ts';",
  [`${modules}/cases/store.ts`]: "import type {} from 'kysely';\nimport './tables.ts';\nimport '#platform/db';",
  [`${modules}/cases/tables.ts`]: "import './policy.ts';",
  [`${modules}/cases/policy.ts`]: "import './errors.ts';\nimport '#platform/errors';\nimport '@acquaint/engines/mrz';",
  [`${modules}/cases/errors.ts`]: "import './schema.ts';\nimport '#platform/errors';",
  [`${modules}/cases/schema.ts`]: "import '#platform/ids';",
  [`${modules}/cases/policy.test.ts`]: "import '#modules/customers/testing';\nimport '#platform/testing';",
  [`${platform}/record/index.ts`]: "import '../db/index.ts';\nimport '#platform/outbox';",
  [`${platform}/record/record.test.ts`]: "import '#platform/testing';",
  'server/src/main.ts': "import './app.ts';",
  'server/src/providers/ocr-local/index.ts':
    "import '#modules/vendors';\nimport '@acquaint/engines/mrz';\nimport '#platform/errors';",
  'server/test/acceptance/first.test.ts': "import '../../src/app.ts';",
  'engines/src/documents/index.ts': "import '../mrz/index.ts';",
  'web/console/src/pages/home.ts': "import '../features/customers/list.ts';",
  'cli/src/main.ts': "import '../../sdk/src/index.ts';\nimport '../../engines/src/mrz/index.ts';",
};

/** One offence of each kind: rule, file, what it says. */
const OFFENCES: [rule: string, file: string, content: string][] = [
  ['floor-1-goes-down', `${modules}/tenancy/late.ts`, "import '#modules/customers';"],
  ['floor-2-goes-down', `${modules}/vendors/beside.ts`, "import '#modules/models';"],
  ['floor-3-goes-down', `${modules}/customers/up.ts`, "import '#modules/cases';"],
  ['floor-4-goes-down', `${modules}/cases/up.ts`, "import type {} from '#modules/screening';"],
  ['floor-5-goes-down', `${modules}/risk/up.ts`, "import '#modules/screening';"],
  ['floor-6-goes-down', `${modules}/checks/beside.ts`, "import '#modules/screening';"],
  ['floor-7-goes-down', `${modules}/verification/up.ts`, "import '#modules/webhooks';"],
  ['floor-8-goes-down', `${modules}/usage/beside.ts`, "import '#modules/webhooks';"],
  ['ground-errors', `${platform}/errors/up.ts`, "import '#platform/ids';"],
  ['ground-ids', `${platform}/ids/up.ts`, "import '#platform/db';"],
  ['ground-clock', `${platform}/clock/index.ts`, "import '#platform/db';"],
  ['ground-money', `${platform}/money/index.ts`, "import '#platform/db';"],
  ['ground-config', `${platform}/config/index.ts`, "import '#platform/db';"],
  ['ground-telemetry', `${platform}/telemetry/index.ts`, "import '#platform/http';"],
  ['ground-db', `${platform}/db/up.ts`, "import '#platform/outbox';"],
  ['ground-crypto', `${platform}/crypto/index.ts`, "import '#platform/http';"],
  ['ground-blobs', `${platform}/blobs/index.ts`, "import '#platform/http';"],
  ['ground-vault', `${platform}/vault/index.ts`, "import '#platform/http';"],
  ['ground-outbox', `${platform}/outbox/up.ts`, "import '#platform/http';"],
  ['ground-record', `${platform}/record/up.ts`, "import '#platform/http';"],
  ['ground-jobs', `${platform}/jobs/index.ts`, "import '#platform/http';"],
  ['ground-leases', `${platform}/leases/index.ts`, "import '#platform/http';"],
  ['ground-pools', `${platform}/pools/index.ts`, "import '#platform/http';"],
  ['ground-i18n', `${platform}/i18n/index.ts`, "import '#platform/http';"],
  ['ground-http', `${platform}/http/up.ts`, "import '#platform/testing';"],
  ['ground-module', `${platform}/module/index.ts`, "import '#platform/testing';"],
  ['module-without-floor', `${modules}/gadgets/index.ts`, "import '#platform/db';"],
  ['room-without-place', `${platform}/attic/index.ts`, "import '#platform/db';"],
  ['ground-knows-no-domain', `${platform}/db/domain.ts`, "import '#modules/customers';"],
  ['module-by-its-door', 'server/src/main2.ts', "import './modules/customers/store.ts';"],
  ['module-by-its-declaration', 'server/src/app.ts', "import './modules/customers/store.ts';"],
  ['neighbour-by-its-door', `${modules}/cases/reach.ts`, "import '../customers/store.ts';"],
  ['builders-are-for-tests', `${modules}/cases/faked.ts`, "import '#modules/customers/testing';"],
  ['room-by-its-door', `${platform}/vault/reach.ts`, "import '../db/embedded.ts';"],
  ['platform-by-its-door', 'server/src/main3.ts', "import './platform/db/embedded.ts';"],
  ['engine-by-its-door', 'engines/src/documents/reach.ts', "import '../mrz/digits.ts';"],
  ['engine-by-its-door-from-outside', 'cli/src/reach.ts', "import '../../engines/src/mrz/digits.ts';"],
  ['inside-is-relative', `${platform}/http/self.ts`, "import '#platform/http';"],
  ['between-is-by-name', `${modules}/cases/relative.ts`, "import '../customers/index.ts';"],
  ['inner-order-schema', `${modules}/risk/schema.ts`, "import './policy.ts';"],
  ['inner-order-errors', `${modules}/risk/errors.ts`, "import './policy.ts';"],
  ['inner-order-policy', `${modules}/risk/policy.ts`, "import './store.ts';"],
  ['inner-order-tables', `${modules}/risk/tables.ts`, "import './store.ts';"],
  ['inner-order-store', `${modules}/risk/store.ts`, "import './operations/rate.ts';"],
  ['inner-order-residents', `${modules}/risk/residents/index.ts`, "import '../operations/rate.ts';"],
  ['inner-order-operations', `${modules}/risk/operations/rate.ts`, "import '../routes.ts';"],
  ['inner-order-routes', `${modules}/risk/routes.ts`, "import './module.ts';\nexport {};"],
  ['door-shows-no-inside', `${modules}/risk/index.ts`, "export * from './store.ts';"],
  ['policy-is-pure', `${modules}/customers/policy/clock.ts`, "import '#platform/db';"],
  ['sql-in-stores', `${modules}/customers/operations/list.ts`, "import 'kysely';"],
  ['engines-know-no-server', 'engines/src/mrz/server.ts', "import '../../../server/src/platform/errors/index.ts';"],
  ['engines-do-no-io', 'engines/src/mrz/read.ts', "import 'node:fs/promises';"],
  ['providers-see-their-kind', 'server/src/providers/sms-http/reach.ts', "import '#modules/customers';"],
  ['providers-only-by-app', `${modules}/cases/direct.ts`, "import '../../providers/sms-http/index.ts';"],
  ['app-only-by-main', 'bench/reach.ts', "import '../server/src/app.ts';"],
  ['modules-know-no-entrance', `${modules}/cases/entrance.ts`, "import '../../main.ts';"],
  ['web-speaks-sdk', 'web/console/src/shortcut.ts', "import '../../../engines/src/mrz/index.ts';"],
  ['web-apps-apart', 'web/applicant/src/borrowed.ts', "import '../../console/src/theme.ts';"],
  ['features-apart', 'web/console/src/features/cases/list.ts', "import '../customers/list.ts';"],
  ['cli-speaks-sdk-and-engines', 'cli/src/server.ts', "import '../../server/src/main.ts';"],
  ['sdk-stands-alone', 'sdk/src/reach.ts', "import '../../engines/src/mrz/index.ts';"],
  ['product-needs-no-tools', `${modules}/cases/specimens.ts`, "import '../../../../tools/specimens/index.ts';"],
  ['no-cycles', 'engines/src/lists/folder.ts', "import type {} from './index.ts';"],
  ['no-dead-imports', `${modules}/cases/dead.ts`, "import '#modules/customers/store';"],
  ['packages-are-declared', 'engines/src/mrz/undeclared.ts', "import 'left-pad';"],
  ['imports-are-static', 'engines/src/mrz/late.ts', "export const late = () => import('./digits.ts');"],
];

/** Files that the offences above need at their other end. */
const COMPANIONS: Record<string, string> = {
  [`${modules}/risk/module.ts`]: 'export {};',
  'engines/src/lists/index.ts': "import type {} from './folder.ts';",
};

describe('the walls of the house', () => {
  let tree: Planting;
  let walls: Walls;

  beforeAll(async () => {
    const standing = Object.fromEntries(STANDING.map((path) => [path, 'export {};\n']));
    const offences = Object.fromEntries(OFFENCES.map(([, path, content]) => [path, `${content}\n`]));
    tree = plant({ ...standing, ...COMPANIONS, ...LAWFUL, ...offences });
    walls = await checkWalls(tree.root);
  });
  afterAll(() => tree.remove());

  test.each(OFFENCES)('%s catches what %s does', (rule, file) => {
    expect(walls.breaches.filter((breach) => breach.from === file).map((breach) => breach.rule)).toContain(rule);
  });

  test('every wall has an offence planted against it', () => {
    expect(new Set(OFFENCES.map(([rule]) => rule))).toEqual(new Set(walls.reasons.keys()));
  });

  test('every wall says why it stands', () => {
    expect([...walls.reasons].filter(([, why]) => why.length < 40)).toEqual([]);
  });

  test('what the plan allows is no breach', () => {
    expect(walls.breaches.filter((breach) => breach.from in LAWFUL)).toEqual([]);
  });

  test('a file that the cruiser did not see is named', async () => {
    expect(walls.unseen).toEqual([]);
    const half = plant({ 'engines/src/mrz/index.ts': 'export {};\n', 'engines/src/mrz/odd.js': 'export {};\n' });
    half.write('.dependency-cruiser.mjs', "export default { forbidden: [], options: { exclude: { path: 'odd' } } };\n");
    const { unseen } = await checkWalls(half.root);
    half.remove();
    expect(unseen).toEqual(['engines/src/mrz/odd.js']);
  });
});
