import { z } from 'zod';
import { defineRoute } from '#platform/http';
import { idSchema } from '#platform/ids';
import { takeChip } from '../operations/take-chip.ts';
import { ChipTaken, ChipUpload } from '../schema.ts';

export const chipRoutes = [
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/chip',
    tag: 'verifications',
    summary: 'Send what a reader app took from the document’s chip (data groups 1 and 2, security object)',
    access: { kind: 'tenant', permission: 'verifications.write' },
    params: z.object({ id: idSchema('ver') }),
    body: ChipUpload,
    returns: ChipTaken,
    write: (tx, { params, body }) => takeChip(tx, params.id, body),
  }),
];
