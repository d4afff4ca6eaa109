/** The languages of both apps and of every message, with their direction. */
export const LOCALES = {
  en: { name: 'English', direction: 'ltr' },
  'zh-CN': { name: '简体中文', direction: 'ltr' },
  id: { name: 'Bahasa Indonesia', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  'pt-BR': { name: 'Português (Brasil)', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} as const;
export type Locale = keyof typeof LOCALES;

/** The best of our languages for an Accept-Language header; English when none fits. */
export function pickLocale(accepted: string): Locale {
  const wanted = accepted
    .slice(0, 200)
    .split(',')
    .map(readRange)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const exact = keys().find((locale) => locale.toLowerCase() === tag);
    const near = keys().find((locale) => locale.split('-')[0] === tag.split('-')[0]);
    if (exact ?? near) return exact ?? near ?? 'en';
  }
  return 'en';
}

function keys(): Locale[] {
  return Object.keys(LOCALES) as Locale[];
}

function readRange(range: string): { tag: string; weight: number } {
  const [tag = '', quality = 'q=1'] = range.trim().toLowerCase().split(';');
  const weight = Number(quality.replace('q=', ''));
  return { tag: tag.trim(), weight: Number.isFinite(weight) ? weight : 0 };
}
