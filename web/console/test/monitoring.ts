// What a lead does with rules, models and payees, step by step, on the page that is open.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { press } from '../../kit/test/browser.ts';
import type { Started } from '../../kit/test/product.ts';
import { ask, goTo, type Json, type Staff } from './staff.ts';

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

/** Proposes on one desk and agrees on another; both stand on the page of the same model. */
async function letDecide(proposer: Page, other: Page): Promise<void> {
  await proposer.reload();
  await proposer.getByLabel('Reason').fill('found what we had missed');
  await press(proposer, 'Propose that it decides');
  await toast(proposer, /A second person must agree/);
  await other.reload();
  await other.getByText('It waits for a second person').waitFor();
  expect(await other.getByRole('button', { name: 'Agree' }).isDisabled()).toBe(true);
  await other.getByLabel('Reason').fill('the figures hold');
  await press(other, 'Agree');
  await other.getByRole('button', { name: 'Rules alone' }).waitFor();
}

type Desks = { senior: Staff; lead: Staff; product: Started };

/** A model at two desks: it decides, is taken out with a reason, decides again, and goes back to nothing. */
export async function takesModelOut({ senior, lead, product }: Desks, id: string): Promise<void> {
  const [proposer, other] = [await goTo(senior, product, `/models/${id}`), await goTo(lead, product, `/models/${id}`)];
  for (const verb of ['Rules alone', 'Back to the one before']) {
    await letDecide(proposer, other);
    const button = other.getByRole('button', { name: verb });
    expect(await button.isDisabled()).toBe(true);
    await other.getByLabel('Reason').fill('too many payments are held');
    await button.click();
    await toast(other, /It no longer decides/);
    await button.waitFor({ state: 'detached' });
    await other.getByRole('button', { name: 'Propose that it decides' }).waitFor();
  }
  const { verdicts, role } = await ask(lead, product, `/v1/models/${id}`);
  expect([role, verdicts.filter((one: Json) => one.kind === 'approved').length]).toEqual(['retired', 2]);
}

/** A rule is kept quiet about the customer of a payment; another is changed by two people, and taken back by one. */
export async function changesAndGoesBack({ senior, lead, product }: Desks, held: string): Promise<void> {
  await keepsQuiet(await goTo(lead, product, `/transactions/${held}`), 'TM-08');
  const page = await goTo(lead, product, '/rules/TM-08');
  await page.getByText('a market trader, known to us').waitFor();
  const post = async (by: Staff, path: string, data: Json) =>
    (await by.context.request.post(product.address + path, { headers: { origin: product.address }, data })).json();
  await post(senior, '/v1/rules/TM-11/changes', { mode: 'shadow', version: null, reason: 'to be watched' });
  const { pending } = await ask(lead, product, '/v1/rules/TM-11');
  await post(lead, `/v1/rule-changes/${pending.id}/approvals`, { approve: true });
  expect((await ask(lead, product, '/v1/rules/TM-11')).mode).toBe('shadow');
  await goesBack(await goTo(lead, product, '/rules'));
  expect((await ask(lead, product, '/v1/rules/TM-11')).mode).toBe('active');
}

/** On the page of a payment that a rule held: the rule is kept quiet about its customer. */
async function keepsQuiet(page: Page, code: string): Promise<void> {
  const fired = page.locator('.rules-fired li', { hasText: code });
  await fired.getByRole('button', { name: 'Quiet for this customer…' }).click();
  const dialog = page.getByRole('dialog', { name: `Keep ${code} quiet about this customer` });
  const keep = dialog.getByRole('button', { name: 'Keep quiet' });
  expect(await keep.isDisabled()).toBe(true);
  await dialog.getByLabel('For').selectOption('30');
  await dialog.getByLabel('Reason').fill('a market trader, known to us');
  await keep.click();
  await toast(page, /quiet about this customer/);
  await dialog.waitFor({ state: 'detached' });
}

/** On the page of rules, once something was changed: the way back to what is shipped, with a reason. */
async function goesBack(page: Page): Promise<void> {
  await press(page, 'Go back to what is shipped');
  const dialog = page.getByRole('dialog', { name: 'Go back to what is shipped' });
  const back = dialog.getByRole('button', { name: 'Go back to this' });
  expect(await back.isDisabled()).toBe(true);
  await dialog.getByLabel('Reason').fill('it was a mistake of ours');
  await back.click();
  await dialog.waitFor({ state: 'detached' });
  const releases = page.getByRole('table', { name: 'What was in force when' });
  await releases.getByText('back to what is shipped').waitFor();
}

/** On the page of models: what may stand for a person is barred, and allowed again. */
export async function barsMeasure(page: Page): Promise<void> {
  const row = page
    .getByRole('list', { name: 'What may stand for a person' })
    .locator('li', { hasText: 'may stand for age' });
  await row.getByRole('button', { name: 'Bar' }).click();
  await row.getByText('barred', { exact: true }).waitFor();
  await row.getByRole('button', { name: 'Allow' }).click();
  await row.getByRole('button', { name: 'Bar' }).waitFor();
}
