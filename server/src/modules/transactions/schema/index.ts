export * from './back-tests.ts';
export * from './models.ts';
export * from './network.ts';
export * from './rules.ts';
export * from './transactions.ts';
