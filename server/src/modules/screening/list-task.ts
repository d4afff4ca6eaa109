import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import {
  acceptVersion,
  diffLists,
  type ListDiff,
  type ListedEntity,
  type ListFile,
  parseSandboxList,
  readListFolder,
  type UnreadableList,
} from '@acquaint/engines/lists';
import { buildNameIndex, serializeIndex } from '@acquaint/engines/match';
import { z } from 'zod';
import type { ListChange, ListOutcome, PendingVersion, ListOrigin as Source } from './list-change.ts';

/**
 * Loads lists in a process of its own: parses, refuses an empty or shrunken file and keeps the last good one, counts what changed,
 * builds the name index and writes all of it under the lists folder.
 */
const Request = z.object({
  home: z.string(),
  folders: z.array(z.object({ path: z.string(), source: z.enum(['folder', 'download', 'sandbox']) })),
});
/** Built indexes that are kept: the newest, and the one that other processes may still be reading. */
const GENERATIONS = 2;
export type LoadAnswer = { lists: ListOutcome[]; failures: { folder: string; reason: string }[] };

export async function setUp(): Promise<(request: unknown) => Promise<unknown>> {
  return async (request) => ('warm' in Object(request) ? null : loadAll(Request.parse(request)));
}

async function loadAll(request: z.infer<typeof Request>): Promise<LoadAnswer> {
  const kept = join(request.home, 'lists/kept');
  await mkdir(kept, { recursive: true });
  const outcomes: ListOutcome[] = [];
  const failures: LoadAnswer['failures'] = [];
  for (const folder of request.folders) {
    const unreadable: UnreadableList[] = [];
    try {
      for await (const file of readFolder(folder.path, folder.source, (list) => unreadable.push(list)))
        outcomes.push(await keep(kept, file, folder.source));
      for (const list of unreadable) outcomes.push(await keepLast(kept, list, folder.source));
    } catch (error) {
      failures.push({
        folder: folder.source,
        reason: error instanceof Error && 'code' in error ? String(error.code) : 'list.unreadable',
      });
    }
  }
  await writeIndex(request.home, kept);
  return { lists: outcomes, failures };
}

type Tell = (list: UnreadableList) => void;

async function* readFolder(path: string, source: Source, unreadable: Tell): AsyncIterable<ListFile> {
  if (source === 'sandbox') {
    yield parseSandboxList(await readFile(join(path, 'list.yaml'), 'utf8'));
    return;
  }
  const reader = {
    listFiles: async (folder: string) =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
    readFile: (file: string) => readFile(file),
  };
  yield* readListFolder(path, reader, unreadable);
}

export const keptPath = (kept: string, list: string) => join(kept, `${list.replace(/[^\w-]/g, '_')}.jsonl.gz`);

/** A file that cannot be read is refused like an empty one; a list that was never good is named by its file. */
async function keepLast(kept: string, { list, file, error }: UnreadableList, source: Source): Promise<ListOutcome> {
  const previous = (await readKept(keptPath(kept, list))) ?? [];
  return {
    list,
    title: basename(file),
    authority: '—',
    version: '—',
    sha256: '',
    source,
    entities: previous.length,
    names: countNames(previous),
    added: null,
    removed: null,
    changed: null,
    refused: { reason: error.code, was: previous.length, now: 0 },
  };
}

