import { z } from 'zod';
import { cutPage, defineRoute, PageQuery, pageOf, readCursor } from '#platform/http';
import { idSchema } from '#platform/ids';
import { cancelBackTest, readBackTest, readBackTests, startBackTest } from './operations/back-tests.ts';
import { namesOf } from './operations/people.ts';
import {
  checkRuleText,
  listRules,
  proposeChange,
  readRuleDetail,
  rollBack,
  saveRule,
  settleChange,
  snoozeRule,
} from './operations/rules.ts';
import { readShadow } from './operations/shadow.ts';
import { wordsOf } from './releases.ts';
import {
  ApproveChange,
  BackTestRow,
  NewRuleVersion,
  ProposeChange,
  ReleaseRow,
  RollBack,
  RuleChecked,
  RuleCode,
  RuleDetail,
  RuleRow,
  RuleShadow,
  RuleText,
  RuleWords,
  Snooze,
  StartBackTest,
} from './schema/index.ts';
import { listReleases } from './store/index.ts';

const read = { kind: 'tenant', permission: 'rules.read' } as const;
const write = { kind: 'tenant', permission: 'rules.write' } as const;
const approve = { kind: 'tenant', permission: 'rules.approve' } as const;
const tag = 'rules';
const ByCode = z.object({ code: RuleCode });
const TEXT_MAX = 200_000;

export const ruleRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/rules',
    tag,
    summary: 'Monitoring rules, shipped and own, with what is in force',
    access: read,
    returns: z.object({ data: z.array(RuleRow) }),
    read: async (db) => ({ data: await listRules(db) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/rules/:code',
    tag,
    summary: 'One rule: its text, versions, what waits, for whom it is quiet',
    access: read,
    params: ByCode,
    returns: RuleDetail,
    read: (db, { params }) => readRuleDetail(db, params.code),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/rules/:code/shadow',
    tag,
    summary:
      'A rule that watches, or watched last, beside those that decide: what differs, and whether it can be judged',
    access: read,
    params: ByCode,
    returns: RuleShadow,
    read: (db, { params }) => readShadow(db, params.code),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/rule-words',
    tag,
    summary: 'The words that a rule may use here: fields, values of the region, lists, functions, keys',
    access: read,
    returns: RuleWords,
    read: async (db) => ({ data: wordsOf(db) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/rules/check',
    tag,
    summary:
      'A rule’s text as it would be saved: the first fault with line and column, or what its tests say; keeps nothing',
    access: write,
    body: RuleText,
    bodyMax: TEXT_MAX,
    returns: RuleChecked,
    replay: false,
    read: async (db, { body }) => checkRuleText(db, body.text),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/rules',
    tag,
    summary: 'Save a text as the next version of its rule; a draft until a change puts it in force',
    access: write,
    body: NewRuleVersion,
    bodyMax: TEXT_MAX,
    returns: RuleDetail,
    status: 201,
    write: (tx, { body }) => saveRule(tx, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/rules/:code/changes',
    tag,
    summary: 'Ask for a version to watch, to decide or to rest; what decides waits for a second person',
    access: write,
    params: ByCode,
    body: ProposeChange,
    returns: RuleDetail,
    write: (tx, { params, body }) => proposeChange(tx, params.code, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/rule-changes/:id/approvals',
    tag,
    summary: 'The second person’s word on a change; in force at once',
    access: approve,
    params: z.object({ id: idSchema('rul') }),
    body: ApproveChange,
    returns: RuleDetail,
    write: (tx, { params, body }) => settleChange(tx, params.id, body.approve),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/rules/:code/snoozes',
    tag,
    summary: 'Keep a rule quiet about one customer for some days',
    access: write,
    params: ByCode,
    body: Snooze,
    returns: RuleDetail,
    write: (tx, { params, body }) => snoozeRule(tx, params.code, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/back-tests',
    tag,
    summary: 'Try a rule’s text, and other values of its parameters, on what happened; goes on behind',
    access: write,
    body: StartBackTest,
    bodyMax: TEXT_MAX,
    returns: BackTestRow,
    status: 202,
    write: (tx, { body }) => startBackTest(tx, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/back-tests',
    tag,
    summary: 'Back-tests, newest first; of one rule when asked for',
    access: read,
    query: PageQuery.extend({ code: RuleCode.optional() }),
    returns: pageOf(BackTestRow),
    read: (db, { query }) => readBackTests(db, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/back-tests/:id',
    tag,
    summary: 'How far a back-test is, and what it found',
    access: read,
    params: z.object({ id: idSchema('rul') }),
    returns: BackTestRow,
    read: (db, { params }) => readBackTest(db, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/back-tests/:id/cancel',
    tag,
    summary: 'End a back-test before it is through',
    access: write,
    params: z.object({ id: idSchema('rul') }),
    returns: BackTestRow,
    write: (tx, { params }) => cancelBackTest(tx, params.id),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/rule-releases',
    tag,
    summary: 'What was in force when, newest first',
    access: read,
    query: PageQuery,
    returns: pageOf(ReleaseRow),
    read: async (db, { query }) => {
      const [before] = readCursor(query.cursor, 1) ?? [];
      const found = await listReleases(db, query.limit, before === undefined ? null : Number(before));
      const page = cutPage(found, query.limit, (one) => [String(one.number)]);
      const nameOf = await namesOf(
        db,
        page.data.map((one) => one.byActor),
      );
      return { ...page, data: page.data.map(({ byActor, ...one }) => ({ ...one, by: nameOf(byActor) })) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/rule-releases/roll-back',
    tag,
    summary: 'Go back to an earlier release at once; 0 is what is shipped',
    access: approve,
    body: RollBack,
    returns: z.object({ data: z.array(RuleRow) }),
    write: async (tx, { body }) => {
      await rollBack(tx, body);
      return { data: await listRules(tx) };
    },
  }),
];
