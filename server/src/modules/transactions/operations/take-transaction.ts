import { hash } from 'node:crypto';
import { type CustomerId, createCustomer } from '#modules/customers';
import { packFor, packNumber } from '#modules/regulation';
import { readSetting } from '#modules/tenancy';
import type { Ctx } from '#platform/db';
import { newId } from '#platform/ids';
import type { Money } from '#platform/money';
import { canonicalText } from '../details.ts';
import { cardInvalid, currencyUnknown, customerUnknown, inFuture, tooOld } from '../errors.ts';
import type { Item } from '../lane/item.ts';
import { intakeFacility, lanesFacility } from '../lane/lanes.ts';
import { luhnHolds, minorDigits } from '../policy.ts';
import type { DecisionView, TransactionIn } from '../schema/index.ts';
import { UNKNOWN_CUSTOMER } from '../settings.ts';
import { customersByReference } from '../store/index.ts';

/** A clock that runs ahead by a little is no reason to refuse. */
const AHEAD_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
/** What is older than any window of a rule may be is no use to anybody. */
const PAST_MS = 400 * 24 * HOUR_MS;

/** Decides one event: read, checked, given to the lane of its customer, answered when the decision is durable. */
export async function takeTransaction(ctx: Ctx, input: TransactionIn): Promise<DecisionView> {
  const item = await prepareItem(ctx, input);
  return ctx.use(lanesFacility).submit(ctx, item);
}

/** What an event needs before a lane can decide it; throws a `Problem` when it is wrong. Asks the database for nothing it was told before. */
export async function prepareItem(ctx: Ctx, input: TransactionIn, when: 'now' | 'past' = 'now'): Promise<Item> {
  const past = when === 'past';
  const oldestMs = past ? PAST_MS : packNumber(packFor(ctx, null), 'transaction_max_age_hours') * HOUR_MS;
  checkInput(input, ctx.now, oldestMs);
  const { customerId, stranger } = await customerOf(ctx, input);
  const { counterparty, device, card, phone, ip } = await ctx.use(intakeFacility).blinders(ctx);
  const token = (blind: (value: string) => Buffer, value: string | undefined) =>
    value === undefined ? null : blind(`${ctx.tenantId}|${value}`);
  const cardToken = token(card, input.card?.number);
  const told = {
    ...input,
    at: input.at.toISOString(),
    card: cardToken && { token: cardToken.toString('base64'), last4: input.card?.number.slice(-4) },
    amount: input.amount ? written(input.amount) : null,
    ...(input.balance ? { balance: written(input.balance) } : {}),
    ...(input.credit ? { credit: { line: written(input.credit.line), used: written(input.credit.used) } } : {}),
  };
  const details = canonicalText(told);
  return {
    id: newId('txn', ctx.now.getTime()),
    customerId,
    input,
    stranger,
    past,
    receivedAt: ctx.now,
    receivedFrom: `${ctx.actor.kind}:${ctx.actor.id}`,
    requestId: ctx.requestId,
    bodySha256: hash('sha256', details, 'buffer'),
    counterpartyToken: token(counterparty, input.counterparty?.reference),
    deviceToken: token(device, input.device),
    accountToken: token(counterparty, input.account ?? input.customerReference),
    phoneToken: token(phone, input.phone),
    ipToken: token(ip, input.ip),
    details,
  };
}

const written = ({ currency, minor }: Money) => ({ currency, minor: String(minor) });

function checkInput(input: TransactionIn, now: Date, oldestMs: number): void {
  if (input.amount && minorDigits(input.amount.currency) === null) throw currencyUnknown();
  if (input.card && !luhnHolds(input.card.number)) throw cardInvalid();
  if (input.at.getTime() > now.getTime() + AHEAD_MS) throw inFuture();
  if (input.at.getTime() < now.getTime() - oldestMs) throw tooOld();
}

/** Whose event it is. A reference that nobody has yet makes a customer of whom nothing is known, where the tenant wants that. */
async function customerOf(ctx: Ctx, input: TransactionIn): Promise<{ customerId: CustomerId; stranger: boolean }> {
  if (input.customerId) return { customerId: input.customerId, stranger: false };
  const reference = input.customerReference ?? '';
  const { references } = ctx.use(intakeFacility);
  const held = references.get(ctx.tenantId, reference);
  if (held) return { customerId: held, stranger: false };
  const found = await ctx.database.read(ctx, async (db) => ({
    known: (await customersByReference(db, [reference]))[0],
    unknown: await readSetting(db, UNKNOWN_CUSTOMER),
  }));
  if (!found.known && found.unknown === 'refuse') throw customerUnknown();
  const customerId = (found.known?.customerId as CustomerId | undefined) ?? (await makeStranger(ctx, reference));
  references.set(ctx.tenantId, reference, customerId);
  return { customerId, stranger: !found.known };
}

async function makeStranger(ctx: Ctx, reference: string): Promise<CustomerId> {
  const make = () =>
    ctx.database.write(ctx, (tx) =>
      createCustomer(tx, { kind: 'person', externalId: reference, country: null, fields: {}, source: 'integrator' }),
    );
  try {
    return (await make()).id;
  } catch (error) {
    // Two events of the same stranger at once: the second finds whom the first made.
    if (!(error instanceof Error && 'code' in error && error.code === '23505')) throw error;
    return (await make()).id;
  }
}
