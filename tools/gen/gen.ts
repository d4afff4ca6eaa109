// `npm run gen`: what is written down twice is written by this: the API document, the client's types, the guides' tables.
// With --check nothing is written, and a file that would change fails the run.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { MODULES } from '../../server/src/app.ts';
import { describeApi } from '../../server/src/describe.ts';
import { permissionsOf, ROLES } from '../../server/src/modules/tenancy/index.ts';
import { eventsGuide, permissionsGuide } from './tables.ts';

type Written = { path: string; content: string };

const root = join(import.meta.dirname, '../..');

/** Every generated file as it should be now. */
async function generate(): Promise<Written[]> {
  const document = describeApi();
  const openapi = `${JSON.stringify(document, null, 2)}\n`;
  const types = astToString(await openapiTS(openapi));
  const declared = MODULES.flatMap((module) => module.permissions ?? []).map((permission) => permission.name);
  const grants = ROLES.map((role) => ({ role, permissions: permissionsOf([role], declared) }));
  return [
    { path: 'openapi.json', content: openapi },
    { path: 'sdk/src/generated.ts', content: `// Written by npm run gen from openapi.json.\n${types}` },
    { path: 'docs/guides/permissions.md', content: permissionsGuide(MODULES, grants, document.paths) },
    { path: 'docs/guides/events.md', content: eventsGuide(MODULES) },
  ];
}

function isStale({ path, content }: Written): boolean {
  const file = join(root, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== content;
}

const stale = (await generate()).filter(isStale);
if (process.argv.includes('--check')) {
  for (const { path } of stale) console.log(`${path} is not what npm run gen writes`);
  console.log(`gen: ${stale.length} files stale`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { path, content } of stale) writeFileSync(join(root, path), content);
  console.log(`gen: ${stale.map((each) => each.path).join(', ') || 'everything was fresh'}`);
}
