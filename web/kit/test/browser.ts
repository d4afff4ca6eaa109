// One phone or desktop for a test, with the camera of Chromium that plays a film instead of looking around.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const WEB = join(import.meta.dirname, '../..');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The browser that tests use, or undefined: CHROMIUM_PATH, else the first known name on PATH. */
export const BROWSER = process.env.CHROMIUM_PATH ?? onPath();

/** Whether an app of web/ was built; a browser test shows what is served, never the sources. */
export const isBuilt = (app: 'applicant' | 'console'): boolean => existsSync(join(WEB, app, 'dist/index.html'));

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
}

export type Device = {
  width?: number;
  height?: number;
  locale?: string;
  /** JPEG pictures of one size that the camera shows over and over. */
  film?: readonly Uint8Array[];
  phone?: boolean;
  /** Whether the page may have the microphone as well. */
  microphone?: boolean;
  scheme?: 'light' | 'dark';
};

export type Opened = { page: Page; context: BrowserContext; close: () => Promise<void> };

/** Opens a browser as one device. */
export async function openDevice(device: Device = {}): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'acquaint-film-'));
  const browser = await openBrowser(device.film && keepFilm(folder, device.film));
  const context = await openPerson(browser, device);
  const page = await context.newPage();
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page, context, close };
}

function keepFilm(folder: string, film: readonly Uint8Array[]): string {
  const path = join(folder, 'film.mjpeg');
  writeFileSync(path, Buffer.concat(film));
  return path;
}

/** A browser without anybody in it. */
export function openBrowser(film?: string): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-blink-features=AutomationControlled',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    ...(film ? [`--use-file-for-fake-video-capture=${film}`] : []),
  ];
  return chromium.launch({ ...(BROWSER ? { executablePath: BROWSER } : {}), args });
}

/** A person of their own in a browser that is open: no cookie and nothing kept is shared with others. */
export function openPerson(browser: Browser, device: Device = {}): Promise<BrowserContext> {
  const { width = 390, height = 844, locale = 'en-US', phone = true, scheme = 'light', microphone = false } = device;
  return browser.newContext({
    viewport: { width, height },
    locale,
    hasTouch: phone,
    isMobile: phone,
    colorScheme: scheme,
    bypassCSP: true,
    permissions: microphone ? ['camera', 'microphone'] : ['camera'],
  });
}

/** Violations that axe calls serious or critical, one line each. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (on: Document) => Promise<{ violations: Violation[] }> } };
    type Violation = { id: string; impact: string; nodes: { html: string }[] };
    const { violations } = await axe.run(document);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

/** Waits for a screen by its question. */
export async function asked(page: Page, question: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: question }).waitFor();
}

/** Presses the button with these words. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}
