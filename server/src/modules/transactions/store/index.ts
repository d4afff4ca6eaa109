export * from './entries.ts';
export * from './rules.ts';
