// Searching by hand and clearing matches together, against the product as it is started for a newcomer.
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, isBuilt, openBrowser, press } from '../../kit/test/browser.ts';
import { type Started, startProduct } from '../../kit/test/product.ts';
import { ask, goTo, type Json, type Staff, signIn } from './staff.ts';

// Two cores may be shared with everything else that is tested.
const PATIENCE = { timeout: 300_000 };

describe.skipIf(!isBuilt('console') || !BROWSER)(
  'SCR-03 the lists in a browser (needs the built app and a Chromium)',
  PATIENCE,
  () => {
    let product: Started;
    let browser: Browser;
    let senior: Staff;
    let lead: Staff;

    beforeAll(async () => {
      [product, browser] = await Promise.all([startProduct(), openBrowser()]);
      senior = await signIn(browser, product, 'senior@sandbox.example');
      lead = await signIn(browser, product, 'lead@sandbox.example');
    }, 400_000);
    afterAll(async () => {
      await browser?.close();
      await product?.stop();
    });

    /** Sent as the app sends it, from a page of our own. */
    const post = async (path: string, body: unknown): Promise<Json> => {
      const { page } = lead;
      if (!page.url().startsWith(product.address)) await goTo(lead, product, '/');
      return page.evaluate(
        async ([to, sent]) => {
          const headers = { 'content-type': 'application/json' };
          return (await fetch(to, { method: 'POST', headers, body: JSON.stringify(sent) })).json();
        },
        [path, body] as const,
      );
    };
    const openMatches = async (): Promise<Json[]> => (await ask(lead, product, '/v1/matches')).data;
    const newest = (page: Page) => page.locator('.clearing').first();
    const bodyOf = (request: Request): Json => request.postDataJSON();

    test('a name is searched while it is typed, in bodies alone, and only for the newest is waited', async () => {
      const { page } = lead;
      await goTo(lead, product, '/screening');
      const urls: string[] = [];
      const asked: Request[] = [];
      const ended: Request[] = [];
      page.on('request', (request) => {
        urls.push(request.url());
        if (request.url().endsWith('/v1/screenings')) asked.push(request);
      });
      page.on('requestfailed', (request) => ended.push(request));
      // Slow enough that the first question is still open when the second is asked.
      let held = 2000;
      await page.route('**/v1/screenings', async (route) => {
        const wait = held;
        held = 0;
        await new Promise((resolve) => setTimeout(resolve, wait));
        await route.continue().catch(() => undefined);
      });
      const name = page.getByRole('searchbox', { name: 'Name' });
      await name.pressSequentially('Vasgr');
      await expect.poll(() => asked.length).toBe(1);
      await name.pressSequentially('ad Tolunski');
      await page.locator('.match', { hasText: 'Vasgard Ilmarovich Tolunsky' }).waitFor();
      await page.unroute('**/v1/screenings');
      expect(asked.map((request) => [request.method(), bodyOf(request).name])).toEqual([
        ['POST', 'Vasgr'],
        ['POST', 'Vasgrad Tolunski'],
      ]);
      expect(ended).toContain(asked[0]);
      // One letter is no name: nothing is asked, and what was found for the last one is gone.
      await name.fill('V');
      await page.getByText('Type a name as you know it').waitFor();
      expect(asked).toHaveLength(2);
      expect(urls.filter((url) => /vasgr|tolunski/i.test(url))).toEqual([]);
      expect(page.url()).not.toMatch(/vasgr/i);
    });

    test('E03 each way of searching shows what it was measured to find, and asks anew when it is chosen', async () => {
      const { page } = lead;
      await goTo(lead, product, '/screening');
      const measured = await ask(lead, product, '/v1/screenings/profiles');
      const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`;
      for (const { profile, name } of measured.profiles) {
        const card = page.locator('.profile', { has: page.locator(`input[value=${profile}]`) });
        expect(await card.textContent()).toContain(`finds ${percent(name.recall)}`);
        expect(await card.textContent()).toContain('wrongly');
      }
      expect(await page.locator('.profiles').textContent()).toContain('4,524');
      // Far from the listed spelling: too far for the exact way.
      const name = page.getByRole('searchbox', { name: 'Name' });
      await name.fill('Vasgrad Tolunski');
      await page.locator('.match').first().waitFor();
      const again = page.waitForRequest('**/v1/screenings');
      await page.getByRole('radio', { name: /Exact/ }).check();
      expect(bodyOf(await again)).toMatchObject({ name: 'Vasgrad Tolunski', profile: 'exact' });
      await page.getByText('no entry came near').waitFor();
      expect(await page.locator('.match').count()).toBe(0);
    });

    test('SCR-01 the lists say what their licences allow', async () => {
      const { page } = lead;
      await goTo(lead, product, '/lists');
      const rows = page.locator('.licences > div');
      await rows.first().waitFor();
      expect(await rows.allTextContents()).toEqual([expect.stringContaining('Invented people for the sandbox')]);
    });

    test('G13 matches are picked, seen once more, proposed with a reason, agreed to by a second person and taken back', async () => {
      // Customers from before come onto a list of the bank's own.
      const list = await post('/v1/own-lists', { name: 'stop', kind: 'block' });
      const file = btoa(['name', 'Ilse Varnholt', 'Yann Quellec', 'Joris Hesselberg'].join('\n'));
      await post(`/v1/own-lists/${list.id}/versions`, { base: 0, reason: 'first', file });
      await expect.poll(async () => (await openMatches()).length, { timeout: 120_000 }).toBeGreaterThan(2);
      const before = await openMatches();
      expect(before.length).toBeGreaterThan(1);
      const { page } = senior;
      await goTo(senior, product, '/matches');
      await page.getByRole('checkbox', { name: 'Pick all that are shown' }).check();
      await press(page, 'Clear together…');
      const dialog = page.getByRole('dialog', { name: 'Clear matches as other people' });
      await dialog.getByText('nothing is cleared until a second person agrees').waitFor();
      expect(await dialog.locator('tbody tr').count()).toBe(before.length);
      const propose = dialog.getByRole('button', { name: `Propose to clear ${before.length}` });
      expect(await propose.isDisabled()).toBe(true);
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('Another year of birth');
      await propose.click();
      await page.locator('.toast', { hasText: 'A second person must agree' }).waitFor();
      await newest(page).getByText('by you').waitFor();
      expect(await newest(page).getByRole('button', { name: 'Agree' }).count()).toBe(0);
      expect((await openMatches()).every((one) => one.waits)).toBe(true);
      expect(await page.getByRole('checkbox', { name: 'Pick all that are shown' }).isDisabled()).toBe(true);

      await goTo(lead, product, '/matches');
      await newest(lead.page).getByRole('button', { name: 'Agree' }).click();
      await lead.page.locator('.toast', { hasText: 'noted as other people' }).waitFor();
      await expect.poll(openMatches).toEqual([]);
      await lead.page.getByText('No match waits for a judgement').waitFor();

      await newest(lead.page).getByRole('button', { name: 'Take back' }).click();
      const back = newest(lead.page).getByRole('button', { name: 'Take back' });
      expect(await back.isDisabled()).toBe(true);
      await newest(lead.page).getByRole('textbox', { name: 'Reason' }).fill('The wrong entry');
      await back.click();
      await lead.page.locator('.toast', { hasText: 'open again' }).waitFor();
      const after = await openMatches();
      expect(after.map((one) => one.id).toSorted()).toEqual(before.map((one) => one.id).toSorted());
    });
  },
);
