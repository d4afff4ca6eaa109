import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentTemplate, loadTemplates } from '@acquaint/engines/documents';

const PACKS = join(import.meta.dirname, '..', '..', 'packs');

/** The templates of all packs of this checkout, in the order of their paths. */
export function installedTemplates(): DocumentTemplate[] {
  const files = readdirSync(PACKS, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[^/\\]+[/\\]documents[/\\][^/\\]+\.yaml$/.test(name))
    .sort();
  return loadTemplates(files.map((name) => readFileSync(join(PACKS, name), 'utf8')));
}
