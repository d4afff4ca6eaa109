import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type FolderReader, type ListFile, readListFolder } from '@acquaint/engines/lists';
import { type BuiltIndex, IndexBuilder, openIndex } from '@acquaint/engines/match';
import { WrongUse } from '../usage.ts';

/** What is said of a list without its entities. */
export type ListLine = Pick<ListFile, 'list' | 'version' | 'sha256'> & {
  entities: number;
  names: number;
  authority: string;
  warnings: number;
};

const MAX_FILES = 5000;

/** Builds an index over all lists of a folder (or of one list file), list by list; `warn` is told what was left out. */
export async function indexLists(
  path: string,
  warn: (text: string) => void,
): Promise<BuiltIndex & { lists: ListLine[] }> {
  const { folder, reader } = await openFolder(path);
  const builder = new IndexBuilder();
  const lists: ListLine[] = [];
  for await (const list of readListFolder(folder, reader)) {
    for (const entity of list.entities) builder.add(entity);
    lists.push(lineOf(list));
    for (const warning of list.warnings.slice(0, 3)) warn(`${list.list}: ${warning}`);
  }
  const tables = builder.build();
  return { ...openIndex(tables), tables, lists };
}

async function openFolder(path: string): Promise<{ folder: string; reader: FolderReader }> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new WrongUse(`${path} does not exist`);
  const folder = found.isDirectory() ? path : dirname(path);
  const listFiles = async (): Promise<string[]> => {
    if (!found.isDirectory()) return [basename(path)];
    const files = await readdir(path, { recursive: true });
    if (files.length > MAX_FILES) throw new WrongUse(`${path} holds more than ${MAX_FILES} files`);
    return files.map((file) => file.replaceAll('\\', '/'));
  };
  return { folder, reader: { listFiles, readFile } };
}

function lineOf(list: ListFile): ListLine {
  return {
    list: list.list,
    version: list.version,
    entities: list.entities.length,
    names: list.entities.reduce((sum, entity) => sum + entity.names.length, 0),
    sha256: list.sha256,
    authority: list.authority,
    warnings: list.warnings.length,
  };
}
