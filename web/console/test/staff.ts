// People of the sandbox bank at their desks: each a browser context of their own, signed in.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Device, openPerson } from '../../kit/test/browser.ts';
import type { Started } from '../../kit/test/product.ts';

export type Staff = { page: Page; context: BrowserContext };
// biome-ignore lint/suspicious/noExplicitAny: an answer's shape is what the test asserts.
export type Json = any;

export const DESKTOP = { width: 1440, height: 900, phone: false } as const satisfies Device;
export const PHONE = { width: 390, height: 844, phone: true } as const satisfies Device;

/** E-mail and password, then what the authenticator shows; a code works once, so each person signs in once. */
export async function signIn(browser: Browser, product: Started, email: string, device: Device = DESKTOP) {
  const context = await openPerson(browser, device);
  const { password } = loginOf(product, email);
  const post = (path: string, data: unknown) => context.request.post(product.address + path, { data });
  await post('/v1/session', { email, password });
  const answer = await post('/v1/session/second-factor', { code: await codeOf(product, email) });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`);
  return { page: await context.newPage(), context } satisfies Staff;
}

export function loginOf(product: Started, email: string) {
  const login = product.logins.find((one) => one.email === email);
  if (!login) throw new Error(`the sandbox has no ${email}`);
  return login;
}

export async function codeOf(product: Started, email: string): Promise<string> {
  const answer = await fetch(`${product.address}/v1/sandbox/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  return ((await answer.json()) as { code: string }).code;
}

/** What the API tells this person. */
export async function ask(staff: Staff, product: Started, path: string): Promise<Json> {
  return (await staff.context.request.get(product.address + path)).json();
}

/** Opens a page of the console and waits until what it asks for is there. */
export async function goTo({ page }: Staff, product: Started, path: string): Promise<Page> {
  await page.goto(`${product.address}/console${path}`);
  await isDrawn(page);
  return page;
}

/** Goes on without loading the app again, as a click on a link does. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', `/console${to}`), path);
  await isDrawn(page);
}

/** Two frames pass, then no skeleton is left and pictures are there. */
async function isDrawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.waitForFunction(
    () =>
      document.querySelector('main h1, main h2') !== null &&
      !document.querySelector('[aria-busy="true"]') &&
      [...document.images].every((image) => image.complete),
  );
}
