import { z } from 'zod';
import { type AdverseMediaRequest, type Article, defineProvider } from '#modules/vendors';
import { dayOf } from '#platform/clock';

const OLDER_YEARS = 30;

/**
 * Stands for an archive of news in the sandbox and says so on every answer. Names with the word HEADLINE have two invented articles about
 * that very person, those with NAMESAKE one about somebody older of the same name; about all others it knows nothing.
 */
export default defineProvider({
  kind: 'adverse_media',
  code: 'adverse-media-simulated',
  simulated: true,
  timeoutMs: 5000,
  attempts: 2,
  settings: z.object({}),
  create: ({ config }) =>
    config.sandbox
      ? async (_ctx, request) => {
          const articles = invented(request);
          return { corpus: 'invented articles', searchedTo: dayOf(new Date()), articles, more: 0 };
        }
      : null,
});

function invented({ name, birthDate }: AdverseMediaRequest): Article[] {
  const words = new Set(name.toUpperCase().split(/[\s-]+/));
  const article = (id: string, title: string, more: Partial<Article>): Article => ({
    ...{ id, title, publisher: 'The Invented Gazette', publishedOn: '2025-03-14', url: null, named: name },
    ...{ birthDate: birthDate?.slice(0, 4) ?? null, categories: ['fraud'] },
    ...more,
  });
  if (words.has('HEADLINE'))
    return [
      article('invented-1', `${name} charged over invented invoices`, { categories: ['fraud', 'money_laundering'] }),
      article('invented-2', `Court hears ${name}`, { publishedOn: '2025-06', categories: ['corruption'] }),
    ];
  if (words.has('NAMESAKE') && birthDate)
    return [
      article('invented-3', `${name} retires after a fine`, {
        birthDate: String(Number(birthDate.slice(0, 4)) - OLDER_YEARS),
      }),
    ];
  return [];
}
