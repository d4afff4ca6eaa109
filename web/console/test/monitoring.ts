// What a lead does with rules, models and payees, step by step, on the page that is open.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { press } from '../../kit/test/browser.ts';

const toast = (page: Page, text: RegExp) => page.locator('.toast', { hasText: text }).waitFor();

/** On the page of TM-01: a wrong value is told, then two other limits are tried beside the one that is written. */
export async function triesRule(page: Page): Promise<void> {
  await page.getByLabel('With other values of').selectOption('limit');
  const values = page.getByPlaceholder('Values, such as 3 5 8');
  await values.fill('8, many');
  await page.getByText('Write up to twelve figures').waitFor();
  expect(await page.getByRole('button', { name: 'Try it' }).isDisabled()).toBe(true);
  await values.fill('8, 30');
  await press(page, 'Try it');
  const trial = page.locator('.back-tests li').first();
  await trial.getByRole('table', { name: 'With other values' }).waitFor();
  const alerts = (name: string) => trial.getByRole('row', { name }).getByRole('cell').nth(1).textContent();
  const [fewer, written, more] = [await alerts('limit = 30'), await alerts('as written'), await alerts('limit = 8')];
  expect(Number(fewer)).toBeLessThan(Number(written));
  expect(Number(written)).toBeLessThan(Number(more));
  const samples = trial.getByRole('table', { name: 'Samples' });
  await samples
    .getByText(/payments in one hour/)
    .first()
    .waitFor();
}

/** On the page of models: opens the first, reads its card, proposes it and fails to agree with oneself. */
export async function asksForModel(page: Page): Promise<void> {
  await page.getByText('No model decides; rules decide alone.').waitFor();
  await page.getByRole('row', { name: /Model 1/ }).click();
  await page.getByRole('heading', { name: 'On payments it had not seen' }).waitFor();
  expect(await page.locator('.calibration circle').count()).toBeGreaterThan(0);
  await page.getByLabel('What it looks at').getByText('The amount', { exact: true }).waitFor();
  await page.getByLabel('Reason').fill('finds what rules miss');
  await press(page, 'Propose that it decides');
  await toast(page, /A second person must agree/);
  await page.getByText('It waits for a second person').waitFor();
  await page.getByLabel('Reason').fill('I agree with myself');
  await press(page, 'Agree');
  await page.getByRole('alert').waitFor();
}

/** On the page of payees: puts an account on the list and takes it off again; it is in no address and nowhere whole. */
export async function blocksPayee(page: Page): Promise<void> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await press(page, 'Block a payee');
  const dialog = page.getByRole('dialog', { name: 'Block a payee' });
  await dialog.getByLabel('Account').fill('DE89370400440532013000');
  await dialog.getByLabel('Reason').fill('used by mules');
  await dialog.getByRole('button', { name: 'Block a payee' }).click();
  await toast(page, /The next payment to it is held/);
  const row = page.getByRole('row', { name: /used by mules/ });
  await row.getByText('payments are held').waitFor();
  expect(await row.textContent()).not.toContain('DE89370400440532013000');
  expect(asked.filter((url) => url.includes('DE8937'))).toEqual([]);
  await row.getByRole('button', { name: 'Take off the list' }).click();
  const leave = page.getByRole('dialog', { name: 'Take off the list' });
  await leave.getByLabel('Reason').fill('a mistake of ours');
  await leave.getByRole('button', { name: 'Take off the list' }).click();
  await toast(page, /Taken off the list/);
  await row.getByText('taken off').waitFor();
}

/** On the page of a rule: what is begun is offered, taken with the keyboard, and taken back. */
export async function writesRule(page: Page): Promise<void> {
  await page.getByText('It never watched.').waitFor();
  const text = page.getByRole('textbox', { name: 'The rule' });
  const written = await text.inputValue();
  await text.evaluate((node: HTMLTextAreaElement) => {
    const at = node.value.indexOf('when:') + 'when: '.length;
    node.focus();
    node.setSelectionRange(at, at);
  });
  await page.keyboard.type('tx.counterp');
  const offered = page.getByRole('listbox', { name: 'Words that may follow' });
  await offered.getByRole('option', { name: /tx.counterparty_kind/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type(" == 'company' || ");
  await offered.waitFor({ state: 'hidden' });
  expect(await text.inputValue()).toBe(written.replace('when: ', "when: tx.counterparty_kind == 'company' || "));
  await page.getByText('4 of 4 tests pass').waitFor();
  await press(page, 'Undo');
  expect(await text.inputValue()).toBe(written);
}

/** On the page of a payment that asked for a call: nobody answered, then the customer says it is theirs. */
export async function callsBack(page: Page): Promise<void> {
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Called back' }) });
  await section.getByText(/minutes? left|is overdue/).waitFor();
  await section.getByRole('button', { name: 'not reached' }).click();
  await section.getByRole('listitem').filter({ hasText: 'not reached' }).waitFor();
  await section.getByText(/minutes? left|is overdue/).waitFor();
  await section.getByRole('button', { name: 'says it is theirs' }).click();
  await section.getByRole('listitem').filter({ hasText: 'says it is theirs' }).waitFor();
  await section.getByText(/minutes? left|is overdue/).waitFor({ state: 'detached' });
}

/** On the page of a payment: says what it turned out to be, then otherwise; both stay on record. */
export async function labelsPayment(page: Page): Promise<void> {
  const said = page.locator('.said-labels li');
  const say = async (open: string, label: string, reason: string) => {
    await press(page, open);
    const dialog = page.getByRole('dialog', { name: 'What it turned out to be' });
    expect(await dialog.getByRole('button', { name: 'Keep it' }).isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: label }).check();
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await said.filter({ hasText: reason }).waitFor();
  };
  await say('Say what it was…', 'Fraud or laundering', 'charge-back of the card scheme');
  await say('Say otherwise…', 'Genuine', 'the charge-back was withdrawn');
  expect(await said.allTextContents()).toEqual([
    expect.stringMatching(/^Genuine.*withdrawn/),
    expect.stringMatching(/^Fraud or laundering.*scheme/),
  ]);
}
