import { z } from 'zod';
import { defineRoute, FileAnswer, pageOf } from '#platform/http';
import { scenarioUnknown } from '../errors.ts';
import { readScenarioImage } from '../sandbox/images.ts';
import { findScenario, SCENARIOS, Scenario } from '../sandbox/scenarios.ts';

const FileSchema = z.any().meta({ 'x-file': true });

export const sandboxRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/sandbox/scenarios',
    tag: 'sandbox',
    summary: 'Deterministic test people with the outcome each produces',
    access: { kind: 'public' },
    returns: pageOf(Scenario),
    open: async () => ({
      data: SCENARIOS.map(({ specimen: _specimen, face: _face, ...scenario }) => scenario),
      nextCursor: null,
    }),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/sandbox/scenarios/:code/:side',
    tag: 'sandbox',
    summary: 'A scenario’s picture: front or selfie',
    access: { kind: 'public' },
    params: z.object({ code: z.string().max(60), side: z.enum(['front', 'selfie']) }),
    returns: FileSchema,
    limit: { max: 120, windowS: 60 },
    open: async (ctx, { params }) => {
      const recipe = findScenario(params.code);
      if (!recipe) throw scenarioUnknown();
      return new FileAnswer(
        await readScenarioImage(ctx, recipe.code, params.side),
        'image/jpeg',
        `${recipe.code}-${params.side}.jpg`,
      );
    },
  }),
];
