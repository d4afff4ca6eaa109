import type { Locale } from './locales.ts';

/** Loads the letters that a language needs and Inter has not; the browser then takes only the subsets on the page. */
export async function loadFonts(locale: Locale): Promise<void> {
  if (locale === 'zh-CN') {
    await Promise.all([import('@fontsource/noto-sans-sc/400.css'), import('@fontsource/noto-sans-sc/600.css')]);
  } else if (locale === 'ar') {
    await Promise.all([
      import('@fontsource/noto-sans-arabic/arabic-400.css'),
      import('@fontsource/noto-sans-arabic/arabic-600.css'),
    ]);
  }
}

/** Makes every script readable whatever the page's language: names on a desk come from everywhere. */
export async function loadAllFonts(): Promise<void> {
  await Promise.all([loadFonts('zh-CN'), loadFonts('ar')]);
}
