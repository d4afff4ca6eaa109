import { parseCrypto } from './crypto/parse.ts';
import { type Content, decodeContent } from './decode.ts';
import { COMPANIONS, type Format, text } from './format.ts';
import { FORMATS } from './formats.ts';
import { parseFtm } from './ftm/parse.ts';
import { type ListFile, ListUnreadable } from './types.ts';

/** How a folder is read: the caller's file system. `listFiles` gives paths relative to the folder, with `/`. */
export type FolderReader = {
  listFiles(folder: string): Promise<string[]>;
  readFile(path: string): Promise<Uint8Array>;
};

const FTM = /\.ftm\.jsonl?$|^entities.*\.jsonl?$/i;
const WALLETS = /sanctioned_addresses_([A-Z0-9]{2,10})(?:_[\d-]+)?\.txt$/i;
/** What may be a list under a name that nobody knows, and how much of it is looked at, in characters. */
const PERHAPS = /\.(?:xml|csv|xlsx|json|jsonl)$/i;
const HEAD = 4000;

/** Reads every list that the folder (or the one file) holds. */
export async function loadListFolder(folder: string, reader: FolderReader): Promise<ListFile[]> {
  const lists: ListFile[] = [];
  for await (const list of readListFolder(folder, reader)) lists.push(list);
  return lists;
}

/** A list whose file cannot be read: its code, the file, and why. */
export type UnreadableList = { list: string; file: string; error: ListUnreadable };

/**
 * As loadListFolder, list by list, so that only one need be in memory. Throws ListUnreadable when there is none; a list that cannot
 * be read is told to `unreadable` and the others go on, and without it is thrown.
 */
export async function* readListFolder(
  folder: string,
  reader: FolderReader,
  unreadable?: (list: UnreadableList) => void,
): AsyncGenerator<ListFile> {
  const files = (await reader.listFiles(folder)).sort();
  const read = async (file: string): Promise<Content> => decodeContent(await reader.readFile(joinPath(folder, file)));
  const parts = [
    ...chosenLists(await recognise(files, read), files, read),
    ...files.flatMap((file) => wallets(file, read)),
  ];
  if (parts.length === 0)
    throw new ListUnreadable(
      'list.unknown_format',
      'the folder holds no list file that is known by its name or content',
    );
  for (const { list, file, parse } of parts) {
    const parsed = await parse().catch((error: unknown) => {
      if (!unreadable || !(error instanceof ListUnreadable)) throw error;
      unreadable({ list, file, error });
      return null;
    });
    if (parsed) yield parsed;
  }
}

type Read = (file: string) => Promise<Content>;
type Part = { list: string; file: string; parse: () => Promise<ListFile> };
type Known = { file: string; list: string; rank: number; format: Format | 'ftm' };

/**
 * Which format each file is in. XML is told by its root, since authorities use one name for different files; the rest by name, and where
 * no name fits by how it begins.
 */
async function recognise(files: readonly string[], read: Read): Promise<Known[]> {
  const known: Known[] = [];
  for (const file of files) {
    const name = baseName(file);
    const byName = FORMATS.findIndex((format) => format.name.test(name));
    const named = byName !== -1 || FTM.test(name) || COMPANIONS.some((each) => each.name.test(name));
    const looked =
      PERHAPS.test(name) && (!named || /\.xml$/i.test(name)) ? headOf(await read(file).catch(() => '')) : '';
    const byContent = looked === '' ? -1 : FORMATS.findIndex((format) => format.begins?.(looked, name) === true);
    const rank = byContent === -1 ? byName : byContent;
    const format = FORMATS[rank];
    if (format) known.push({ file, list: format.list, rank, format });
    else if (FTM.test(name) || isFtm(looked)) known.push({ file, list: ftmCode(name), rank, format: 'ftm' });
  }
  return known;
}

function headOf(content: Content): string {
  return typeof content === 'string'
    ? content.slice(0, HEAD)
    : content
        .slice(0, 20)
        .map((row) => row.join(','))
        .join('\n');
}

function isFtm(head: string): boolean {
  return /^\s*\{.{0,400}"schema"\s*:\s*"\w+"/.test(head) && head.includes('"properties"');
}

/** Of each list the newest snapshot, of equal ones the format that says most; every FollowTheMoney file is a list of its own. */
function chosenLists(known: readonly Known[], files: readonly string[], read: Read): Part[] {
  const best = new Map<string, Known>();
  for (const one of known) {
    const before = best.get(one.list);
    if (!before || isBetter(one, before)) best.set(one.list, one);
  }
  return [...best.values()]
    .sort((a, b) => order(a) - order(b))
    .map(({ file, list, format }) => ({
      list,
      file,
      parse: async () => {
        const version = dateIn(file);
        const content = await read(file);
        if (format === 'ftm') return parseFtm(text(content), { list, ...(version === null ? {} : { version }) });
        const companions = await companionsOf(list, files, read);
        return format.parse(content, { version, companions, withoutSdn: best.has('us_ofac_sdn') });
      },
    }));
}

function order(known: Known): number {
  return known.format === 'ftm' ? FORMATS.length : known.rank;
}

function isBetter(one: Known, before: Known): boolean {
  const [date, dateBefore] = [dateIn(one.file) ?? '', dateIn(before.file) ?? ''];
  return date === dateBefore ? one.rank <= before.rank : date > dateBefore;
}

async function companionsOf(
  list: string,
  files: readonly string[],
  read: Read,
): Promise<Partial<Record<'alt' | 'add' | 'comments', string>>> {
  const companions: Partial<Record<'alt' | 'add' | 'comments', string>> = {};
  for (const { part, name } of COMPANIONS.filter((each) => each.list === list)) {
    const snapshots = files.filter((file) => name.test(baseName(file)));
    const newest = snapshots.toSorted((a, b) => (dateIn(a) ?? '').localeCompare(dateIn(b) ?? '')).at(-1);
    if (newest !== undefined) companions[part] = text(await read(newest));
  }
  return companions;
}

function wallets(file: string, read: Read): Part[] {
  const coin = WALLETS.exec(baseName(file))?.[1];
  if (coin === undefined) return [];
  const parse = async () => parseCrypto(text(await read(file)), { coin, version: dateIn(file) });
  return [{ list: `us_ofac_wallets_${coin.toLowerCase()}`, file, parse }];
}

function ftmCode(name: string): string {
  return name.replace(/\.(?:dev\.)?ftm\.jsonl?$|\.jsonl?$/i, '');
}

/** A file's name without folders and without `.gz`. */
function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.gz$/i, '');
}

/** The date in a file's name: 2026-08-05, or the eight digits that the EU writes in front. */
function dateIn(file: string): string | null {
  const name = baseName(file);
  const [, year, month, day] = /^(20\d{2})(\d{2})(\d{2})-/.exec(name) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  return /(\d{4}-\d{2}(?:-\d{2})?)(?!.*\d{4}-\d{2})/.exec(name)?.[1] ?? null;
}

function joinPath(folder: string, file: string): string {
  return folder === '' ? file : `${folder.replace(/\/$/, '')}/${file}`;
}
