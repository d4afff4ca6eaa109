// What a page says, to be held against what it says in English.
import type { Page } from 'playwright-core';

/** Names, ids, sayings of documents and what staff typed are the same in every language. */
const VERBATIM = '.mono, bdi, kbd, code, time, [lang]:not(html), [data-verbatim], .bar-tenant, .bar-person, .bar-logo';

/** Every text that is drawn or read out, once: text nodes, names and hints of elements. */
export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate((verbatim) => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (holder && !holder.closest(`${verbatim}, script, style`)) found.add(node.textContent?.trim() ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [alt]')) {
      if (element.closest(verbatim)) continue;
      for (const name of ['aria-label', 'placeholder', 'alt']) found.add(element.getAttribute(name)?.trim() ?? '');
    }
    return [...found].filter((text) => text !== '');
  }, VERBATIM);
}

// Words in a row, of which one is written small: a phrase, not a name.
const PHRASE = /(^|[^\p{L}])\p{Ll}{3,} \p{L}|\p{L} \p{Ll}{3,}($|[^\p{L}])/u;
// In other scripts a single English word stands out as well.
const WORD = /(^|[^\p{L}])[a-z]{4,}($|[^\p{L}])/u;
// A key of a message that has no words: `decide.approve_at`.
const KEY = /^[a-z_]+(\.[a-z_]+)+$/;

/** Texts that were left in English, or that are keys without words. */
export function untranslated(locale: string, texts: readonly string[], english: ReadonlySet<string>): string[] {
  const foreign = locale === 'zh-CN' || locale === 'ar' ? WORD : PHRASE;
  return texts.filter((text) => KEY.test(text) || (english.has(text) && (PHRASE.test(text) || foreign.test(text))));
}

/** What is drawn outside the window, and texts cut at the edge of their box without an ellipsis or a scroll. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // A window just made narrower is laid out now, but pictures follow a frame later.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    const cut = [...document.querySelectorAll<HTMLElement>('main *, header *')].filter((element) => {
      const style = getComputedStyle(element);
      // A window on a picture hides what lies outside it, by its nature.
      if (
        element.matches('.sr-only, .sr-only *, .viewer-frame, .viewer-frame *') ||
        element.scrollWidth - element.clientWidth <= 1
      )
        return false;
      return style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && element.textContent?.trim() !== '';
    });
    return [
      ...(wide > 0 ? [`the page is ${wide} px too wide`] : []),
      ...cut.map((element) => `cut: ${element.className} ${element.textContent?.slice(0, 60)}`),
    ];
  });
}
