import type { Locale, Messages } from '@acquaint/kit';

const FILES = import.meta.glob<Messages>('../../messages/*.json', { import: 'default' });

/** Loads the messages of one language; the others stay on the server. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const load = FILES[`../../messages/${locale}.json`];
  if (!load) throw new Error(`There are no messages for ${locale}`);
  return load();
}
