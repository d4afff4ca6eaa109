import type { LoadMessages, Messages } from '@acquaint/kit';

type Loaded = { default: Messages };

// One chunk a language: a reader downloads only their own.
const LOADERS = {
  en: (): Promise<Loaded> => import('../messages/en.json', { with: { type: 'json' } }),
  'zh-CN': (): Promise<Loaded> => import('../messages/zh-CN.json', { with: { type: 'json' } }),
  id: (): Promise<Loaded> => import('../messages/id.json', { with: { type: 'json' } }),
  es: (): Promise<Loaded> => import('../messages/es.json', { with: { type: 'json' } }),
  'pt-BR': (): Promise<Loaded> => import('../messages/pt-BR.json', { with: { type: 'json' } }),
  ar: (): Promise<Loaded> => import('../messages/ar.json', { with: { type: 'json' } }),
};

/** The console's messages in one language. */
export const loadMessages: LoadMessages = async (locale) => (await LOADERS[locale]()).default;
