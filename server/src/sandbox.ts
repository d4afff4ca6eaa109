import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CustomerId, createCustomer, setStanding } from '#modules/customers';
import { watchlists } from '#modules/screening';
import { createApiKey, createStaff, createTenant, type Role } from '#modules/tenancy';
import {
  createVerification,
  findVerification,
  linkOf,
  noteSignals,
  type Recipe,
  SCENARIOS,
  submit,
  takeCapture,
} from '#modules/verification';
import type { Config } from '#platform/config';
import type { Ctx, Scope, Tx } from '#platform/db';
import { brandId, newId, showId, type TenantId } from '#platform/ids';
import type { Product, Say } from './run.ts';
import { type Payer, seedPayments } from './sandbox-payments.ts';

type Login = { name: string; email: string; password: string; roles: readonly Role[] };
/** What the start prints; kept in a 0600 file so that a later start can print it again. */
export type Sandbox = { tenantId: string; logins: Login[]; apiKey: string; seeded: boolean };

const PEOPLE: readonly Omit<Login, 'password'>[] = [
  { name: 'Ada Amara', email: 'admin@sandbox.example', roles: ['admin'] },
  { name: 'Olu Okafor', email: 'officer@sandbox.example', roles: ['officer'] },
  { name: 'Sena Silva', email: 'senior@sandbox.example', roles: ['senior_officer'] },
  { name: 'Lin Lao', email: 'lead@sandbox.example', roles: ['compliance_lead'] },
  { name: 'Dara Dietz', email: 'dpo@sandbox.example', roles: ['data_protection_officer'] },
  { name: 'Aino Aalto', email: 'auditor@sandbox.example', roles: ['auditor'] },
  { name: 'Dev Dutta', email: 'developer@sandbox.example', roles: ['developer'] },
];
const KEY_SCOPES = [
  'verifications.write',
  'verifications.read',
  'customers.read',
  'cases.read',
  'screening.write',
  'screening.read',
  'lists.read',
  'transactions.read',
  'transactions.write',
  'transactions.label',
];
/** Invented customers of the bank from before, so that payments have payers. */
const CUSTOMERS = [
  { surname: 'VARNHOLT', given: 'ILSE', country: 'DE' },
  { surname: 'QUELLEC', given: 'YANN', country: 'FR' },
  { surname: 'BRENSHAW', given: 'ODA', country: 'DE' },
  { surname: 'TOLVANE', given: 'MIRA', country: 'FR' },
  { surname: 'HESSELBERG', given: 'JORIS', country: 'DE' },
] as const;
const WAIT_MS = 45_000;

/** Makes the sandbox tenant at the first start: people, a key, and customers who went through the real pipeline. */
export async function seedSandbox(product: Product, drawn: Promise<void>, say: Say): Promise<Sandbox> {
  const file = sandboxFile(product.config);
  const sandbox = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Sandbox) : await makeTenant(product);
  writeFileSync(file, JSON.stringify(sandbox, null, 2), { mode: 0o600 });
  if (!sandbox.seeded) {
    await drawn;
    say('Sandbox: taking them through the checks …');
    await seedCustomers(product, brandId('ten', sandbox.tenantId));
    writeFileSync(file, JSON.stringify({ ...sandbox, seeded: true }, null, 2), { mode: 0o600 });
  }
  return sandbox;
}

function sandboxFile(config: Config): string {
  return join(config.home, 'keys/sandbox.json');
}

function isSeeded(config: Config): boolean {
  const file = sandboxFile(config);
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as Sandbox).seeded;
}

async function makeTenant(product: Product): Promise<Sandbox> {
  const { database, config } = product;
  const tenantId = await createTenant(database, { name: 'Sandbox Bank', sandbox: true, region: config.region });
  const logins: Login[] = [];
  for (const person of PEOPLE) {
    const made = await database.write(systemScope(tenantId), (tx) => createStaff(tx, { ...person }));
    logins.push({ ...person, password: made.password });
  }
  const key = await database.write(systemScope(tenantId), (tx) =>
    createApiKey(tx, { name: 'Sandbox key', scopes: KEY_SCOPES, expiresInDays: 365 }),
  );
  return { tenantId, logins, apiKey: key.secret, seeded: false };
}

function systemScope(tenantId: TenantId): Scope {
  return {
    tenantId,
    actor: { kind: 'system', id: 'sandbox', ip: null },
    requestId: `sandbox-${newId('evt')}`,
    now: new Date(),
  };
}

/** Draws the scenarios' pictures once, in a process of its own beside the loading of the lists. */
export async function drawScenarios(config: Config, say: Say): Promise<void> {
  if (!config.sandbox || isSeeded(config)) return;
  say('Sandbox: drawing specimens of invented people …');
  const args = [
    '--conditions=source',
    '--disable-warning=ExperimentalWarning',
    join(config.repoRoot, 'tools/sandbox/render.ts'),
    join(config.home, 'sandbox'),
  ];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The sandbox pictures could not be drawn.')),
    );
    child.stdin.end(JSON.stringify(SCENARIOS));
  });
}

