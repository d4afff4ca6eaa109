// The token of the link is a key: it leaves the address bar, the history and the referrer before anything is drawn.

const TOKEN = /^[A-Za-z0-9_.~-]{8,512}$/;

/** Takes the token out of the address; null when there is none. */
export function takeToken(location: Location, history: History): string | null {
  const token = decodeURIComponentSafely(location.hash.slice(1));
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  return TOKEN.test(token) ? token : null;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The language that a hand-off carries from desktop to phone: `?lang=ar`. */
export function languageOf(location: Location): string | null {
  return new URLSearchParams(location.search).get('lang');
}

/** The hand-off's address with this screen's language in it. */
export function withLanguage(url: string, locale: string): string {
  const address = new URL(url, window.location.href);
  address.searchParams.set('lang', locale);
  return address.href;
}
