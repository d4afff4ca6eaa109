// Runs .dependency-cruiser.mjs over the tree. The cruiser passes silently over what it cannot parse, so the check also
// fails when a file of the tree was not seen.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, WINGS } from './tree.ts';

export type Breach = { rule: string; from: string; to: string };
export type Walls = { breaches: Breach[]; cruised: number; unseen: string[]; reasons: Map<string, string> };

type Cruise = {
  modules: { source: string }[];
  summary: {
    violations: { from: string; to: string; rule: { name: string } }[];
    ruleSetUsed: { forbidden: { name: string; comment?: string }[] };
  };
};

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;
const CRUISER = join(import.meta.dirname, '../../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** Cruises the tree below root with the rules that lie there; needs a server/package.json for the # imports. */
export async function checkWalls(root: string): Promise<Walls> {
  const wings = WINGS.filter((wing) => existsSync(join(root, wing)));
  const cruise = await runCruiser(root, [
    ...[CRUISER, '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
    ...wings,
  ]);
  const seen = new Set(cruise.modules.map((each) => each.source));
  return {
    breaches: cruise.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    cruised: seen.size,
    unseen: codeOf(root).filter((path) => !seen.has(path)),
    reasons: new Map(cruise.summary.ruleSetUsed.forbidden.map(({ name, comment = '' }) => [name, comment])),
  };
}

/** With --output-type json the cruiser exits 0 whatever it found; anything else is a failure of the check itself. */
async function runCruiser(cwd: string, args: string[]): Promise<Cruise> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, maxBuffer: MAX_OUTPUT_BYTES });
  return JSON.parse(stdout);
}

function report({ breaches, cruised, unseen, reasons }: Walls): boolean {
  for (const rule of new Set(breaches.map((each) => each.rule))) {
    console.log(`\n${rule}: ${reasons.get(rule) ?? ''}`);
    for (const { from, to } of breaches.filter((each) => each.rule === rule)) console.log(`  ${from} → ${to}`);
  }
  for (const path of unseen) console.log(`not seen by the cruiser: ${path}`);
  console.log(`walls: ${cruised} files cruised, ${breaches.length} breaches, ${unseen.length} files unseen`);
  return breaches.length === 0 && unseen.length === 0;
}

if (import.meta.main) process.exitCode = report(await checkWalls(process.cwd())) ? 0 : 1;
