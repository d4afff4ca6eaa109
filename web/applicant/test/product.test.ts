// The journey against the product as it is started for a newcomer: real reading of a drawn passport, a real decision.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CAST, makePortrait, makeSpecimen } from '../../../tools/specimens/index.ts';
import { asked, BROWSER, isBuilt, type Opened, openDevice, press, seriousFaults } from '../../kit/test/browser.ts';
import { type Started, startProduct } from '../../kit/test/product.ts';
import { actBefore, actorPictures } from './actor.ts';
import { filmOf } from './table.ts';

const PERSON = { country: 'FRA', surname: 'ROUSSEL', given_names: 'CAMILLE' };
const SEED = 4711;

describe.skipIf(!isBuilt('applicant') || !BROWSER)(
  'ONB-03 a stranger becomes a customer (needs the built app and a Chromium)',
  () => {
    let product: Started;
    let device: Opened;
    beforeAll(async () => {
      // Drawn faces are no living ones, and the model that tells them apart would say so of each.
      process.env.ACQUAINT_LIVENESS_PACK = 'off';
      product = await startProduct();
    }, 180_000);
    afterAll(() => product?.stop());
    afterEach(() => device?.close());

    async function invite(body: Record<string, string>): Promise<{ id: string; link: string }> {
      const response = await fetch(`${product.address}/v1/verifications`, {
        method: 'POST',
        headers: { authorization: `Bearer ${product.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const made = (await response.json()) as { id: string; link: { url: string } };
      return { id: made.id, link: `${product.address}/apply/${new URL(made.link.url).hash}` };
    }

    test('a passport held before the camera and a selfie end in an honest result within the visit', async () => {
      const document = await makeSpecimen({ class: 'passport', seed: SEED, level: 'clean', person: PERSON });
      const selfie = await makePortrait({ seed: SEED, sex: 'F', setting: 'selfie', take: 1 });
      const { id, link } = await invite({ country: 'FR', document_type: 'passport', scenario: 'passport_approved' });
      device = await openDevice({ film: await filmOf(document.image, 860) });
      const { page } = device;
      await page.goto(link);
      await press(page, 'Start');
      await press(page, 'I agree');
      await asked(page, /Which country/);
      expect(await page.getByRole('radio', { name: 'France' }).isChecked()).toBe(true);
      await press(page, 'Continue');
      expect(await page.getByRole('radio', { name: /Passport/ }).isChecked()).toBe(true);
      await press(page, 'Continue');
      await press(page, 'Open the camera');
      // Held well in the frame, the photo takes itself.
      await asked(page, /Can you read every word/);
      await press(page, /Yes, send/);
      await asked(page, /picture of your face/);
      expect(await seriousFaults(page)).toEqual([]);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'selfie.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(selfie) });
      await press(page, /Yes, send/);
      await press(page, 'Send');
      await asked(page, /knows you now/);
      const { status, outcome, mrz } = await read(id);
      expect({ status, outcome, valid: mrz?.valid }).toEqual({ status: 'completed', outcome: 'approved', valid: true });
    }, 90_000);

    test('a listed name is told that a person looks at it, and nothing of the list', async () => {
      const { link } = await invite({ country: 'FR', document_type: 'passport', scenario: 'sanctions_match' });
      const page = await arrive(link);
      await sendFile(page, await scenarioPicture('sanctions_match', 'front'));
      await asked(page, /picture of your face/);
      await sendFile(page, await scenarioPicture('sanctions_match', 'selfie'));
      await press(page, 'Send');
      await asked(page, /A person is taking a look/);
      expect(await page.locator('main').textContent()).not.toMatch(/sanction|list|match|PEP/i);
      await page.reload();
      await asked(page, /A person is taking a look/);
    }, 90_000);

    test('a passport that has run out is asked for again, with the reason', async () => {
      const { link } = await invite({ country: 'FR', document_type: 'passport', scenario: 'passport_expired' });
      const page = await arrive(link);
      await sendFile(page, await scenarioPicture('passport_expired', 'front'));
      await asked(page, /picture of your face/);
      await sendFile(page, await scenarioPicture('passport_expired', 'selfie'));
      await press(page, 'Send');
      await asked(page, /One thing is needed again/);
      expect(
        await page
          .getByText(/expired|run out|valid/i)
          .first()
          .isVisible(),
      ).toBe(true);
      await press(page, 'Continue');
      await asked(page, /page with your photo/);
    }, 90_000);

    test('in China the phone is confirmed first, and the wrong side of a card is told at once', async () => {
      const { link } = await invite({ country: 'CN', document_type: 'cn_resident_id' });
      const page = await arrive(link);
      await asked(page, /phone number/);
      await page.getByRole('textbox').fill('+86 138 1234 5678');
      await press(page, 'Send me a code');
      await asked(page, /What is the code/);
      await page.getByRole('textbox').fill('000000');
      await press(page, 'Confirm');
      await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
      await page.getByRole('textbox').fill((await page.locator('.ribbon strong').textContent()) ?? '');
      await press(page, 'Confirm');
      await asked(page, /front side up/);
      const back = await makeSpecimen({ class: 'cn_resident_id', seed: SEED, level: 'clean', side: 'back' });
      await sendFile(page, back.image);
      await asked(page, /once more/);
      expect(await page.getByText('Photo 2 of 3').isVisible()).toBe(true);
    }, 90_000);

    test('A02 the phone takes over from the desktop by the code, at the same step', async () => {
      const { link } = await invite({ country: 'FR', document_type: 'passport' });
      const desktop = await openDevice({ phone: false, width: 1280, height: 800 });
      try {
        const codes: string[] = [];
        desktop.page.on('response', (answer) => {
          if (answer.url().endsWith('/v1/apply/handoff')) void answer.json().then(({ url }) => codes.push(url));
        });
        await desktop.page.goto(link);
        await press(desktop.page, 'Start');
        await press(desktop.page, 'I agree');
        await press(desktop.page, 'Continue');
        await press(desktop.page, 'Continue');
        await desktop.page.getByRole('img', { name: /Square code/ }).waitFor();
        await expect.poll(() => codes.length).toBeGreaterThanOrEqual(2);
        device = await openDevice();
        await device.page.goto(`${product.address}/apply/${new URL(codes.at(-1) ?? '').hash}`);
        await asked(device.page, /page with your photo/);
        await asked(desktop.page, /Now go on with your phone|goes on with another device/);
      } finally {
        await desktop.close();
      }
    }, 90_000);

    test('BIO-02 whoever does what the page asks is taken; a photograph held there is not, and there is another way', async () => {
      const [person = { seed: 10, sex: 'M' as const }] = CAST;
      const pictures = await actorPictures(person);
      await toMotions(pictures);
      expect(await seriousFaults(device.page)).toEqual([]);
      await press(device.page, 'Start');
      await device.page.getByText('Look straight ahead').waitFor();
      await asked(device.page, /Ready to send/);
      await device.close();

      await toMotions({ rest: pictures.rest ?? [] });
      await press(device.page, 'Start');
      await asked(device.page, /once more/);
      expect(await device.page.getByText('Photo 2 of 3').isVisible()).toBe(true);
      expect(await device.page.getByText(/We did not see|We could not see/).isVisible()).toBe(true);
      await press(device.page, 'I cannot do this');
      await asked(device.page, /Another way/);
      await press(device.page, 'Show me the numbers');
      await device.page.getByText(/^\d( \d){5}$/).waitFor();
      await press(device.page, 'Done');
      await asked(device.page, /Put your face in the oval/);
    }, 240_000);

    /** A person, or a picture of one, before the camera of the page that asks for motions. */
    async function toMotions(pictures: Parameters<typeof actBefore>[1]): Promise<void> {
      const { link } = await invite({ country: 'FR', document_type: 'passport', scenario: 'passport_approved' });
      const page = await arrive(link, pictures);
      page.setDefaultTimeout(90_000);
      await sendFile(page, await scenarioPicture('passport_approved', 'front'));
      await asked(page, /picture of your face/);
      await press(page, 'Open the camera');
      await asked(page, /Show that you are here/);
    }

    async function read(
      id: string,
    ): Promise<{ status: string; outcome: string | null; mrz: { valid: boolean } | null }> {
      const response = await fetch(`${product.address}/v1/verifications/${id}`, {
        headers: { authorization: `Bearer ${product.key}` },
      });
      return response.json() as Promise<Awaited<ReturnType<typeof read>>>;
    }

    async function scenarioPicture(code: string, side: 'front' | 'selfie'): Promise<Uint8Array> {
      const response = await fetch(`${product.address}/v1/sandbox/scenarios/${code}/${side}`);
      return new Uint8Array(await response.arrayBuffer());
    }

    /** Through overview, consent and choice, which the invitation has made already. */
    async function arrive(link: string, pictures?: Parameters<typeof actBefore>[1]): Promise<Page> {
      device = await openDevice();
      if (pictures) await actBefore(device.page, pictures);
      await device.page.goto(link);
      await press(device.page, 'Start');
      await press(device.page, 'I agree');
      await asked(device.page, /Which country/);
      await press(device.page, 'Continue');
      await asked(device.page, /Which document/);
      await press(device.page, 'Continue');
      return device.page;
    }

    async function sendFile(page: Page, picture: Uint8Array): Promise<void> {
      const buffer = Buffer.from(picture);
      await page.locator('input[type=file]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
      await press(page, /Yes, send/);
    }
  },
);
