import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Messages } from '../translate.ts';

type Element = ReturnType<typeof parse>[number];

/** What is wrong with a set of translations, one sentence a fault: keys missing or foreign, ICU that does not parse, arguments or plural forms amiss. */
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
    const elements = parse(translated);
    const differ = [...argumentsOf(parse(origin)).symmetricDifference(argumentsOf(elements))];
    const lacking = formsLacking(locale, elements);
    return [
      ...(differ.length > 0 ? [`${locale} ${key} differs in ${differ.join(', ')}`] : []),
      ...(lacking.length > 0 ? [`${locale} ${key} lacks the plural ${lacking.join(', ')}`] : []),
    ];
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

const COUNTED_TO = 200;

/** The plural forms that a language takes when it counts things, and a message does not say. */
function formsLacking(locale: string, elements: readonly Element[]): string[] {
  const rules = new Intl.PluralRules(locale);
  const wanted = [...new Set(Array.from({ length: COUNTED_TO }, (_, count) => rules.select(count)))];
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return formsLacking(locale, element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inside = Object.values(element.options).flatMap((option) => formsLacking(locale, option.value));
    const lacking = element.type === TYPE.plural ? wanted.filter((form) => !(form in element.options)) : [];
    return [...lacking, ...inside];
  });
}
