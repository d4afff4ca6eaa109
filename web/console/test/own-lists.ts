// What a lead does with a list of the bank's own, on the page of lists.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { press } from '../../kit/test/browser.ts';

const toast = (page: Page, text: RegExp) => page.locator('.toast', { hasText: text }).waitFor();

/** Makes a list, looks at two files before one is applied, and takes an entry off with a reason; names are in no address. */
export async function makesOwnList(page: Page): Promise<void> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const choose = (...rows: string[]) =>
    page.locator('input[type=file]').setInputFiles({
      ...{ name: 'board.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(['name,birth_date', ...rows].join('\n')),
    });
  await press(page, 'New list');
  await page.getByLabel('Name').fill('fraud');
  await press(page, 'Make the list');
  await press(page, 'Upload');
  await choose('Orvald Brenshaw,1980-02-30');
  await page.getByText('Write a real date').waitFor();
  expect(await page.getByRole('button', { name: 'Apply' }).count()).toBe(0);
  await choose('Orvald Brenshaw,1980-02-28', 'Mira Tolvane,', 'mira TOLVANE,');
  await page.getByText('The list would have 2 entries').waitFor();
  expect(await page.getByText('One row repeats another').isVisible()).toBe(true);
  await page.getByLabel('Reason').fill('from the board');
  await press(page, 'Apply');
  await toast(page, /version 1 is in force/);
  await press(page, 'Entries');
  await page.getByLabel('Name or alias').fill('brensh');
  await press(page, 'Search');
  await page.locator('.own-entry', { hasText: 'Mira' }).waitFor({ state: 'detached' });
  await press(page, 'Remove');
  const why = page.getByPlaceholder('Why does this entry go?');
  await why.fill('mistaken');
  await why.press('Enter');
  await toast(page, /Orvald Brenshaw is off the list/);
  // Neither names nor reasons are part of an address.
  expect(asked.filter((url) => /brensh|mistaken|board/i.test(url))).toEqual([]);
}
