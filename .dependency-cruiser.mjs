// The walls of the house: who may import whom. `npm run check:walls` runs them; tools/house/walls.test.ts plants one
// offence of each kind. A new module is one word in FLOORS, a new room of the ground one word in GROUND.

/** Floors 1 to 8, lowest first. A module imports lower floors, never its own floor, never a higher one. */
export const FLOORS = [
  ['tenancy'],
  ['regulation', 'vendors', 'models'],
  ['customers', 'notifications', 'audit'],
  ['cases'],
  ['risk', 'faces'],
  ['checks', 'screening', 'devices'],
  ['verification', 'transactions'],
  ['filings', 'privacy', 'governance', 'insights', 'webhooks', 'usage'],
];

/** Floor 0, the rooms of the platform: each may import the rooms left of it. The record is written through the outbox. */
export const GROUND = [
  ...['errors', 'ids', 'clock', 'money', 'config', 'telemetry'],
  ...['db', 'crypto', 'blobs'],
  'vault',
  ...['outbox', 'record', 'jobs', 'leases', 'pools'],
  ...['i18n', 'http', 'module', 'testing'],
];

/** The files of a module, lowest first: a file imports files of lower steps. Other names are free of this order. */
const STEPS = [
  ['schema'],
  ['errors', 'events'],
  ['policy'],
  ['tables'],
  ['store'],
  ['residents'],
  ['operations'],
  ['routes', 'jobs', 'reactions', 'personal-data'],
  ['module'],
];

const PLATFORM = '^server/src/platform/';
const MODULES = '^server/src/modules/';
const TEST_ONLY = '(\\.test\\.tsx?$|/testing/|^server/test/|^web/[^/]+/test/|\\.contract\\.ts$)';
const oneOf = (names) => `(${names.join('|')})`;

const floors = FLOORS.map((modules, at) => ({
  name: `floor-${at + 1}-goes-down`,
  comment:
    'A module exists without those above it: it hands them a registry, an event, a view or a provider, and never imports them. Neighbours on one floor know nothing of each other.',
  severity: 'error',
  from: { path: `${MODULES}${oneOf(modules)}/` },
  to: { path: `${MODULES}${oneOf(FLOORS.slice(at).flat())}/`, pathNot: `${MODULES}$1/` },
}));

const ground = GROUND.slice(0, -1).map((room, at) => ({
  name: `ground-${room}`,
  comment: `platform/${room} stands on the rooms left of it in GROUND; only its tests may look right, at the fakes they need.`,
  severity: 'error',
  from: { path: `${PLATFORM}${room}/`, pathNot: TEST_ONLY },
  to: { path: PLATFORM, pathNot: `${PLATFORM}${oneOf(GROUND.slice(0, at + 1))}/` },
}));

const steps = STEPS.slice(0, -1).map((names, at) => ({
  name: `inner-order-${names[0]}`,
  comment: `Inside a module ${names.join(', ')} may be imported by what follows it and never imports it: rules stay pure, SQL stays in one place, routes stay thin.`,
  severity: 'error',
  from: { path: `${MODULES}([^/]+)/${oneOf(names)}(\\.ts$|/)`, pathNot: TEST_ONLY },
  to: { path: `${MODULES}$1/(${[...STEPS.slice(at + 1).flat(), 'index'].join('|')})(\\.ts$|/)` },
}));

const rooms = [
  {
    name: 'module-without-floor',
    comment: 'Who can exist without whom is the first question about a module: write it into FLOORS.',
    severity: 'error',
    from: { path: MODULES, pathNot: `${MODULES}${oneOf(FLOORS.flat())}/` },
    to: {},
  },
  {
    name: 'room-without-place',
    comment: 'The ground has an order; a new room takes its place in GROUND.',
    severity: 'error',
    from: { path: PLATFORM, pathNot: `${PLATFORM}${oneOf(GROUND)}/` },
    to: {},
  },
  {
    name: 'ground-knows-no-domain',
    comment: 'The platform has no word of the domain, so that it can be tested and trusted without it.',
    severity: 'error',
    from: { path: PLATFORM },
    to: { path: '^server/src/(modules|providers)/|^server/src/[^/]+\\.ts$|^server/test/' },
  },
];

