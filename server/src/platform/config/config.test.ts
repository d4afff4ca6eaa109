import { expect, test } from 'vitest';
import { ConfigRefused, readConfig } from './index.ts';

test('OPS-01 wrong settings are all named at once', () => {
  const read = () => readConfig({ PORT: '99999', ACQUAINT_REGION: 'Europe!', DATABASE_URL: 'not an address' });
  expect(read).toThrow(ConfigRefused);
  expect(read).toThrow(/PORT[\s\S]*ACQUAINT_REGION[\s\S]*DATABASE_URL/);
});

test('OPS-01 nothing need be set: port 8080 on this machine alone, an embedded database', () => {
  expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', databaseUrl: null, sandbox: true });
});
