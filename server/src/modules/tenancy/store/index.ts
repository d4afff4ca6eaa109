export * from './attempts.ts';
export * from './keys.ts';
export * from './sessions.ts';
export * from './settings.ts';
export * from './staff.ts';
export * from './tenants.ts';
