import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type CustomerId, createCustomer } from '#modules/customers';
import { packFor, packNumber } from '#modules/regulation';
import { readSetting } from '#modules/tenancy';
import type { Ctx, Db } from '#platform/db';
import { newId } from '#platform/ids';
import { blind } from '#platform/vault';
import { cardInvalid, currencyUnknown, customerUnknown, inFuture, tooOld } from '../errors.ts';
import type { Item } from '../lane/item.ts';
import { lanesFacility } from '../lane/lanes.ts';
import { luhnHolds, minorDigits, usdOf } from '../policy.ts';
import type { DecisionView, TransactionIn } from '../schema.ts';
import { RATES, UNKNOWN_CUSTOMER } from '../settings.ts';
import { customersByReference, standingOf } from '../store.ts';

/** A clock that runs ahead by a little is no reason to refuse. */
const AHEAD_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;

/** Decides one event: read, checked, given to the lane of its customer, answered when the decision is durable. */
export async function takeTransaction(ctx: Ctx, input: TransactionIn): Promise<DecisionView> {
  const [prepared] = await prepareItems(ctx, [input]);
  if (!prepared || 'refused' in prepared) throw prepared?.refused ?? customerUnknown();
  return ctx.use(lanesFacility).submit(ctx, prepared);
}

export type Prepared = Item | { refused: Error };

/** What each event needs before a lane can decide it; one that is wrong is refused alone. */
export async function prepareItems(ctx: Ctx, inputs: readonly TransactionIn[]): Promise<Prepared[]> {
  const ground = await ctx.database.read(ctx, async (db) => ({
    perUsd: await ratesOf(db),
    unknown: await readSetting(db, UNKNOWN_CUSTOMER),
    oldestMs: packNumber(packFor(db, null), 'transaction_max_age_hours') * HOUR_MS,
    customers: await findCustomers(db, inputs),
    tokens: await tokensOf(db, inputs),
  }));
  const made = new Map<string, CustomerId>();
  const prepared: Prepared[] = [];
  for (const input of inputs) {
    try {
      checkInput(input, ctx.now, ground.oldestMs);
      const known = ground.customers(input);
      if (!known && (ground.unknown === 'refuse' || !input.customerReference)) throw customerUnknown();
      const reference = input.customerReference ?? '';
      const customerId = known ?? made.get(reference) ?? (await makeStranger(ctx, reference));
      if (!known) made.set(reference, customerId);
      prepared.push(itemOf(ctx, input, { customerId, stranger: !known, ...ground }));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      prepared.push({ refused: error });
    }
  }
  return prepared;
}

export async function ratesOf(db: Db): Promise<Readonly<Record<string, number>>> {
  return { ...packFor(db, null).rates, ...(await readSetting(db, RATES)) };
}

function checkInput(input: TransactionIn, now: Date, oldestMs: number): void {
  if (input.amount && minorDigits(input.amount.currency) === null) throw currencyUnknown();
  if (input.card && !luhnHolds(input.card.number)) throw cardInvalid();
  if (input.at.getTime() > now.getTime() + AHEAD_MS) throw inFuture();
  if (input.at.getTime() < now.getTime() - oldestMs) throw tooOld();
}

async function findCustomers(db: Db, inputs: readonly TransactionIn[]) {
  const ids = inputs.flatMap((one) => (one.customerId ? [one.customerId] : []));
  const references = inputs.flatMap((one) => (one.customerReference && !one.customerId ? [one.customerReference] : []));
  const byId = new Map((await standingOf(db, [...new Set(ids)])).map((row) => [row.customerId, row]));
  const byReference = new Map(
    (await customersByReference(db, [...new Set(references)])).map((row) => [row.externalId, row]),
  );
  return (input: TransactionIn): CustomerId | null => {
    const row = input.customerId ? byId.get(input.customerId) : byReference.get(input.customerReference ?? '');
    return row && row.status !== 'erased' ? (row.customerId as CustomerId) : null;
  };
}

async function makeStranger(ctx: Ctx, reference: string): Promise<CustomerId> {
  const made = await ctx.database.write(ctx, (tx) =>
    createCustomer(tx, { kind: 'person', externalId: reference, country: null, fields: {}, source: 'integrator' }),
  );
  return made.id;
}

type Tokens = { counterparty: Buffer | null; device: Buffer | null; card: Buffer | null };

async function tokensOf(db: Db, inputs: readonly TransactionIn[]): Promise<Map<TransactionIn, Tokens>> {
  const token = async (field: string, value: string | undefined) =>
    value === undefined ? null : blind(db, `transaction.${field}`, `${db.tenantId}|${value}`);
  const tokens = new Map<TransactionIn, Tokens>();
  for (const input of inputs)
    tokens.set(input, {
      counterparty: await token('counterparty', input.counterparty?.reference),
      device: await token('device', input.device),
      card: await token('card', input.card?.number),
    });
  return tokens;
}

type Own = {
  customerId: CustomerId;
  stranger: boolean;
  perUsd: Readonly<Record<string, number>>;
  tokens: ReadonlyMap<TransactionIn, Tokens>;
};

function itemOf(ctx: Ctx, input: TransactionIn, { customerId, stranger, perUsd, tokens }: Own): Item {
  const own = tokens.get(input);
  const card =
    input.card && own?.card ? { token: own.card.toString('base64'), last4: input.card.number.slice(-4) } : null;
  const told = { ...input, card, amount: input.amount ? { ...input.amount, minor: String(input.amount.minor) } : null };
  const details = canonicalize({ ...told, at: input.at.toISOString() }) ?? '{}';
  return {
    id: newId('txn', ctx.now.getTime()),
    customerId,
    input,
    stranger,
    receivedAt: ctx.now,
    receivedFrom: `${ctx.actor.kind}:${ctx.actor.id}`,
    requestId: ctx.requestId,
    bodySha256: createHash('sha256').update(details).digest(),
    usd: input.amount ? usdOf(input.amount, perUsd) : null,
    counterpartyToken: own?.counterparty ?? null,
    deviceToken: own?.device ?? null,
    details,
  };
}
