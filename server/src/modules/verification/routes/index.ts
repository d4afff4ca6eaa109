import { applicantRoutes } from './applicant.ts';
import { deskRoutes } from './desk.ts';
import { integratorRoutes } from './integrator.ts';
import { livenessRoutes } from './liveness.ts';
import { sandboxRoutes } from './sandbox.ts';

export const routes = [...integratorRoutes, ...applicantRoutes, ...livenessRoutes, ...deskRoutes, ...sandboxRoutes];
