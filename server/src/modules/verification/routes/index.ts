import { applicantRoutes } from './applicant.ts';
import { chipRoutes } from './chip.ts';
import { deskRoutes } from './desk.ts';
import { integratorRoutes } from './integrator.ts';
import { livenessRoutes } from './liveness.ts';
import { sandboxRoutes } from './sandbox.ts';

export const routes = [
  ...integratorRoutes,
  ...chipRoutes,
  ...applicantRoutes,
  ...livenessRoutes,
  ...deskRoutes,
  ...sandboxRoutes,
];