const doors = [
  {
    name: 'module-by-its-door',
    comment: 'Only index.ts of a module is a promise; the rest may change in any commit. app.ts alone reads module.ts.',
    severity: 'error',
    from: { path: '^(?!server/src/modules/)', pathNot: '^server/src/app\\.ts$' },
    to: { path: `${MODULES}[^/]+/`, pathNot: `${MODULES}[^/]+/(index|testing/index)\\.ts$` },
  },
  {
    name: 'module-by-its-declaration',
    comment: 'app.ts reads the declaration of a module and its door, nothing behind them.',
    severity: 'error',
    from: { path: '^server/src/app\\.ts$' },
    to: { path: `${MODULES}[^/]+/`, pathNot: `${MODULES}[^/]+/(index|module)\\.ts$` },
  },
  {
    name: 'neighbour-by-its-door',
    comment: 'A module sees of another what its index.ts shows; its tests see testing/index.ts too.',
    severity: 'error',
    from: { path: `${MODULES}([^/]+)/` },
    to: { path: `${MODULES}[^/]+/`, pathNot: `${MODULES}($1/|[^/]+/(index|testing/index)\\.ts$)` },
  },
  {
    name: 'builders-are-for-tests',
    comment: 'testing/ and test files hold fakes and shortcuts that must never run in the product.',
    severity: 'error',
    from: { path: '^(server|engines|sdk|cli|web)/', pathNot: [TEST_ONLY, `${PLATFORM}testing/`] },
    to: { path: [TEST_ONLY, `${PLATFORM}testing/`] },
  },
  {
    name: 'room-by-its-door',
    comment: 'A room of the platform is reached by its index.ts.',
    severity: 'error',
    from: { path: `${PLATFORM}([^/]+)/` },
    to: { path: `${PLATFORM}[^/]+/`, pathNot: `${PLATFORM}($1/|[^/]+/index\\.ts$)` },
  },
  {
    name: 'platform-by-its-door',
    comment: 'A room of the platform is reached by its index.ts.',
    severity: 'error',
    from: { path: '^(?!server/src/platform/)' },
    to: { path: `${PLATFORM}[^/]+/`, pathNot: `${PLATFORM}[^/]+/index\\.ts$` },
  },
  {
    name: 'engine-by-its-door',
    comment: 'An engine is usable on its own: what others may use is in its index.ts.',
    severity: 'error',
    from: { path: '^engines/src/([^/]+)/' },
    to: { path: '^engines/src/[^/]+/', pathNot: '^engines/src/($1/|[^/]+/index\\.ts$)' },
  },
  {
    name: 'engine-by-its-door-from-outside',
    comment: 'An engine is usable on its own: what others may use is in its index.ts.',
    severity: 'error',
    from: { path: '^(?!engines/src/)' },
    to: { path: '^engines/src/[^/]+/', pathNot: '^engines/src/[^/]+/index\\.ts$' },
  },
  {
    name: 'inside-is-relative',
    comment:
      'Inside a module or room imports are relative, so that a folder can be moved or read alone; # is for neighbours.',
    severity: 'error',
    from: { path: '^server/src/(modules|platform|providers)/([^/]+)/' },
    to: { path: '^server/src/$1/$2/', dependencyTypes: ['aliased-subpath-import'] },
  },
  {
    name: 'between-is-by-name',
    comment:
      'What a module or provider takes from another it names as #modules/x or #platform/x: the resolver itself then refuses to go behind the door.',
    severity: 'error',
    from: { path: '^server/src/(modules|providers)/([^/]+)/' },
    to: {
      path: '^server/src/(modules|platform|providers)/',
      pathNot: '^server/src/$1/$2/',
      dependencyTypesNot: ['aliased-subpath-import'],
    },
  },
];

const inner = [
  ...steps,
  {
    name: 'door-shows-no-inside',
    comment:
      'The door shows words, refusals, events, operations and pure rules: never SQL, routes, jobs or the declaration.',
    severity: 'error',
    from: { path: `${MODULES}([^/]+)/index\\.ts$` },
    to: { path: `${MODULES}$1/(store|routes|jobs|reactions|personal-data|module)(\\.ts$|/)` },
  },
  {
    name: 'policy-is-pure',
    comment:
      'What the law or the policy says is a pure function of values: the operation reads, asks policy and writes.',
    severity: 'error',
    from: { path: `${MODULES}.+/(policy(\\.ts$|/)|judge\\.ts$)`, pathNot: TEST_ONLY },
    to: {
      // A type of the other side is a word, not an act.
      dependencyTypesNot: ['type-only'],
      path: [
        `${PLATFORM}(db|crypto|blobs|vault|record|outbox|jobs|leases|pools|http|telemetry|config)/`,
        '^(node:)?(fs|net|http|https|child_process|worker_threads)(/promises)?$',
        'node_modules/(pg|kysely|fastify)/',
      ],
    },
  },
  {
    name: 'sql-in-stores',
    comment: 'All SQL of a module is in its store, where row security, limits and indexes are reviewed together.',
    severity: 'error',
    from: { path: MODULES, pathNot: [`${MODULES}.+/(store|tables|residents)(\\.ts$|/)`, TEST_ONLY] },
    to: { path: 'node_modules/(kysely|pg)/' },
  },
];

