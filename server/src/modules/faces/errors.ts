import { Problem } from '#platform/errors';

export const templateNotFound = () => new Problem('face.template_not_found', 404);
