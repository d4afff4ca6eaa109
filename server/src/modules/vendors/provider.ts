import type { z } from 'zod';
import type { Config } from '#platform/config';
import type { Ctx } from '#platform/db';
import type { PoolDefinition } from '#platform/pools';
import type { Kind, Kinds } from './kinds/index.ts';

export type Ask<K extends Kind> = (ctx: Ctx, request: Kinds[K]['request']) => Promise<Kinds[K]['answer']>;

/** A plug-in for one kind of outside call. `simulated` goes with every answer to the screen and the record. */
export type Provider<K extends Kind = Kind> = {
  kind: K;
  code: string;
  simulated: boolean;
  timeoutMs: number;
  attempts: number;
  settings: z.ZodType;
  /** Null where the installation lacks what the provider needs (no server set, no model installed): it is then passed over. */
  create: (input: { config: Config; settings: unknown }) => Ask<K> | null;
  pools?: (config: Config) => PoolDefinition[];
};
/** A provider whatever its kind, as a registry holds it. */
export type AnyProvider = { [K in Kind]: Provider<K> }[Kind];

export function defineProvider<K extends Kind>(provider: Provider<K>): Provider<K> {
  return provider;
}
