/** The languages both apps speak, each complete; the first one is spoken when none of the reader's is among them. */
export const LOCALES = ['en', 'zh-CN', 'id', 'es', 'pt-BR', 'ar'] as const;

export type Locale = (typeof LOCALES)[number];

/** Each language in its own words, for the chooser. */
export const LOCALE_NAMES = {
  en: 'English',
  'zh-CN': '简体中文',
  id: 'Bahasa Indonesia',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  ar: 'العربية',
} as const satisfies Record<Locale, string>;

const FROM_THE_RIGHT: ReadonlySet<Locale> = new Set(['ar']);

/** The side from which a language is read. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return FROM_THE_RIGHT.has(locale) ? 'rtl' : 'ltr';
}

/** The first wanted language that we speak: exactly, else by its language alone (pt-PT reads pt-BR), else English. */
export function pickLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const exact = LOCALES.find((locale) => locale.toLowerCase() === tag.toLowerCase());
    if (exact) return exact;
    const language = tag.split('-')[0]?.toLowerCase();
    const near = LOCALES.find((locale) => locale.split('-')[0] === language);
    if (near) return near;
  }
  return LOCALES[0];
}

/** The tag for Intl: Arabic with Latin figures, since ids, amounts and dates are compared with documents. */
export function intlTag(locale: Locale): string {
  return locale === 'ar' ? 'ar-u-nu-latn' : locale;
}
