import { IntlMessageFormat } from 'intl-messageformat';
import type { ReactNode } from 'react';
import { intlTag, type Locale } from './locales.ts';

export type Messages = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;
export type RichValues = Readonly<Record<string, ReactNode | Date | ((parts: ReactNode[]) => ReactNode)>>;

export type Translator = {
  /** The message as text. */
  t: (key: string, values?: Values) => string;
  /** The message with elements in it: `<strong>` in the message calls values.strong. */
  rich: (key: string, values: RichValues) => ReactNode;
  /** True when there is such a message: codes of the server are an open set. */
  has: (key: string) => boolean;
};

/** Speaks ICU messages in one language; each message is parsed once. A missing one shows its key, never nothing. */
export function createTranslator(locale: Locale, messages: Messages): Translator {
  const parsed = new Map<string, IntlMessageFormat>();
  const find = (key: string): IntlMessageFormat | undefined => {
    const known = parsed.get(key);
    if (known) return known;
    const text = messages[key];
    if (text === undefined) return undefined;
    const made = new IntlMessageFormat(text, intlTag(locale));
    parsed.set(key, made);
    return made;
  };
  return {
    t: (key, values) => String(find(key)?.format(values) ?? key),
    rich: (key, values) => find(key)?.format<ReactNode>(values) ?? key,
    has: (key) => messages[key] !== undefined,
  };
}
