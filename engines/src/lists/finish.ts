import { createHash } from 'node:crypto';
import type { ListedEntity, ListFile } from './types.ts';

/** Hex SHA-256 of a text or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Completes a list: hash, version, and one entity an id (a second one with the same id is left out, with a warning). */
export function finishList(
  list: {
    list: string;
    title: string;
    authority: string;
    version: string | null;
    entities: ListedEntity[];
    warnings: string[];
  },
  content: string | Uint8Array | readonly string[],
): ListFile {
  const hash = sha256(typeof content === 'string' || content instanceof Uint8Array ? content : content.join('\u0000'));
  const seen = new Set<string>();
  const warnings = [...list.warnings];
  const entities = list.entities.filter((entity) => {
    if (!seen.has(entity.id)) {
      seen.add(entity.id);
      return true;
    }
    warnings.push(`${entity.id} is listed twice; the first is kept`);
    return false;
  });
  const torn = entities.filter((entity) => entity.names.some((name) => name.text.includes('\ufffd')));
  for (const entity of torn.slice(0, 100)) warnings.push(`${entity.id}: a name has letters that could not be decoded`);
  return {
    list: list.list,
    title: list.title,
    authority: list.authority,
    version: list.version ?? hash.slice(0, 12),
    entities,
    sha256: hash,
    warnings: warnings.slice(0, 1000),
  };
}
