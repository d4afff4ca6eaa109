export * from './back-tests.ts';
export * from './entries.ts';
export * from './lane.ts';
export * from './models.ts';
export * from './network.ts';
export * from './rules.ts';
export * from './shadow.ts';
