import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Messages } from '../translate.ts';

type Element = ReturnType<typeof parse>[number];

/** What is wrong with a set of translations, one sentence a fault: keys missing or foreign, ICU that does not parse, arguments that differ. */
export function judgeMessages(origin: Messages, translations: Readonly<Record<string, Messages>>): string[] {
  const wanted = Object.keys(origin);
  return Object.entries(translations).flatMap(([locale, messages]) => [
    ...wanted.filter((key) => !messages[key]?.trim()).map((key) => `${locale} lacks ${key}`),
    ...Object.keys(messages)
      .filter((key) => !(key in origin))
      .map((key) => `${locale} has ${key}, which the origin has not`),
    ...wanted.flatMap((key) => judgeArguments(locale, key, origin[key] ?? '', messages[key])),
  ]);
}

function judgeArguments(locale: string, key: string, origin: string, translated: string | undefined): string[] {
  if (!translated) return [];
  try {
    const [asked, given] = [argumentsOf(parse(origin)), argumentsOf(parse(translated))];
    const differ = [...asked.symmetricDifference(given)];
    return differ.length === 0 ? [] : [`${locale} ${key} differs in ${differ.join(', ')}`];
  } catch (error) {
    return [`${locale} ${key} does not parse: ${error instanceof Error ? error.message : error}`];
  }
}

/** Names of arguments and tags, with the kind of the former: {count, plural, …} gives "count". */
function argumentsOf(elements: readonly Element[]): Set<string> {
  const found = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
    if (element.type === TYPE.tag) for (const name of argumentsOf(element.children)) found.add(name);
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      for (const option of Object.values(element.options))
        for (const name of argumentsOf(option.value)) found.add(name);
    }
  }
  return found;
}
