import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MODULES } from '../../src/app.ts';

const ROOT = join(import.meta.dirname, '../../..');
const keysOf = (pattern: string) =>
  new Set(
    globSync(pattern, { cwd: ROOT }).flatMap((file) => Object.keys(JSON.parse(readFileSync(join(ROOT, file), 'utf8')))),
  );

test('AUD-01 every kind of entry that a module makes has its sentence in the log', () => {
  const said = keysOf('server/src/modules/*/messages/en.json');
  const actions = MODULES.flatMap((module) => module.auditActions ?? []).map(({ action }) => `audit.${action}`);
  expect(actions.length).toBeGreaterThan(50);
  expect(actions.filter((key) => !said.has(key))).toEqual([]);
});

test('SEC-01 every permission has its words on the page of permissions', () => {
  const said = keysOf('web/console/messages/en.json');
  const names = MODULES.flatMap((module) => module.permissions ?? []).map(({ name }) => `permission.${name}`);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((key) => !said.has(key))).toEqual([]);
});
