import { describeRoutes, type OpenApiDocument } from '#platform/http';
import { MODULES } from './app.ts';

export const VERSION = '0.1.0';

/** OpenAPI 3.1 of every route, as served and as committed. */
export function describeApi(): OpenApiDocument {
  return describeRoutes(
    MODULES.flatMap((module) => module.routes ?? []),
    VERSION,
  );
}
