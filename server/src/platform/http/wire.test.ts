import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wireJsonSchema } from './wire.ts';

describe('DEV-01 schemas in the API document', () => {
  test('a value that may contain itself is described without a reference that leads nowhere', () => {
    const schema = wireJsonSchema(z.strictObject({ newValue: z.json() }));
    expect(JSON.stringify(schema)).not.toContain('$');
    expect(schema).toMatchObject({ type: 'object', properties: { new_value: {} }, required: ['new_value'] });
  });
});
