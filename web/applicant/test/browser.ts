// One phone or desktop for a test, with the camera of Chromium that plays a film instead of looking around.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const APP = join(import.meta.dirname, '..');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The browser that tests use, or undefined: CHROMIUM_PATH, else the first known name on PATH. */
export const BROWSER = process.env.CHROMIUM_PATH ?? onPath();
export const isBuilt = existsSync(join(APP, 'dist/index.html'));

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
}

export type Device = {
  width?: number;
  height?: number;
  locale?: string;
  film?: readonly Uint8Array[];
  phone?: boolean;
};

export type Opened = { page: Page; context: BrowserContext; close: () => Promise<void> };

/** Opens a browser as one device. The film is a list of JPEG pictures of one size, shown over and over by the camera. */
export async function openDevice(device: Device = {}): Promise<Opened> {
  const { width = 390, height = 844, locale = 'en-US', film, phone = true } = device;
  const folder = mkdtempSync(join(tmpdir(), 'acquaint-film-'));
  const args = [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-blink-features=AutomationControlled',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
  ];
  if (film) {
    writeFileSync(join(folder, 'film.mjpeg'), Buffer.concat(film));
    args.push(`--use-file-for-fake-video-capture=${join(folder, 'film.mjpeg')}`);
  }
  const browser: Browser = await chromium.launch({ ...(BROWSER ? { executablePath: BROWSER } : {}), args });
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    hasTouch: phone,
    isMobile: phone,
    bypassCSP: true,
    permissions: ['camera'],
  });
  const page = await context.newPage();
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page, context, close };
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
