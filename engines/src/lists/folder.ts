import { gunzipSync } from 'node:zlib';
import { parseCongress } from './congress/parse.ts';
import { parseCrypto } from './crypto/parse.ts';
import { parseCsl } from './csl/parse.ts';
import { parseEveryPolitician } from './everypolitician/parse.ts';
import { parseFtm } from './ftm/parse.ts';
import { type OfacTexts, parseOfac, parseOfacConsolidated } from './ofac/parse.ts';
import { parseSandboxList } from './sandbox/parse.ts';
import { type ListFile, ListUnreadable } from './types.ts';
import { parseUk } from './uk/parse.ts';
import { parseUn } from './un/parse.ts';

/** How a folder is read: the caller's file system. `listFiles` gives paths relative to the folder, with `/`. */
export type FolderReader = {
  listFiles(folder: string): Promise<string[]>;
  readFile(path: string): Promise<Uint8Array>;
};

/** Largest list after unpacking. */
const MAX_BYTES = 400_000_000;

type Role =
  | 'sdn'
  | 'alt'
  | 'add'
  | 'comments'
  | 'cons'
  | 'cons_alt'
  | 'cons_add'
  | 'cons_comments'
  | 'un'
  | 'uk'
  | 'csl'
  | 'everypolitician'
  | 'congress'
  | 'sandbox';

/** File names by the part they play; of several with one role the one that sorts last (the newest date) is read. */
const ROLES: readonly [RegExp, Role][] = [
  [/^sdn(?:_[\d-]+)?\.csv$/i, 'sdn'],
  [/^alt(?:_[\d-]+)?\.csv$/i, 'alt'],
  [/^add(?:_[\d-]+)?\.csv$/i, 'add'],
  [/^sdn_comments(?:_[\d-]+)?\.csv$/i, 'comments'],
  [/^cons_prim(?:_[\d-]+)?\.csv$/i, 'cons'],
  [/^cons_alt(?:_[\d-]+)?\.csv$/i, 'cons_alt'],
  [/^cons_add(?:_[\d-]+)?\.csv$/i, 'cons_add'],
  [/^cons_comments(?:_[\d-]+)?\.csv$/i, 'cons_comments'],
  [/^consolidated(?:[\w-]*)\.xml$/i, 'un'],
  [/^uk_sanctions_list[\w-]*\.csv$/i, 'uk'],
  [/^consolidated[\w-]*\.csv$/i, 'csl'],
  [/^everypolitician[\w-]*\.jsonl$/i, 'everypolitician'],
  [/^(?:us_congress_)?legislators-current[\w-]*\.ya?ml$/i, 'congress'],
  [/^list\.ya?ml$/i, 'sandbox'],
];

const FTM = /\.ftm\.jsonl?$|^entities.*\.jsonl?$/i;
const WALLETS = /sanctioned_addresses_([A-Z0-9]{2,10})(?:_[\d-]+)?\.txt$/i;

/** Reads every list that the folder (or the one file) holds. */
export async function loadListFolder(folder: string, reader: FolderReader): Promise<ListFile[]> {
  const lists: ListFile[] = [];
  for await (const list of readListFolder(folder, reader)) lists.push(list);
  return lists;
}

/** As loadListFolder, list by list, so that only one need be in memory. Throws ListUnreadable when there is none. */
export async function* readListFolder(folder: string, reader: FolderReader): AsyncGenerator<ListFile> {
  const files = (await reader.listFiles(folder)).sort();
  const roles = assignRoles(files);
  const text = async (role: Role, encoding: 'utf-8' | 'latin1' = 'utf-8') => {
    const file = roles.get(role);
    return file === undefined ? undefined : decode(await reader.readFile(joinPath(folder, file)), encoding);
  };
  let count = 0;
  for await (const list of officialLists(roles, text)) {
    count++;
    yield list;
  }
  for (const file of files) {
    const list = await otherList(file, async () => decode(await reader.readFile(joinPath(folder, file)), 'utf-8'));
    if (!list) continue;
    count++;
    yield list;
  }
  if (count === 0)
    throw new ListUnreadable('list.unknown_format', 'the folder holds no list file that is known by its name');
}