/** One customer for each scenario, and two who have only begun. */
async function seedCustomers(product: Product, tenantId: TenantId): Promise<void> {
  const people: Person[] = [];
  for (const recipe of SCENARIOS) {
    const id = await runScenario(product, tenantId, recipe);
    const found = await product.database.read(systemScope(tenantId), (db) => findVerification(db, id));
    if (found?.customerId)
      people.push({
        customerId: showId('cus', found.customerId),
        country: recipe.country,
        approved: found.outcome === 'approved',
      });
  }
  await letPeoplePay(product, tenantId, people);
  await product.database.write(systemScope(tenantId), (tx) =>
    createVerification(tx, { country: 'DE', name: 'Noor Neumann', locale: 'en' }),
  );
  await product.database.write(systemScope(tenantId), (tx) =>
    createVerification(tx, { country: 'BR', name: 'Bia Barros', locale: 'pt-BR' }),
  );
}

type Person = Payer & { approved: boolean };

/** Those who were approved lead a life with the bank; one who was not yet tries to. */
async function letPeoplePay({ database }: Product, tenantId: TenantId, people: readonly Person[]): Promise<void> {
  const ctx: Ctx = {
    ...systemScope(tenantId),
    use: database.facilities.use,
    database,
    deadline: new Date(Date.now() + WAIT_MS),
  };
  const known: Payer[] = [];
  for (const customer of CUSTOMERS) {
    const id = await database.write(systemScope(tenantId), (tx) => takeOver(tx, customer));
    known.push({ customerId: showId('cus', id), country: customer.country });
  }
  const approved = people.filter((one) => one.approved);
  await seedPayments(ctx, [...known, ...approved], people.filter((one) => !one.approved).slice(0, 1));
}

/** A customer whom the bank verified before, and brings with it. */
async function takeOver(tx: Tx, { surname, given, country }: (typeof CUSTOMERS)[number]): Promise<CustomerId> {
  const fields = { surname, given_names: given, full_name: `${given} ${surname}` };
  const { id } = await createCustomer(tx, { kind: 'person', externalId: null, country, fields, source: 'integrator' });
  await setStanding(tx, id, { status: 'active', tier: 2 }, 'sandbox.taken_over');
  return id;
}

/** Takes a scenario's person through the same operations as any applicant; the face check alone is simulated, and marked. */
export async function runScenario(product: Product, tenantId: TenantId, recipe: Recipe): Promise<string> {
  const { database, config } = product;
  const scope = systemScope(tenantId);
  const made = await database.write(scope, (tx) =>
    createVerification(tx, {
      country: recipe.country,
      documentType: recipe.documentType,
      scenario: recipe.code,
      locale: 'en',
    }),
  );
  const { id } = made.verification;
  const facts = {
    deviceId: `sandbox-${recipe.code}`,
    ip: '192.0.2.10',
    userAgent: 'Acquaint sandbox',
    timeZone: 'Europe/Paris',
    languages: ['en'],
    webdriver: false,
    position: null,
  };
  await database.write(scope, (tx) => noteSignals(tx, id, 'session', facts));
  for (const side of ['front', 'selfie'] as const) {
    const bytes = await readFile(join(config.home, 'sandbox', `${recipe.code}-${side}.jpg`));
    const ctx: Ctx = { ...scope, use: database.facilities.use, database, deadline: new Date(Date.now() + WAIT_MS) };
    for (let take = 0; take < 3; take += 1) {
      const taken = await takeCapture(ctx, {
        verificationId: id,
        step: side === 'front' ? 'document' : 'selfie',
        side,
        bytes,
      });
      if (taken.accepted) break;
    }
  }
  await database.write(systemScope(tenantId), (tx) => submit(tx, id));
  await settled(product, tenantId, id);
  return id;
}

async function settled(product: Product, tenantId: TenantId, id: string): Promise<void> {
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    const found = await product.database.read(systemScope(tenantId), (db) => findVerification(db, id));
    if (found && found.status !== 'submitted' && found.status !== 'processing') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The two addresses, the logins and the key; and what is missing, plainly. */
export async function announce(product: Product, sandbox: Sandbox | null, say: Say, ms: number): Promise<void> {
  const { address, database } = product;
  say('');
  say(`Acquaint is ready after ${(ms / 1000).toFixed(1)} s.`);
  say(`  Console    ${address}/console/`);
  if (sandbox) {
    const scope = systemScope(brandId('ten', sandbox.tenantId));
    const made = await database.write(scope, (tx) => createVerification(tx, { locale: 'en' }));
    say(`  Applicant  ${linkOf({ use: database.facilities.use }, address, made.token)}`);
    say(`  API key    ${sandbox.apiKey}`);
    say('  Logins     (the second factor: npx acquaint sandbox code <e-mail>)');
    for (const login of sandbox.logins)
      say(`    ${login.email.padEnd(28)} ${login.password}   ${login.roles.join(', ')}`);
  }
  const lists = watchlists({ use: database.facilities.use });
  say(
    lists.real
      ? `  Lists      ${lists.versions.map((one) => `${one.list} ${one.version}`).join(' · ')}`
      : '  Lists      REAL SANCTIONS LISTS ARE MISSING: only the invented sandbox list is loaded. Nobody is cleared against real lists.',
  );
  say('');
}