const wings = [
  {
    name: 'engines-know-no-server',
    comment:
      'An engine is pure computation: it imports packages and other engines, and knows no tenant, clock or table.',
    severity: 'error',
    from: { path: '^engines/' },
    to: { path: '^(server|web|sdk|cli|tools|bench)/', pathNot: '^engines/' },
  },
  {
    name: 'engines-do-no-io',
    comment:
      'Bytes, readers and storage are passed in. Exceptions: model files by paths that the caller gives, the WebAssembly of the barcode package, the file store and the journal of the log.',
    severity: 'error',
    from: {
      path: '^engines/src/',
      pathNot: [TEST_ONLY, '^engines/src/(vision/|documents/barcode\\.ts$|tlog/(file-store\\.ts$|durable/))'],
    },
    to: { path: '^(node:)?(fs|net|tls|dgram|http|https|http2|child_process|cluster)(/promises)?$' },
  },
  {
    name: 'providers-see-their-kind',
    comment:
      'A provider sees the platform, engines and #modules/vendors for its kind: what a third party could publish, ours must be able to be.',
    severity: 'error',
    from: { path: '^server/src/providers/([^/]+)/' },
    to: {
      path: '^(server|web|sdk|cli|tools|bench)/',
      pathNot: `^server/src/(platform/|modules/vendors/|providers/$1/)`,
    },
  },
  {
    name: 'providers-only-by-app',
    comment:
      'A module never holds a provider: it calls vendors.call, which gives timeout, retry, breaker, meter and record.',
    severity: 'error',
    from: {
      path: '^(server|engines|web|sdk|cli)/',
      pathNot: ['^server/src/app\\.ts$', '^server/src/providers/', TEST_ONLY],
    },
    to: { path: '^server/src/providers/' },
  },
  {
    name: 'app-only-by-main',
    comment:
      'app.ts knows every module; who imports it knows them all too. The files beside it that start and describe the product, the generator of its documents and acceptance tests may.',
    severity: 'error',
    from: { path: '.', pathNot: '^server/src/[^/]+\\.ts$|^server/test/|^tools/gen/' },
    to: { path: '^server/src/app\\.ts$' },
  },
  {
    name: 'modules-know-no-entrance',
    comment: 'The files directly in server/src put the product together; nothing inside imports them.',
    severity: 'error',
    from: { path: '^server/src/(modules|providers)/' },
    to: { path: '^server/src/[^/]+\\.ts$' },
  },
  {
    name: 'web-speaks-sdk',
    comment:
      'The web apps use the API as any customer would: one contract, no private shortcut. Their browser tests may start the product.',
    severity: 'error',
    from: { path: '^web/', pathNot: '^web/[^/]+/test/' },
    to: { path: '^(server|engines|cli|tools|bench|packs)/' },
  },
  {
    name: 'web-apps-apart',
    comment: 'Console and applicant app share web/kit and nothing else; the kit knows no app.',
    severity: 'error',
    from: { path: '^web/([^/]+)/' },
    to: { path: '^web/', pathNot: '^web/($1|kit)/' },
  },
  {
    name: 'features-apart',
    comment: 'Features mirror the modules of the server; pages compose them, they never import each other.',
    severity: 'error',
    from: { path: '^web/([^/]+)/src/features/([^/]+)/' },
    to: { path: '^web/$1/src/features/', pathNot: '^web/$1/src/features/$2/' },
  },
  {
    name: 'cli-speaks-sdk-and-engines',
    comment: 'The command line works without a server; commands that need one start it as a process of its own.',
    severity: 'error',
    from: { path: '^cli/' },
    to: { path: '^(server|web|tools|bench)/' },
  },
  {
    name: 'sdk-stands-alone',
    comment: 'The client is published apart and generated from openapi.json.',
    severity: 'error',
    from: { path: '^sdk/' },
    to: { path: '^(server|engines|web|cli|tools|bench)/' },
  },
  {
    name: 'product-needs-no-tools',
    comment: 'tools/ and bench/ are not in the image: the product runs without them.',
    severity: 'error',
    from: { path: '^(server|engines|sdk|cli|web)/', pathNot: TEST_ONLY },
    to: { path: '^(tools|bench)/' },
  },
];

const everywhere = [
  {
    name: 'no-cycles',
    comment:
      'Files in a cycle can only be understood, tested and moved together. Type imports count: they tie readers too.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-dead-imports',
    comment: 'What does not resolve here fails at the first start on another machine, or is a way behind a door.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'packages-are-declared',
    comment: 'npm hoists all workspaces, so an undeclared package works here and is missing in the image.',
    severity: 'error',
    from: { path: '^(server|engines|sdk|cli|web)/', pathNot: [TEST_ONLY, '/vite\\.config\\.ts$', '\\.d\\.ts$'] },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'core'] },
  },
  {
    name: 'imports-are-static',
    comment:
      'A dynamic import hides a dependency until it runs: for web routes and charts, commands and the provider loader alone.',
    severity: 'error',
    from: {
      path: '^(server|engines|sdk|cli)/',
      pathNot: ['^cli/src/commands/index\\.ts$', '^server/src/(app|main)\\.ts$', TEST_ONLY],
    },
    to: { dynamic: true },
  },
];

export default {
  forbidden: [...floors, ...ground, ...rooms, ...doors, ...inner, ...wings, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|\\.css$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
    },
  },
};
