import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { LOCALES, type Locale, pickLocale } from './locales.ts';

export { LOCALES, type Locale, pickLocale } from './locales.ts';

type Catalogue = Map<string, string>;
let catalogues: Map<Locale, Catalogue> | null = null;

/** All messages of platform and modules: `messages/<locale>.json` in each, flat keys, ICU text. Read once. */
function load(): Map<Locale, Catalogue> {
  if (catalogues) return catalogues;
  const source = join(import.meta.dirname, '../..');
  const folders = ['platform', 'modules'].flatMap((floor) => findMessageFolders(join(source, floor), 3));
  catalogues = new Map(
    (Object.keys(LOCALES) as Locale[]).map((locale) => [
      locale,
      new Map(folders.flatMap((folder) => readCatalogue(join(folder, `${locale}.json`)))),
    ]),
  );
  return catalogues;
}

function findMessageFolders(folder: string, depth: number): string[] {
  if (depth === 0 || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) =>
      entry.name === 'messages' ? [join(folder, entry.name)] : findMessageFolders(join(folder, entry.name), depth - 1),
    );
}

function readCatalogue(file: string): [string, string][] {
  if (!existsSync(file)) return [];
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return read && typeof read === 'object' ? Object.entries(read).map(([key, text]) => [key, String(text)]) : [];
}

/** A message in a language; English stands in for a missing one, the key itself for an unknown one. */
export function say(locale: Locale, key: string, values: Record<string, string | number> = {}): string {
  const text = load().get(locale)?.get(key) ?? load().get('en')?.get(key);
  return text === undefined ? key : String(new IntlMessageFormat(text, locale).format(values));
}

/** Keys that a language lacks against English, for the completeness check. */
export function missingKeys(locale: Locale): string[] {
  const all = load();
  return [...(all.get('en')?.keys() ?? [])].filter((key) => !all.get(locale)?.has(key));
}

/** What a problem is called and what to do next. Codes without words of their own get their group's. */
export function translateProblem(code: string, accepted: string): { title: string; next: string } {
  const locale = pickLocale(accepted);
  const key = knows(`problem.${code}.title`) ? code : (code.split('.')[0] ?? 'internal');
  const known = knows(`problem.${key}.title`) ? key : 'internal';
  return { title: say(locale, `problem.${known}.title`), next: say(locale, `problem.${known}.next`) };
}

function knows(key: string): boolean {
  return load().get('en')?.has(key) ?? false;
}

/** The page behind a problem's `type`. */
export function problemPage(code: string, accepted: string): { known: boolean; html: string } {
  const locale = pickLocale(accepted);
  const known = knows(`problem.${code}.title`);
  const words = known
    ? translateProblem(code, accepted)
    : { title: say(locale, 'problem.unknown.title'), next: say(locale, 'problem.unknown.next') };
  const safeCode = known ? code : '';
  const style =
    'body{font:17px/26px system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1.5rem;color:#14202B;background:#FBFAF7}code{font-family:ui-monospace,monospace;color:#0E7C66}@media(prefers-color-scheme:dark){body{color:#E8ECEA;background:#10171D}code{color:#3FB99C}}';
  const html = `<!doctype html><html lang="${locale}" dir="${LOCALES[locale].direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title><style>${style}</style><code>${safeCode}</code><h1>${words.title}</h1><p>${words.next}</p></html>`;
  return { known, html };
}
