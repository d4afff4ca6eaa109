export * from './back-tests.ts';
export * from './rules.ts';
export * from './transactions.ts';
