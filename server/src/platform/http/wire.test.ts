import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { snakeName, wireJsonSchema } from './wire.ts';

describe('DEV-01 schemas in the API document', () => {
  test('a value that may contain itself is described without a reference that leads nowhere', () => {
    const schema = wireJsonSchema(z.strictObject({ newValue: z.json() }));
    expect(JSON.stringify(schema)).not.toContain('$');
    expect(schema).toMatchObject({ type: 'object', properties: { new_value: {} }, required: ['new_value'] });
  });

  test.each([
    ['nextDueAt', 'next_due_at'],
    ['calls24h', 'calls_24h'],
    ['approved30d', 'approved_30d'],
    ['p95Ms', 'p95_ms'],
  ])('%s is %s on the wire', (name, wire) => {
    expect(snakeName(name)).toBe(wire);
  });
});
