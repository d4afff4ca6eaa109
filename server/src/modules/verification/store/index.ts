export { type Capture, type FlowVersion, own, type StoredStep, type Verification } from '../tables.ts';
export * from './captures.ts';
export * from './chip.ts';
export * from './flows.ts';
export * from './steps.ts';
export * from './verifications.ts';
