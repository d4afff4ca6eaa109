import { z } from 'zod';
import { defineRoute } from '#platform/http';
import { pickLocale } from '#platform/i18n';
import { idSchema } from '#platform/ids';
import { barMeasure } from './operations/bar-measure.ts';
import { labelTransaction } from './operations/label-transaction.ts';
import {
  cancelTraining,
  lookAtModels,
  proposeModel,
  retireModel,
  rollBackModel,
  settleModel,
  startTraining,
} from './operations/models.ts';
import { readModelCard, readModels } from './operations/read-models.ts';
import { sayAnswer } from './operations/say-answer.ts';
import { SayAnswer } from './schema/answers.ts';
import {
  BarMeasure,
  LabelTransaction,
  ModelApproval,
  ModelCard,
  ModelList,
  ModelReason,
  ModelRow,
  TrainModel,
} from './schema/index.ts';

const read = { kind: 'tenant', permission: 'rules.read' } as const;
const write = { kind: 'tenant', permission: 'rules.write' } as const;
const approve = { kind: 'tenant', permission: 'rules.approve' } as const;
const tag = 'models';
const ById = z.object({ id: idSchema('mon') });

export const modelRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/models',
    tag,
    summary: 'Models beside the monitoring rules, newest first, with the way to a first one',
    access: read,
    returns: ModelList,
    read: (db) => readModels(db),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/models/:id',
    tag,
    summary: 'The card of a model: data, measures, accuracy, calibration, groups, drift, and who said what',
    access: read,
    params: ById,
    returns: ModelCard,
    read: (db, { params }) => readModelCard(db, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/models',
    tag,
    summary:
      'Train a model on what happened and what people said of it; it decides nothing before two people want it to',
    access: write,
    body: TrainModel,
    returns: ModelRow,
    status: 202,
    write: (tx, { body }) => startTraining(tx, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/models/:id/cancel',
    tag,
    summary: 'End a training',
    access: write,
    params: ById,
    returns: ModelRow,
    write: (tx, { params }) => cancelTraining(tx, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/models/:id/proposals',
    tag,
    summary: 'Ask that a model decides; refused when it finds less than the present one or is worse calibrated',
    access: write,
    params: ById,
    body: ModelReason,
    returns: ModelRow,
    write: (tx, { params, body }) => proposeModel(tx, params.id, body.reason),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/models/:id/approvals',
    tag,
    summary: 'The second person’s word on a proposed model; it decides from then on',
    access: approve,
    params: ById,
    body: ModelApproval,
    returns: ModelRow,
    write: (tx, { params, body }) => settleModel(tx, params.id, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/models/roll-back',
    tag,
    summary: 'Let the model decide that decided before, at once; none where there was none',
    access: approve,
    body: ModelReason,
    returns: ModelList,
    write: (tx, { body }) => rollBackModel(tx, body.reason),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/models/retire',
    tag,
    summary: 'Let no model decide; rules alone do',
    access: approve,
    body: ModelReason,
    returns: ModelList,
    write: (tx, { body }) => retireModel(tx, body.reason),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/models/bars',
    tag,
    summary: 'Bar a measure from new trainings, or allow it again; models that are ready stay as they are',
    access: approve,
    body: BarMeasure,
    returns: ModelList,
    write: (tx, { body, exchange }) => barMeasure(tx, body, pickLocale(exchange.language)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/models/look',
    tag,
    summary: 'Look at the newest payments as the models see them, now instead of tonight',
    access: write,
    returns: z.object({ asked: z.literal(true) }),
    status: 202,
    write: (tx) => lookAtModels(tx),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/transactions/:id/answers',
    tag,
    summary: 'Say what came of a code or a call that a decision asked for',
    access: { kind: 'tenant', permission: 'transactions.label' },
    params: z.object({ id: idSchema('txn') }),
    body: SayAnswer,
    returns: z.object({ id: idSchema('txn'), result: z.string() }),
    status: 201,
    write: async (tx, { params, body }) => {
      await sayAnswer(tx, params.id, body);
      return { id: params.id, result: body.result };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/transactions/:id/labels',
    tag,
    summary: 'Say what a payment turned out to be; models learn from it',
    access: { kind: 'tenant', permission: 'transactions.label' },
    params: z.object({ id: idSchema('txn') }),
    body: LabelTransaction,
    returns: z.object({ id: idSchema('txn'), label: z.string() }),
    status: 201,
    write: async (tx, { params, body }) => {
      await labelTransaction(tx, params.id, body);
      return { id: params.id, label: body.label };
    },
  }),
];
