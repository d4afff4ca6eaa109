import { PAYMENT_EVENT, runRuleTests } from '@acquaint/engines/rules';
import type { CustomerId } from '#modules/customers';
import { DAY_MS } from '#platform/clock';
import type { Db, Tx } from '#platform/db';
import { brandId, newId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import {
  releaseNotFound,
  ruleChangeNotFound,
  ruleChangePending,
  ruleInvalid,
  ruleNotFound,
  ruleSecondPerson,
  ruleTestsFailed,
} from '../errors.ts';
import { checkText, hashOf, ruleOf, shippedList, shippedRules, textsOf } from '../releases.ts';
import type { ReleasedRule, RuleChecked, RuleDetail, RuleMode, RuleRow } from '../schema/index.ts';
import {
  actorOf,
  findRelease,
  insertChange,
  insertChangeVerdict,
  insertRelease,
  insertSnooze,
  insertVersion,
  latestRelease,
  ownVersions,
  pendingChanges,
  type StoredChange,
  type StoredVersion,
  snoozesOf,
} from '../store/index.ts';
import { type Names, namesOf } from './people.ts';

/** A text as it would be saved: its first fault, or what its own tests say. */
export function checkRuleText(db: Db, text: string): RuleChecked {
  const checked = checkText(db, text);
  if ('fault' in checked) return { fault: checked.fault, tests: [], usable: false };
  const tests = runRuleTests(checked.rule, PAYMENT_EVENT);
  return { fault: null, tests, usable: tests.every((one) => one.passed) };
}

/** Keeps a text as the next version of its rule; it is a draft until a change puts it in force. */
export async function saveRule(tx: Tx, input: { text: string; note: string }): Promise<RuleDetail> {
  const checked = checkText(tx, input.text);
  if ('fault' in checked) throw ruleInvalid(checked.fault.line, checked.fault.column);
  const code = checked.rule.id;
  const [newest] = await ownVersions(tx, code);
  const version = (newest?.version ?? 0) + 1;
  await insertVersion(tx, { code, version, ...input, byActor: actorOf(tx), at: tx.now });
  await record(tx, {
    action: 'rule.saved',
    subject: { prefix: 'ten', id: tx.tenantId },
    after: { code, version, hash: hashOf([input.text]) },
    reason: input.note,
  });
  return readRuleDetail(tx, code);
}

type Proposal = { mode: RuleMode; version: number | null; reason: string };

/** Asks for a change of what is in force. A rule that only watches is put in force at once; what decides, or stops deciding, waits for a second person. */
export async function proposeChange(tx: Tx, code: string, proposal: Proposal): Promise<RuleDetail> {
  const text = await textOf(tx, code, proposal.version);
  if (text === null) throw ruleNotFound();
  if (!checkRuleText(tx, text).usable) throw ruleTestsFailed();
  if ((await pendingChanges(tx)).some((one) => one.code === code)) throw ruleChangePending();
  const change: StoredChange = { id: newId('rul'), code, ...proposal, byActor: actorOf(tx), at: tx.now };
  await insertChange(tx, change);
  await record(tx, {
    action: 'rule.change_proposed',
    subject: { prefix: 'rul', id: change.id },
    after: { code, version: proposal.version, mode: proposal.mode },
    reason: proposal.reason,
  });
  const current = (await listInForce(tx)).find((one) => one.code === code);
  if (proposal.mode === 'shadow' && current?.mode !== 'active') {
    await insertChangeVerdict(tx, change.id, true);
    await putInForce(tx, change);
  }
  return readRuleDetail(tx, code);
}

/** The second person's word: in force at once, or never. */
export async function settleChange(tx: Tx, id: string, approve: boolean): Promise<RuleDetail> {
  const change = (await pendingChanges(tx)).find((one) => one.id === id);
  if (!change) throw ruleChangeNotFound();
  if (change.byActor === actorOf(tx)) throw ruleSecondPerson();
  if (!(await insertChangeVerdict(tx, id, approve))) throw ruleChangeNotFound();
  await record(tx, {
    action: approve ? 'rule.change_approved' : 'rule.change_rejected',
    subject: { prefix: 'rul', id },
    after: { code: change.code, version: change.version, mode: change.mode },
  });
  if (approve) await putInForce(tx, change);
  return readRuleDetail(tx, change.code);
}

async function putInForce(tx: Tx, { code, version, mode }: StoredChange): Promise<void> {
  const others = (await listInForce(tx)).filter((one) => one.code !== code);
  await release(tx, [...others, { code, version, mode }], `${mode}:${code}`);
  await emit(tx, {
    type: mode === 'disabled' ? 'rule.disabled' : 'rule.activated',
    subject: { prefix: 'ten', id: tx.tenantId },
    facts: { code, version, mode },
  });
}

/** A rule rests from now on, for a reason of the product's own. */
export async function restRule(
  tx: Tx,
  { code, version }: Pick<ReleasedRule, 'code' | 'version'>,
  cause: string,
): Promise<void> {
  const others = (await listInForce(tx)).filter((one) => one.code !== code);
  await release(tx, [...others, { code, version, mode: 'disabled' }], cause);
  const facts = { code, version, mode: 'disabled' };
  await emit(tx, { type: 'rule.disabled', subject: { prefix: 'ten', id: tx.tenantId }, facts });
}

/** Goes back to an earlier release, as a new one: at once, since it held before. Number 0 is what is shipped. */
export async function rollBack(tx: Tx, input: { number: number; reason: string }): Promise<void> {
  const earlier = input.number === 0 ? shippedList(tx) : (await findRelease(tx, input.number))?.rules;
  if (!earlier) throw releaseNotFound();
  await release(tx, earlier, `roll_back:${input.number}`);
  await record(tx, {
    action: 'rule.rolled_back',
    subject: { prefix: 'ten', id: tx.tenantId },
    after: { to: input.number },
    reason: input.reason,
  });
  await emit(tx, {
    type: 'rule.activated',
    subject: { prefix: 'ten', id: tx.tenantId },
    facts: { rolled_back_to: input.number },
  });
}

async function release(tx: Tx, listed: readonly ReleasedRule[], cause: string): Promise<void> {
  const rules = [...listed].sort((a, b) => (a.code < b.code ? -1 : 1));
  const texts = await textsOf(tx, rules);
  const hash = hashOf(rules.map((one) => `${one.mode} ${texts.get(one.code) ?? ''}`));
  const number = ((await latestRelease(tx))?.number ?? 0) + 1;
  await insertRelease(tx, { number, hash, rules, cause, byActor: actorOf(tx), at: tx.now });
}

async function listInForce(db: Db): Promise<ReleasedRule[]> {
  const latest = await latestRelease(db);
  if (!latest) return shippedList(db);
  // A rule that was shipped after the release was made begins as it is shipped.
  const known = new Set(latest.rules.map((one) => one.code));
  return [...latest.rules, ...shippedList(db).filter((one) => !known.has(one.code))];
}

async function textOf(db: Db, code: string, version: number | null): Promise<string | null> {
  if (version === null) return shippedRules(db).get(code)?.text ?? null;
  return (await ownVersions(db, code)).find((one) => one.version === version)?.text ?? null;
}

/** A rule says nothing about a customer for so many days; what it would have said is still kept. */
export async function snoozeRule(
  tx: Tx,
  code: string,
  input: { customerId: CustomerId; days: number; reason: string },
): Promise<RuleDetail> {
  const { customerId, days, reason } = input;
  const until = new Date(tx.now.getTime() + days * DAY_MS);
  await insertSnooze(tx, { id: newId('rul'), code, customerId, until, reason, byActor: actorOf(tx), at: tx.now });
  await record(tx, {
    action: 'rule.snoozed',
    subject: { prefix: 'cus', id: customerId },
    customerId,
    after: { code, until: until.toISOString() },
    reason,
  });
  return readRuleDetail(tx, code);
}

type Ground = { own: readonly StoredVersion[]; inForce: readonly ReleasedRule[]; pending: readonly StoredChange[] };

async function groundFor(db: Db): Promise<Ground> {
  return { own: await ownVersions(db), inForce: await listInForce(db), pending: await pendingChanges(db) };
}

export async function listRules(db: Db): Promise<RuleRow[]> {
  const ground = await groundFor(db);
  const codes = new Set([...shippedRules(db).keys(), ...ground.own.map((one) => one.code)]);
  const nameOf = await namesOf(
    db,
    ground.pending.map((one) => one.byActor),
  );
  return [...codes].sort().flatMap((code) => rowOf(db, code, ground, nameOf) ?? []);
}

export async function readRuleDetail(db: Db, code: string): Promise<RuleDetail> {
  const ground = await groundFor(db);
  const versions = ground.own.filter((one) => one.code === code);
  const snoozes = await snoozesOf(db, code);
  const nameOf = await namesOf(
    db,
    [...ground.pending, ...versions, ...snoozes].map((one) => one.byActor),
  );
  const row = rowOf(db, code, ground, nameOf);
  if (!row) throw ruleNotFound();
  return {
    ...row,
    text: textIn(db, code, ground) ?? '',
    versions: versions.map(({ byActor, version, text, note, at }) => ({
      version,
      text,
      note,
      by: nameOf(byActor),
      at,
    })),
    snoozes: snoozes.map(({ customerId, until, reason, byActor, at }) => ({
      customerId: brandId('cus', customerId),
      until,
      reason,
      by: nameOf(byActor),
      at,
    })),
  };
}

/** The text in force, or the newest draft of a rule that never was. */
function textIn(db: Db, code: string, { own, inForce }: Ground): string | null {
  const held = inForce.find((one) => one.code === code);
  const versions = own.filter((one) => one.code === code);
  if (!held) return versions[0]?.text ?? null;
  if (held.version === null) return shippedRules(db).get(code)?.text ?? null;
  return versions.find((one) => one.version === held.version)?.text ?? null;
}

function rowOf(db: Db, code: string, ground: Ground, nameOf: Names): RuleRow | null {
  const text = textIn(db, code, ground);
  if (text === null) return null;
  const rule = ruleOf(db, text);
  const held = ground.inForce.find((one) => one.code === code);
  const newest = ground.own.find((one) => one.code === code)?.version ?? null;
  const pending = ground.pending.find((one) => one.code === code);
  return {
    code,
    name: rule.name,
    description: rule.description,
    typology: rule.typology,
    source: rule.source,
    origin: shippedRules(db).has(code) ? 'shipped' : 'own',
    mode: held?.mode ?? 'disabled',
    version: held?.version ?? null,
    score: rule.score,
    actions: [...rule.actions],
    regions: rule.regions ? [...rule.regions] : null,
    params: rule.params,
    draft: newest !== null && newest !== held?.version ? newest : null,
    pending: pending
      ? {
          id: brandId('rul', pending.id),
          mode: pending.mode,
          version: pending.version,
          reason: pending.reason,
          proposedBy: nameOf(pending.byActor),
          proposedAt: pending.at,
        }
      : null,
  };
}