async function keep(kept: string, next: ListFile, source: Source): Promise<ListOutcome> {
  const path = keptPath(kept, next.list);
  const previous = await readKept(path);
  const accepted = acceptVersion(previous ? { entities: previous.length } : null, next);
  const described = {
    list: next.list,
    title: next.title,
    authority: next.authority,
    version: next.version,
    sha256: next.sha256,
    source,
  };
  if (!accepted.accepted) {
    const entities = previous?.length ?? 0;
    return {
      ...described,
      entities,
      names: countNames(previous ?? []),
      added: null,
      removed: null,
      changed: null,
      refused: { reason: accepted.reason, was: accepted.was, now: accepted.now },
    };
  }
  const diff = previous ? diffLists(previous, next.entities) : null;
  const outcome = {
    ...described,
    entities: next.entities.length,
    names: countNames(next.entities),
    added: diff?.added.length ?? null,
    removed: diff?.removed.length ?? null,
    changed: diff?.changed.length ?? null,
    refused: null,
  };
  const changes = diff ? changesIn(diff) : [];
  // What changed is on disk before the version before goes, so a crash between loses no change.
  if (!diff || changes.length > 0) await writePending(kept, { outcome, whole: !diff, changes });
  await writeKept(path, next.entities);
  return outcome;
}

function changesIn(diff: ListDiff): ListChange[] {
  const whole = (change: 'added' | 'removed') => (entity: ListedEntity) => ({
    ...{ entityId: entity.id, change, namesChanged: true, entity },
  });
  return [
    ...diff.added.map(whole('added')),
    ...diff.removed.map(whole('removed')),
    ...diff.changed.map(({ after, names }) => ({
      ...{ entityId: after.id, change: 'changed' as const, namesChanged: names, entity: after },
    })),
  ];
}

async function writePending(kept: string, pending: PendingVersion): Promise<void> {
  const folder = join(kept, '../pending');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${pending.outcome.list.replace(/[^\w-]/g, '_')}.json`);
  await writeFile(`${file}.part`, JSON.stringify(pending));
  await rename(`${file}.part`, file);
}

const countNames = (entities: readonly ListedEntity[]) =>
  entities.reduce((sum, entity) => sum + entity.names.length, 0);

export async function readKept(path: string): Promise<ListedEntity[] | null> {
  if (!(await stat(path).catch(() => null))) return null;
  const entities: ListedEntity[] = [];
  for await (const line of createInterface({
    input: createReadStream(path).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    entities.push(JSON.parse(line) as ListedEntity);
  return entities;
}

async function writeKept(path: string, entities: readonly ListedEntity[]): Promise<void> {
  const zip = createGzip({ level: 1 });
  const out = createWriteStream(`${path}.part`);
  zip.pipe(out);
  for (const entity of entities)
    if (!zip.write(`${JSON.stringify(entity)}\n`))
      await new Promise<void>((resolve) => zip.once('drain', () => resolve()));
  zip.end();
  await finished(out);
  await rename(`${path}.part`, path);
}

/**
 * One index over every kept list, and beside it the entities in lines, found by byte offset when a match is shown. Each load has a folder
 * of its own, so that whoever still searches the one before reads no mixture.
 */
async function writeIndex(home: string, kept: string): Promise<void> {
  const generation = String(Date.now());
  const folder = join(home, 'lists/built', generation);
  await mkdir(folder, { recursive: true });
  const files = (await readdir(kept)).filter((name) => name.endsWith('.jsonl.gz')).sort();
  const all: ListedEntity[] = [];
  for (const file of files) for (const entity of (await readKept(join(kept, file))) ?? []) all.push(entity);
  const offsets: [string, number, number][] = [];
  const out = createWriteStream(join(folder, 'entities.jsonl'));
  let at = 0;
  for (const entity of all) {
    const line = Buffer.from(`${JSON.stringify(entity)}\n`);
    offsets.push([entity.id, at, line.length]);
    at += line.length;
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
  }
  out.end();
  await finished(out);
  await writeFile(join(folder, 'offsets.json'), JSON.stringify(offsets));
  await writeFile(join(folder, 'index.bin'), serializeIndex(buildNameIndex(all)));
  await writeFile(join(home, 'lists/current.part'), generation);
  await rename(join(home, 'lists/current.part'), join(home, 'lists/current'));
  const older = (await readdir(join(home, 'lists/built'))).sort().slice(0, -GENERATIONS);
  for (const each of older) await rm(join(home, 'lists/built', each), { recursive: true, force: true });
}
