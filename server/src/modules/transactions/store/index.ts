export * from './back-tests.ts';
export * from './entries.ts';
export * from './rules.ts';
