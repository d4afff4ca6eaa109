import { describe, expect, test } from 'vitest';
import { eventsGuide, permissionsGuide } from './tables.ts';

const cases = {
  name: 'cases',
  permissions: [
    { name: 'cases.read', says: 'see cases' },
    { name: 'cases.decide', says: 'propose | approve\na decision' },
  ],
  events: [{ type: 'case.opened', says: 'a case began' }],
  auditActions: [{ action: 'case.opened', says: 'opened a case' }],
};

const paths = {
  '/v1/cases': { get: { 'x-permission': 'cases.read' }, post: {} },
  '/v1/cases/{id}': { get: { 'x-permission': 'cases.read' } },
};

const rowsOf = (guide: string) => guide.split('\n').filter((line) => line.startsWith('| `'));

describe('the tables of the guides', () => {
  test('a permission shows who holds it and what asks for it, in the order of names', () => {
    const grants = [
      { role: 'officer', permissions: new Set(['cases.read', 'cases.decide']) },
      { role: 'auditor', permissions: new Set(['cases.read']) },
    ];
    expect(rowsOf(permissionsGuide([cases], grants, paths))).toEqual([
      '| `cases.decide` | propose \\| approve a decision | officer |  |',
      '| `cases.read` | see cases | officer, auditor | `GET /v1/cases`<br>`GET /v1/cases/{id}` |',
    ]);
  });

  test('events and entries of the log are listed apart with the module that declares them', () => {
    expect(rowsOf(eventsGuide([{ name: 'quiet' }, cases]))).toEqual([
      '| `case.opened` | a case began | cases |',
      '| `case.opened` | opened a case | cases |',
    ]);
  });

  test('a product without modules has empty tables, not a broken guide', () => {
    expect(rowsOf(permissionsGuide([], [], undefined))).toEqual([]);
  });
});
