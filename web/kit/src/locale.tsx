import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { loadFonts } from './fonts.ts';
import { createFormat, type Format } from './format.ts';
import { directionOf, LOCALES, type Locale, pickLocale } from './locales.ts';
import { createTranslator, type Messages, type Translator } from './translate.ts';

export type LoadMessages = (locale: Locale) => Promise<Messages>;

export type Spoken = Translator & {
  locale: Locale;
  dir: 'ltr' | 'rtl';
  format: Format;
  /** Loads another language, then shows it; the choice is kept on this device. */
  setLocale: (locale: Locale) => Promise<void>;
};

const KEPT_AS = 'acquaint.locale';
const SpokenContext = createContext<Spoken | null>(null);

/** The language to begin with: the one chosen on this device, else the browser's. */
export function initialLocale(): Locale {
  return pickLocale([keptLocale(), ...navigator.languages].filter((tag) => tag !== null));
}

/** Loads a language and gives it to the document: its messages, its letters, lang and dir. */
export async function prepareLocale(locale: Locale, load: LoadMessages): Promise<Messages> {
  const [messages] = await Promise.all([load(locale), loadFonts(locale)]);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  return messages;
}

export type LocaleProviderProps = {
  /** What was prepared before the first paint. */
  initial: { locale: Locale; messages: Messages };
  load: LoadMessages;
  children: ReactNode;
};

/** Everything below speaks one language; changing it repaints without a reload. */
export function LocaleProvider({ initial, load, children }: LocaleProviderProps): ReactElement {
  const [current, setCurrent] = useState(initial);
  const setLocale = useCallback(
    async (locale: Locale) => {
      const messages = await prepareLocale(locale, load);
      keepLocale(locale);
      setCurrent({ locale, messages });
    },
    [load],
  );
  const spoken = useMemo<Spoken>(
    () => ({
      ...createTranslator(current.locale, current.messages),
      locale: current.locale,
      dir: directionOf(current.locale),
      format: createFormat(current.locale),
      setLocale,
    }),
    [current, setLocale],
  );
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

/** The language in use: `t` for messages, `format` for numbers, money and times. */
export function useLocale(): Spoken {
  const spoken = useContext(SpokenContext);
  if (!spoken) throw new Error('useLocale is called outside LocaleProvider');
  return spoken;
}

function keptLocale(): string | null {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return LOCALES.find((locale) => locale === kept) ?? null;
  } catch {
    return null;
  }
}

function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEPT_AS, locale);
  } catch {
    // A private window may refuse storage: the choice then lasts as long as the page.
  }
}
