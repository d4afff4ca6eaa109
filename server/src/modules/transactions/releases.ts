import { createHash } from 'node:crypto';
import { type Rule, RuleSet, readRule } from '@acquaint/engines/rules';
import { parse } from 'yaml';
import { packFor } from '#modules/regulation';
import type { Facilities } from '#platform/db';
import { EVENT } from './event.ts';

/** Rules in force together, named by a hash of what they say. */
export type Release = { id: string; rules: readonly Rule[] };

/** Packs are read once, at start: so are their rules. */
const READ = new WeakMap<object, Release>();

/** The rules that are shipped, for a tenant that has not made its own release. */
export function shippedRelease(holder: { use: Facilities['use'] }): Release {
  const files = packFor(holder, null).rules;
  const known = READ.get(files);
  if (known) return known;
  const hash = createHash('sha256');
  for (const { text } of files) hash.update(text);
  const release = {
    id: `shipped@${hash.digest('hex').slice(0, 12)}`,
    rules: files.map(({ text }) => readRule(parse(text, { maxAliasCount: 0 }))),
  };
  READ.set(files, release);
  return release;
}

/** A fresh memory for the rules of a release; throws `RuleInvalid` when one does not fit what is known of an event. */
export function rulesInMemory(release: Release): RuleSet {
  return new RuleSet(release.rules, EVENT);
}
