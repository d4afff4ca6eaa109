import { defineModule } from '#platform/module';
import { expireTemplates } from './operations/delete-template.ts';
import { evictDeleted } from './reactions.ts';
import { faceIndexResident } from './residents/face-index.ts';
import { deleteTemplateRoute } from './routes.ts';

export const facesModule = defineModule({
  name: 'faces',
  routes: [deleteTemplateRoute],
  residents: [faceIndexResident()],
  reactions: [evictDeleted],
  schedules: [{ name: 'faces.expire', every: '52 2 * * *', run: expireTemplates }],
  permissions: [{ name: 'faces.delete', says: 'delete the face template of a customer' }],
  events: [{ type: 'face.template_deleted', says: 'a customer’s face template was deleted' }],
  auditActions: [
    { action: 'face.enrolled', says: 'kept the face template of an approved customer' },
    { action: 'face.template_deleted', says: 'deleted the face template of a customer' },
  ],
});
