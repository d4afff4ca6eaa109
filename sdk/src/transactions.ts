// Payments and how monitoring does.
import type { Answer, RowOf } from './answer.ts';

export type TransactionRow = RowOf<'getTransactions'>;
export type Transaction = Answer<'getTransactionsId'>;
export type TransactionRule = Transaction['rules'][number];
export type Behaviour = Answer<'getCustomersIdBehaviour'>;
export type TransactionStatistics = Answer<'getTransactionStatistics'>;
export type RuleFigures = TransactionStatistics['rules'][number];
export type TransactionNetwork = Answer<'getTransactionsIdNetwork'>;
export type BlockedPayee = RowOf<'getBlockedPayees'>;
export type Models = Answer<'getModels'>;
export type ModelRow = Models['data'][number];
export type ModelCard = Answer<'getModelsId'>;
export type HeldReport = NonNullable<NonNullable<ModelCard['report']>['held']>;
export type ModelWatch = ModelCard['watches'][number];
