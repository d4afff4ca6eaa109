import { afterEach, describe, expect, test } from 'vitest';
import { judgeHouse } from './house.ts';
import { type Planting, plant } from './planting.ts';
import { judgePromises } from './promises.ts';
import { quantile } from './sizes.ts';

const cases = 'server/src/modules/cases';
const migration = (module: string) => `server/src/modules/${module}/migrations/20260115T1030_first.sql`;

const OWNED = `create table review (
  tenant_id uuid not null,
  id uuid not null,
  primary key (tenant_id, id)
);
alter table review enable row level security;
alter table review force row level security;
create policy tenant on review to acquaint_app using (tenant_id = current_setting('app.tenant')::uuid);
`;

let tree: Planting | undefined;
afterEach(() => tree?.remove());

/** The rules that a tree with just these files breaks, as "rule path:line". */
async function breaches(files: Record<string, string>): Promise<string[]> {
  tree = plant(files);
  const { offences } = await judgeHouse(tree.root);
  return offences.map(({ rule, path, line }) => `${rule} ${path}:${line}`);
}

const lines = (count: number) => 'export {};\n'.repeat(count);
const functionOf = (count: number) => `export function long() {\n${'  void 0;\n'.repeat(count - 2)}}\n`;
const imports = (count: number) => Array.from({ length: count }, (_, at) => `import './part-${at}.ts';\n`).join('');

describe('sizes', () => {
  test('a file may have 400 lines and not 401', async () => {
    expect(await breaches({ 'cli/src/a.ts': lines(400) })).toEqual([]);
    expect(await breaches({ 'cli/src/a.ts': lines(401) })).toEqual(['file-too-long cli/src/a.ts:1']);
  });

  test('a function may have 70 lines and not 71, a component 150 and not 151', async () => {
    expect(await breaches({ 'cli/src/a.ts': functionOf(70), 'web/kit/src/a.tsx': functionOf(150) })).toEqual([]);
    expect(await breaches({ 'cli/src/a.ts': functionOf(71), 'web/kit/src/a.tsx': functionOf(151) })).toEqual([
      'function-too-long cli/src/a.ts:1',
      'component-too-long web/kit/src/a.tsx:1',
    ]);
  });

  test('a file may lean on 15 of our own files and not on 16, save the list of all modules', async () => {
    expect(await breaches({ 'cli/src/a.ts': imports(15), 'server/src/app.ts': imports(40) })).toEqual([]);
    expect(await breaches({ 'cli/src/a.ts': imports(16) })).toEqual(['too-many-imports cli/src/a.ts:1']);
  });

  test('what a program wrote is not measured', async () => {
    expect(await breaches({ 'sdk/src/generated.ts': lines(4000) })).toEqual([]);
  });

  test('a quantile is a value that occurs', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(quantile([4, 1, 3, 2], 0.9)).toBe(4);
    expect(quantile([], 0.9)).toBe(0);
  });
});

describe('escapes from the type system', () => {
  test.each([
    ['no-any', 'export type Loose = any;\n'],
    ['no-non-null', 'export const first = (list: string[]) => list[0]!;\n'],
    ['no-ts-ignore', '// @ts-ignore\nexport const one: string = 1;\n'],
    ['no-ts-ignore', '// @ts-nocheck\nexport {};\n'],
  ])('%s is refused in the product and allowed in its tests', async (rule, content) => {
    expect(await breaches({ 'engines/src/mrz/a.ts': content })).toEqual([`${rule} engines/src/mrz/a.ts:1`]);
    expect(await breaches({ 'engines/src/mrz/a.test.ts': content })).toEqual([]);
  });

  test('the word any in prose is no escape', async () => {
    expect(await breaches({ 'cli/src/a.ts': "// any name will do!\nexport const text = 'any!';\n" })).toEqual([]);
  });
});

