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
  const roles = assignRoles(files);
  const read = (file: string, encoding: 'utf-8' | 'latin1' = 'utf-8') =>
    reader.readFile(joinPath(folder, file)).then((bytes) => decode(bytes, encoding));
  const text: TextOf = async (role, encoding) => {
    const file = roles.get(role);
    return file === undefined ? undefined : read(file, encoding);
  };
  let count = 0;
  const parts = [
    ...officialLists(roles, text),
    ...files.map((file) => ({ list: otherCode(file), file, parse: () => otherList(file, () => read(file)) })),
  ];
  for (const { list: code, file, parse } of parts) {
    const list = await parse().catch((error: unknown) => {
      if (!unreadable || !(error instanceof ListUnreadable)) throw error;
      unreadable({ list: code, file, error });
      return 'unreadable' as const;
    });
    if (list === null) continue;
    count++;
    if (list !== 'unreadable') yield list;
  }
  if (count === 0)
    throw new ListUnreadable('list.unknown_format', 'the folder holds no list file that is known by its name');
}

type TextOf = (role: Role, encoding?: 'utf-8' | 'latin1') => Promise<string | undefined>;
type Part = { list: string; file: string; parse: () => Promise<ListFile | null> };

/** The authorities' lists that the folder has a main file for, each with the code that its parser gives it. */
function officialLists(roles: ReadonlyMap<Role, string>, text: TextOf): Part[] {
  const version = (role: Role) => ({ version: dateIn(roles.get(role) ?? '') });
  const part = (role: Role, list: string, parse: (content: string) => ListFile): Part => ({
    list,
    file: roles.get(role) ?? '',
    parse: async () => {
      const content = await text(role);
      return content === undefined ? null : parse(content);
    },
  });
  const ofac = (roleSet: OfacRoles, list: string, parse: typeof parseOfac): Part => ({
    list,
    file: roles.get(roleSet[0]) ?? '',
    parse: async () => {
      const texts = await ofacTexts(roleSet, text);
      return texts && parse(texts, version(roleSet[0]));
    },
  });
  return [
    ofac(['sdn', 'alt', 'add', 'comments'], 'us_ofac_sdn', parseOfac),
    ofac(['cons', 'cons_alt', 'cons_add', 'cons_comments'], 'us_ofac_cons', parseOfacConsolidated),
    part('un', 'un_sc', parseUn),
    part('uk', 'gb_fcdo', (csv) => parseUk(csv, version('uk'))),
    part('csl', 'us_trade_csl', (csv) => parseCsl(csv, { ...version('csl'), withoutSdn: roles.has('sdn') })),
    part('everypolitician', 'pep_everypolitician', (lines) => parseEveryPolitician(lines, version('everypolitician'))),
    part('congress', 'pep_us_congress', (yaml) => parseCongress(yaml, version('congress'))),
    part('sandbox', 'sandbox', parseSandboxList),
  ];
}

type OfacRoles = readonly [Role, Role, Role, Role];

async function ofacTexts(roles: OfacRoles, text: TextOf): Promise<OfacTexts | null> {
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

/** The code of a list that no authority's name tells: of wallets by their coin, of others by the file. */
function otherCode(file: string): string {
  const name = baseName(file);
  const coin = WALLETS.exec(name)?.[1];
  return coin === undefined ? ftmCode(name) : `us_ofac_wallets_${coin.toLowerCase()}`;
}

function ftmCode(name: string): string {
  return name.replace(/\.(?:dev\.)?ftm\.jsonl?$|\.jsonl?$/i, '');
}

async function otherList(file: string, text: () => Promise<string>): Promise<ListFile | null> {
  const name = baseName(file);
  const coin = WALLETS.exec(name)?.[1];
  if (coin !== undefined) return parseCrypto(await text(), { coin, version: dateIn(file) });
  if (!FTM.test(name)) return null;
  const version = dateIn(file);
  return parseFtm(await text(), {
    list: ftmCode(name),
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
