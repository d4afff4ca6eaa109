import { describe, expect, test } from 'vitest';
import { AdverseMediaAnswer, type AnyProvider, CreditHistoryAnswer, type Kinds, type Provider } from '#modules/vendors';
import { readConfig } from '#platform/config';
import type { Ctx } from '#platform/db';
import { PROVIDERS } from '../../src/app.ts';

/** What every provider of these kinds is held to, whoever wrote it: it is enough that it is registered. */
type Connector = Provider<'adverse_media'> | Provider<'credit_history'>;
const isConnector = (one: AnyProvider): one is Connector =>
  one.kind === 'adverse_media' || one.kind === 'credit_history';
const CONNECTORS = PROVIDERS.filter(isConnector);
const LONGEST_MS = 15_000;
const MOST_ATTEMPTS = 3;
const OFF = readConfig({ ACQUAINT_SANDBOX: 'off' });
const ON = readConfig({});

type Person = Kinds['adverse_media']['request'] & Kinds['credit_history']['request'];
const PERSON: Person = {
  ...{ name: 'EVA MUELLER', nativeName: null, birthDate: '1985-01-17', countries: ['de'] },
  ...{ country: 'DE', personalNumber: '512683421', address: '1 Main Street' },
};
/** Whom a source may be asked about: others change one thing. */
const PEOPLE: readonly (readonly [string, Person])[] = [
  ['whole', PERSON],
  [
    'without birth date, number, address or country',
    { ...PERSON, birthDate: null, personalNumber: null, address: null, countries: [] },
  ],
  ['known by the year alone', { ...PERSON, birthDate: '1985' }],
  ['of another script', { ...PERSON, name: 'WANG XIAOMING', nativeName: '王小明', country: 'CN', countries: ['cn'] }],
  ['of a long name', { ...PERSON, name: 'A'.repeat(300) }],
  ['in the news', { ...PERSON, name: 'EVA HEADLINE' }],
  ['of a namesake in the news', { ...PERSON, name: 'EVA NAMESAKE' }],
  ...['0003', '0004', '0005', '0006'].map(
    (end) => [`with a number in ${end}`, { ...PERSON, personalNumber: `12345${end}` }] as const,
  ),
];

test('SCR-07 there is a provider of either kind, so that the contract holds somebody', () => {
  expect(new Set(CONNECTORS.map((one) => one.kind))).toEqual(new Set(['adverse_media', 'credit_history']));
});

describe.each(CONNECTORS.map((one) => [one.code, one] as const))(
  'SCR-07 the contract of a connector: %s',
  (_, provider) => {
    test('its name begins with its kind and says whether it simulates', () => {
      expect(provider.code.startsWith(`${provider.kind.replace('_', '-')}-`)).toBe(true);
      expect(provider.code.endsWith('-simulated')).toBe(provider.simulated);
    });

    test('an answer and its retries have an end', () => {
      expect(provider.timeoutMs).toBeGreaterThan(0);
      expect(provider.timeoutMs).toBeLessThanOrEqual(LONGEST_MS);
      expect(provider.attempts).toBeGreaterThanOrEqual(1);
      expect(provider.attempts).toBeLessThanOrEqual(MOST_ATTEMPTS);
    });

    test('without settings it is either there or passed over, and one that simulates is away where the sandbox is off', () => {
      const settings = provider.settings.parse({});
      expect(['function', 'object']).toContain(typeof provider.create({ config: ON, settings }));
      if (provider.simulated) expect(provider.create({ config: OFF, settings })).toBeNull();
    });

    test.each(PEOPLE)('asked about somebody %s it answers in the shape of its kind', async (_who, person) => {
      const ask = provider.create({ config: ON, settings: provider.settings.parse({}) });
      // What is not set up here cannot be asked here.
      if (!ask) return expect(provider.simulated).toBe(false);
      const answer = await (ask as (ctx: Ctx, request: Person) => Promise<unknown>)({} as Ctx, person);
      const parsed = (provider.kind === 'adverse_media' ? AdverseMediaAnswer : CreditHistoryAnswer).safeParse(answer);
      expect(parsed.error?.issues ?? []).toEqual([]);
    });
  },
);
