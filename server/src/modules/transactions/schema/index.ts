export * from './rules.ts';
export * from './transactions.ts';