describe('the environment has one reader', () => {
  test.each([
    'export const port = process.env.PORT;\n',
    "export const port = process['env'].PORT;\n",
    'const { env } = process;\nexport const port = env.PORT;\n',
    "import { env as settings } from 'node:process';\nexport const port = settings.PORT;\n",
    'export const all = globalThis.process.env;\n',
  ])('%s is refused outside platform/config', async (content) => {
    const found = await breaches({ [`${cases}/a.ts`]: content });
    expect(found[0]).toMatch(new RegExp(`^one-reader-of-environment ${cases}/a.ts`));
  });

  test('platform/config, tools, benches, the command line, configurations and tests may read it', async () => {
    const content = 'export const port = process.env.PORT;\n';
    const paths = [
      'server/src/platform/config/index.ts',
      'tools/a.ts',
      'bench/a.ts',
      'cli/src/a.ts',
      `${cases}/a.test.ts`,
    ];
    expect(
      await breaches(Object.fromEntries([...paths, 'web/console/vite.config.ts'].map((path) => [path, content]))),
    ).toEqual([]);
  });

  test('a second reader inside platform/config is refused', async () => {
    const content = 'export const port = process.env.PORT;\n';
    const files = ['index', 'more'].map((name) => [`server/src/platform/config/${name}.ts`, content]);
    expect(await breaches(Object.fromEntries(files))).toHaveLength(2);
  });
});

describe('names and words', () => {
  test.each(['case-manager.ts', 'helpers.ts', 'util/dates.ts', 'common.ts', 'base-check.ts', 'data.ts'])(
    '%s is no name',
    async (name) => {
      expect(await breaches({ [`${cases}/${name}`]: 'export {};\n' })).toEqual([`no-empty-names ${cases}/${name}:1`]);
    },
  );

  test.each([
    'export function handleCase() {}',
    'export const caseInfo = 1;',
    'export class CaseService {}',
    'export type CaseData = string;',
  ])('%s is no name', async (content) => {
    expect(await breaches({ [`${cases}/a.ts`]: `${content}\n` })).toEqual([`no-empty-names ${cases}/a.ts:1`]);
  });

  test('the field has terms with such words in them, and longer words contain them', async () => {
    const content =
      'export function personalData() {}\nexport const baseUrl = 1;\nexport type DatabaseHandler = 1;\nexport const processing = 1;\n';
    expect(await breaches({ [`${cases}/personal-data.ts`]: content })).toEqual([]);
  });

  test.each(['TODO: finish', 'a placeholder until then', 'good enough for now', 'hard-coded list', 'not implemented'])(
    'a comment that says "%s" is refused',
    async (words) => {
      expect(await breaches({ 'cli/src/a.ts': `export {};\n// ${words}\n` })).toEqual(['no-unfinished cli/src/a.ts:2']);
    },
  );

  test('an attribute called placeholder is none of these', async () => {
    expect(
      await breaches({ 'web/kit/src/a.tsx': 'export const a = <input placeholder="https://x.example/for now" />;\n' }),
    ).toEqual([]);
  });

  test('a banner is refused', async () => {
    expect(await breaches({ 'cli/src/a.ts': '// ======== PARTS ========\nexport {};\n' })).toEqual([
      'no-banners cli/src/a.ts:1',
    ]);
  });
});

describe('migrations', () => {
  test('a table with its tenant in front and row security behind passes', async () => {
    expect(await breaches({ [migration('cases')]: OWNED })).toEqual([]);
  });

  test.each([
    ['its key', (sql: string) => sql.replace('primary key (tenant_id, id)', 'primary key (id, tenant_id)')],
    ['enabled security', (sql: string) => sql.replace(/alter table review enable[^;]*;/, '')],
    ['forced security', (sql: string) => sql.replace(/alter table review force[^;]*;/, '')],
    ['a policy', (sql: string) => sql.replace(/create policy[^;]*;/, '')],
    ['a policy that speaks of the tenant', (sql: string) => sql.replace(/using \(.*\);/, 'using (true);')],
    [
      'security that is not commented out',
      (sql: string) => sql.replace('alter table review enable', '-- alter table review enable'),
    ],
  ])('a table that lacks %s is refused', async (_, spoil) => {
    expect(await breaches({ [migration('cases')]: spoil(OWNED) })).toEqual([
      `tenant-owned-tables ${migration('cases')}:1`,
    ]);
  });

  test('a global table says why in the first line and is listed; a tenant column in that file is still guarded', async () => {
    const global = 'create table lease (name text primary key);\n';
    const guarded = '-- global: who runs what\ncreate table late (tenant_id uuid, id uuid, primary key (id));\n';
    expect(await breaches({ [migration('cases')]: global })).not.toEqual([]);
    expect((await breaches({ [migration('cases')]: guarded }))[0]).toBe(`tenant-owned-tables ${migration('cases')}:2`);

    tree = plant({ [migration('cases')]: `-- global: who runs what\n${global}` });
    const { offences, globals } = await judgeHouse(tree.root);
    expect(offences).toEqual([]);
    expect(globals).toEqual([{ table: 'lease', why: 'who runs what', path: migration('cases') }]);
  });
});

