import { z } from 'zod';
import { defineRoute, NoAnswer } from '#platform/http';
import { idSchema } from '#platform/ids';
import { deleteFaceTemplate } from './operations/delete-template.ts';

export const deleteTemplateRoute = defineRoute({
  method: 'DELETE',
  path: '/v1/customers/:id/face-template',
  tag: 'customers',
  summary: 'Deletes the face template of a customer and nothing else of theirs',
  access: { kind: 'tenant', permission: 'faces.delete' },
  params: z.object({ id: idSchema('cus') }),
  returns: NoAnswer,
  status: 204,
  write: async (tx, { params }) => {
    await deleteFaceTemplate(tx, params.id);
    return null;
  },
});