async function* officialLists(
  roles: ReadonlyMap<Role, string>,
  text: (role: Role, encoding?: 'utf-8' | 'latin1') => Promise<string | undefined>,
): AsyncGenerator<ListFile> {
  const version = (role: Role) => ({ version: dateIn(roles.get(role) ?? '') });
  const sdn = await ofacTexts(['sdn', 'alt', 'add', 'comments'], text);
  if (sdn) yield parseOfac(sdn, version('sdn'));
  const cons = await ofacTexts(['cons', 'cons_alt', 'cons_add', 'cons_comments'], text);
  if (cons) yield parseOfacConsolidated(cons, version('cons'));
  const un = await text('un');
  if (un !== undefined) yield parseUn(un);
  const uk = await text('uk');
  if (uk !== undefined) yield parseUk(uk, version('uk'));
  const csl = await text('csl');
  if (csl !== undefined) yield parseCsl(csl, { ...version('csl'), withoutSdn: sdn !== null });
  const everypolitician = await text('everypolitician');
  if (everypolitician !== undefined) yield parseEveryPolitician(everypolitician, version('everypolitician'));
  const congress = await text('congress');
  if (congress !== undefined) yield parseCongress(congress, version('congress'));
  const sandbox = await text('sandbox');
  if (sandbox !== undefined) yield parseSandboxList(sandbox);
}

async function ofacTexts(
  roles: readonly [Role, Role, Role, Role],
  text: (role: Role, encoding: 'latin1') => Promise<string | undefined>,
): Promise<OfacTexts | null> {
  const [sdn, alt, add, comments] = [
    await text(roles[0], 'latin1'),
    await text(roles[1], 'latin1'),
    await text(roles[2], 'latin1'),
    await text(roles[3], 'latin1'),
  ];
  if (sdn === undefined) return null;
  return {
    sdn,
    ...(alt === undefined ? {} : { alt }),
    ...(add === undefined ? {} : { add }),
    ...(comments === undefined ? {} : { comments }),
  };
}

async function otherList(file: string, text: () => Promise<string>): Promise<ListFile | null> {
  const name = baseName(file);
  const coin = WALLETS.exec(name)?.[1];
  if (coin !== undefined) return parseCrypto(await text(), { coin, version: dateIn(file) });
  if (!FTM.test(name)) return null;
  const version = dateIn(file);
  return parseFtm(await text(), {
    list: name.replace(/\.(?:dev\.)?ftm\.jsonl?$|\.jsonl?$/i, ''),
    ...(version === null ? {} : { version }),
  });
}

function assignRoles(files: readonly string[]): Map<Role, string> {
  const roles = new Map<Role, string>();
  for (const file of files) {
    const role = ROLES.find(([pattern]) => pattern.test(baseName(file)))?.[1];
    const before = role === undefined ? undefined : roles.get(role);
    if (role !== undefined && (before === undefined || (dateIn(file) ?? '') >= (dateIn(before) ?? '')))
      roles.set(role, file);
  }
  return roles;
}

/** A file's name without folders and without `.gz`. */
function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.gz$/i, '');
}

function dateIn(file: string): string | null {
  return /(\d{4}-\d{2}(?:-\d{2})?)(?!.*\d{4}-\d{2})/.exec(baseName(file))?.[1] ?? null;
}

function joinPath(folder: string, file: string): string {
  return folder === '' ? file : `${folder.replace(/\/$/, '')}/${file}`;
}

/** Text of a file, unpacked when it is gzip (told by its first bytes, never by its name). */
function decode(bytes: Uint8Array, encoding: 'utf-8' | 'latin1'): string {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!packed && bytes.length > MAX_BYTES)
    throw new ListUnreadable('list.too_large', 'a list file is larger than 400 MB');
  try {
    return new TextDecoder(encoding).decode(packed ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes);
  } catch (cause) {
    throw new ListUnreadable('list.unreadable', 'a list file cannot be unpacked', { cause });
  }
}
