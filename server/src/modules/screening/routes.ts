import { MEASURED, PROFILES, type Profile } from '@acquaint/engines/match';
import { z } from 'zod';
import { PartialDate } from '#platform/clock';
import { defineRoute } from '#platform/http';
import { idSchema } from '#platform/ids';
import { record } from '#platform/record';
import { disposeMatch, search } from './operations/screen.ts';
import { clearingRoutes } from './routes-clearing.ts';
import { listRoutes } from './routes-lists.ts';
import { ownListRoutes } from './routes-own.ts';
import { ListVersionView, MatchStatus, MatchView } from './schema.ts';
import { yenteRoutes } from './yente/routes.ts';

const PROFILE_NAMES = Object.keys(PROFILES) as [Profile, ...Profile[]];
const ProfileName = z.enum(PROFILE_NAMES).describe('open enum');
const Query = z.strictObject({
  name: z.string().min(2).max(300),
  schema: z.string().max(40).optional(),
  birthDate: PartialDate.optional(),
  countries: z.array(z.string().max(60)).max(10).optional(),
  identifiers: z.array(z.string().max(80)).max(10).optional(),
  profile: ProfileName.optional().describe('how generously is searched; balanced when none is named'),
  threshold: z.number().min(0.3).max(1).optional().describe('the threshold of the profile when none is named'),
});

const screenRoute = defineRoute({
  method: 'POST',
  path: '/v1/screenings',
  tag: 'screening',
  summary: 'Search every list for a name',
  access: { kind: 'tenant', permission: 'screening.write' },
  body: Query,
  replay: false,
  returns: z.object({
    id: z.null(),
    algorithm: z.string(),
    lists: z.array(ListVersionView),
    matches: z.array(MatchView),
    us: z.number(),
  }),
  write: async (tx, { body }) => {
    const { threshold, profile = 'balanced', ...subject } = body;
    const searched = await search(
      tx,
      {
        name: subject.name,
        ...(subject.schema ? { schema: subject.schema } : {}),
        birthDate: subject.birthDate ?? null,
        countries: subject.countries ?? [],
        identifiers: subject.identifiers ?? [],
      },
      { threshold: threshold ?? PROFILES[profile].threshold, profile },
    );
    await record(tx, {
      action: 'screening.searched',
      subject: { prefix: 'ten', id: tx.tenantId },
      after: { matches: searched.found.length, algorithm: searched.algorithm },
    });
    return {
      id: null,
      algorithm: searched.algorithm,
      lists: [...searched.lists],
      us: searched.us,
      matches: searched.found.map(({ match, entity, allowedBy }) => ({
        id: null,
        entityId: match.entity_id,
        list: match.list,
        name: match.name,
        matchScore: match.match_score,
        riskScore: match.risk_score,
        status: allowedBy ? ('allowed' as const) : ('new' as const),
        ...(allowedBy ? { allowedBy } : {}),
        alignment: match.alignment,
        qualifiers: match.qualifiers,
        entity,
      })),
    };
  },
});

const Rates = z.object({ recall: z.number(), falsePositives: z.number() });

const profilesRoute = defineRoute({
  method: 'GET',
  path: '/v1/screenings/profiles',
  tag: 'screening',
  summary: 'How generously can be searched, and what each way was measured to find and to find wrongly',
  access: { kind: 'tenant', permission: 'screening.write' },
  returns: z.object({
    on: z.string(),
    entities: z.number().int(),
    queries: z.number().int(),
    negatives: z.number().int(),
    profiles: z.array(z.object({ profile: ProfileName, threshold: z.number(), name: Rates, facts: Rates })),
  }),
  read: async () => ({
    ...MEASURED,
    profiles: PROFILE_NAMES.map((profile) => ({
      ...{ profile, threshold: PROFILES[profile].threshold },
      ...MEASURED.profiles[profile],
    })),
  }),
});

const disposeRoute = defineRoute({
  method: 'POST',
  path: '/v1/matches/:id/disposition',
  tag: 'screening',
  summary: 'Say what a match is',
  access: { kind: 'tenant', permission: 'screening.decide' },
  params: z.object({ id: idSchema('mat') }),
  body: z.strictObject({
    status: MatchStatus.exclude(['new', 'delisted', 'allowed']),
    reason: z.string().min(3).max(1000),
  }),
  returns: MatchView,
  write: (tx, { params, body }) => disposeMatch(tx, params.id, body),
});

export const screeningRoutes = [
  screenRoute,
  profilesRoute,
  disposeRoute,
  ...listRoutes,
  ...clearingRoutes,
  ...ownListRoutes,
  ...yenteRoutes,
];
