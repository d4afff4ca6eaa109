export { loadAllFonts, loadFonts } from './fonts.ts';
export { createFormat, type Format, type Money } from './format.ts';
export {
  initialLocale,
  type LoadMessages,
  LocaleProvider,
  type LocaleProviderProps,
  prepareLocale,
  type Spoken,
  useLocale,
} from './locale.tsx';
export { directionOf, intlTag, LOCALE_NAMES, LOCALES, type Locale, pickLocale } from './locales.ts';
export { Ring, type RingProps, type Tone } from './ring.tsx';
export { applyTheme, readTheme, THEMES, type Theme } from './theme.ts';
export { Time, useNow } from './time.tsx';
export { createTranslator, type Messages, type RichValues, type Translator, type Values } from './translate.ts';