describe('whose table', () => {
  const store = 'server/src/modules/risk/store.ts';
  const tables = { [migration('cases')]: `${OWNED}create view review_summary as select tenant_id, id from review;\n` };

  test.each([
    "export const q = 'select id from review where id = $1';",
    `export const q = (n: number) => \`select a.id from rating a\\n join review r on true limit \${n}\`;`,
    "export const q = 'insert into review (id) values ($1)';",
    "export const q = 'update review set id = $1';",
    "export const q = 'delete from review_summary';",
    "export const q = (db: any) => db.selectFrom('review');".replace('any', '{ selectFrom(name: string): void }'),
    "export const q = (db: { insertInto(name: string): void }) => db.insertInto('review');",
  ])('%s is refused in another module', async (content) => {
    expect(await breaches({ ...tables, [store]: `${content}\n` })).toEqual([`own-tables-only ${store}:1`]);
  });

  test('the camelCase of the query builder names the same table', async () => {
    const content = "export const q = (db: { selectFrom(name: string): void }) => db.selectFrom('lateReview as r');\n";
    const late = { [migration('cases')]: OWNED.replaceAll('review', 'late_review'), [store]: content };
    expect(await breaches(late)).toEqual([`own-tables-only ${store}:1`]);
  });

  test('a published view may be read, and a sentence is no SQL', async () => {
    const content =
      "export const q = 'select id from review_summary limit 1';\nexport const s = 'nothing came from review of this case';\n";
    expect(
      await breaches({
        ...tables,
        [store]: content,
        [`${cases}/store.ts`]: "export const q = 'select id from review';\n",
      }),
    ).toEqual([]);
  });

  test('every column at once is refused', async () => {
    expect(await breaches({ ...tables, [`${cases}/store.ts`]: "export const q = 'select * from review';\n" })).toEqual([
      `columns-by-name ${cases}/store.ts:1`,
    ]);
  });

  test('a foreign key points downstairs, never up', async () => {
    const rating = OWNED.replaceAll('review', 'rating').replace(
      'primary key',
      'foreign key (tenant_id, id) references review (tenant_id, id),\n  primary key',
    );
    expect(await breaches({ ...tables, [migration('risk')]: rating })).toEqual([]);
    expect(await breaches({ ...tables, [migration('customers')]: rating })).toEqual([
      `own-tables-only ${migration('customers')}:4`,
    ]);
  });
});

describe('promises', () => {
  const compiler = {
    target: 'es2024',
    module: 'nodenext',
    strict: true,
    skipLibCheck: true,
    types: [],
    customConditions: ['source'],
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  const later =
    'export async function later(): Promise<number> { return 1; }\nexport type Tx = { run(sql: string): Promise<number> };\n';

  /** The lines of a statement list that leave a promise unanswered. */
  function floating(statements: string[]): number[] {
    tree = plant({
      'tsconfig.json': JSON.stringify({ compilerOptions: compiler, include: ['server'] }),
      'server/src/platform/db/index.ts': later,
      [`${cases}/a.ts`]: `import { later, type Tx } from '#platform/db'; export async function all(tx: Tx, x: Promise<number>) {\n${statements.join('\n')}\n}\n`,
    });
    return judgePromises(tree.root).map((offence) => offence.line - 1);
  }

  test('a promise left alone is refused, through names, methods, lists and branches', () => {
    const statements = [
      'later();',
      "tx.run('x');",
      '[1].map(async (each) => each);',
      'tx && later();',
      'tx ? later() : 0;',
      'later().finally(() => {});',
      'later().then(() => {});',
      '(later());',
    ];
    expect(floating(statements)).toEqual(statements.map((_, at) => at + 1));
  });

  test('a promise that is awaited, kept, caught or marked void is answered for', () => {
    expect(
      floating([
        'await later();',
        'void later();',
        'later().catch(() => {});',
        'later().then(() => {}, () => {});',
        'x = later();',
        'x.toString();',
        'return later();',
      ]),
    ).toEqual([]);
  });
});
