export * from './back-tests.ts';
export * from './network.ts';
export * from './rules.ts';
export * from './transactions.ts';
