// What a person meets in a browser, with a server that fails and refuses at will. The journey against the product itself is product.test.ts.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asked, BROWSER, isBuilt, type Opened, openDevice, press, seriousFaults } from '../../kit/test/browser.ts';
import { type Fixture, startFixture } from './fixture.ts';

const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
);
const photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: JPEG };

let server: Fixture;
let device: Opened;

// Two cores may be shared with everything else that is tested.
const PATIENCE = { timeout: 90_000 };

describe.skipIf(!isBuilt('applicant') || !BROWSER)(
  'the journey in a browser (needs the built app and a Chromium)',
  PATIENCE,
  () => {
    beforeAll(async () => {
      server = await startFixture();
    });
    afterAll(() => server.close());
    afterEach(() => device.close());

    async function open(link: string, settings: Parameters<typeof openDevice>[0] = {}): Promise<Page> {
      device = await openDevice(settings);
      await device.page.goto(`${server.url}/apply/#fixture-${link}~${Math.random().toString(36).slice(2)}`);
      await device.page.getByRole('heading', { level: 1 }).waitFor();
      return device.page;
    }

    /** Through overview, consent and choice to the first step; `nth` is the document. */
    async function begin(page: Page, nth = 0): Promise<void> {
      await press(page, 'Start');
      await press(page, 'I agree');
      await asked(page, /Which country/);
      await press(page, 'Continue');
      await asked(page, /Which document/);
      await page.getByRole('radio').nth(nth).check();
      await press(page, 'Continue');
    }

    async function sendPhoto(page: Page): Promise<void> {
      await page.locator('input[type=file]').setInputFiles(photo);
      await press(page, /Yes, send/);
    }

    test('ONB-03 is finished with the keyboard alone, the focus on each question as it comes', async () => {
      const page = await open('short', { phone: false, width: 1280, height: 800 });
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      const enter = async (name: string) => {
        await page.getByRole('button', { name }).first().focus();
        await page.keyboard.press('Enter');
      };
      expect(await focused()).toMatch(/get to know you/);
      await enter('Start');
      await asked(page, /use these details/);
      expect(await focused()).toMatch(/use these details/);
      await enter('I agree');
      await asked(page, /Which country/);
      await page.getByRole('searchbox').focus();
      await page.keyboard.type('cote');
      await expect.poll(() => page.getByRole('radio').count()).toBe(1);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await enter('Continue');
      await asked(page, /Which document/);
      await page.getByRole('radio').first().focus();
      await page.keyboard.press('ArrowDown');
      expect(await page.getByRole('radio', { name: /Identity card/ }).isChecked()).toBe(true);
      await enter('Continue');
      await asked(page, /front side up/);
      expect(await focused()).toMatch(/front side up/);
    });

    test('SEC-01 the token leaves the address bar, and the link opened again resumes at the same step', async () => {
      const page = await open('short');
      expect(new URL(page.url()).hash).toBe('');
      await begin(page, 1);
      await asked(page, /front side up/);
      await page.reload();
      await asked(page, /front side up/);
      await sendPhoto(page);
      await asked(page, /turn it over/);
      await page.reload();
      await asked(page, /turn it over/);
    });

    test('A03 without permission for the camera a photo is chosen instead, and the permission can be given later', async () => {
      const page = await open('short');
      await page.evaluate(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      });
      await begin(page, 1);
      await press(page, 'Open the camera');
      await asked(page, /Choose a photo/);
      await expect.poll(() => page.getByTestId('announcer').textContent()).toMatch(/not allowed/);
      expect(await seriousFaults(page)).toEqual([]);
      await sendPhoto(page);
      await asked(page, /turn it over/);
    });

    test('A04 the camera lost between front and back is told, the front is kept, and a photo goes on', async () => {
      const page = await open('short');
      await page.evaluate(() => {
        const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async (wish) => {
          const stream = await real(wish);
          Object.assign(window, { stream });
          return stream;
        };
      });
      await begin(page, 1);
      await press(page, 'Open the camera');
      await page.locator('.shutter:not([aria-disabled])').click();
      await press(page, /Yes, send/);
      await asked(page, /turn it over/);
      await press(page, 'Open the camera');
      await page.locator('.shutter:not([aria-disabled])').waitFor();
      await page.evaluate(() => {
        for (const track of (window as unknown as { stream: MediaStream }).stream.getTracks())
          track.dispatchEvent(new Event('ended'));
      });
      await asked(page, /photo of the back/);
      expect(await page.getByText('already taken are kept').isVisible()).toBe(true);
      await sendPhoto(page);
      await asked(page, /picture of your face/);
    });

    test('A05 A06 a refused photo has one instruction and its number; the third is kept for a person', async () => {
      const page = await open('refuse');
      await begin(page, 1);
      await sendPhoto(page);
      await asked(page, /once more/);
      expect(await page.getByText('Tilt it a little').isVisible()).toBe(true);
      expect(await page.getByText('Photo 2 of 3').isVisible()).toBe(true);
      expect(await seriousFaults(page)).toEqual([]);
      await sendPhoto(page);
      await page.getByText('Photo 3 of 3').waitFor();
      await sendPhoto(page);
      await asked(page, /right document/);
      // Neither what was chosen nor what was seen: the person may also name another.
      expect(await page.getByRole('button', { name: 'Use another document' }).isVisible()).toBe(true);
      await press(page, 'Keep my choice');
      await page.getByText('A person will look at it').first().waitFor();
      await asked(page, /turn it over/);
    });

    test('A07 a picture of another accepted document can be taken as the choice', async () => {
      const page = await open('refuse');
      await begin(page, 1);
      await sendPhoto(page);
      await press(page, 'Change to: Passport, Germany');
      await asked(page, /page with your photo/);
    });

    test('A10 an upload that fails twice goes through by itself; one that fails on is kept and sent again by hand', async () => {
      const page = await open('flaky');
      await begin(page);
      await sendPhoto(page);
      await asked(page, /Ready to send/);
      await device.close();
      const other = await open('broken');
      await begin(other);
      await sendPhoto(other);
      await asked(other, /did not get through/);
      expect(await other.getByText('not because of you').isVisible()).toBe(true);
      await press(other, 'Send again');
      await asked(other, /Ready to send/);
    });

    test('a file that is no picture is told apart before it is sent', async () => {
      const page = await open('short');
      await begin(page);
      const before = server.requests.length;
      await page.locator('input[type=file]').setInputFiles({ ...photo, buffer: Buffer.from('not a picture') });
      await asked(page, /could not open/);
      expect(server.requests.slice(before).filter((line) => line.includes('capture'))).toEqual([]);
    });

    test('DOC-01 a letter may come as PDF: shown by its name, refused in words, sent on; a document may not', async () => {
      const page = await open('bill');
      await begin(page);
      const files = page.locator('input[type=file]');
      expect(await files.getAttribute('accept')).toContain('application/pdf');
      const letter = { name: 'bill march.pdf', mimeType: 'application/pdf' };
      await files.setInputFiles({ ...letter, buffer: Buffer.from('%PDF-1.7 /Encrypt') });
      await asked(page, /right file/);
      expect(await page.getByText('bill march.pdf').isVisible()).toBe(true);
      expect(await seriousFaults(page)).toEqual([]);
      await press(page, 'Yes, send this file');
      await page.getByText('protected by a password').waitFor();
      await page.locator('input[type=file]').setInputFiles({ ...letter, buffer: Buffer.from('%PDF-1.7 open') });
      await press(page, 'Yes, send this file');
      await asked(page, /Where are you|position|where you are/i);

      await device.close();
      const other = await open('short');
      await begin(other);
      expect(await other.locator('input[type=file]').getAttribute('accept')).toBe('image/*');
    });

    test('A15 a refusal says why and whether there is another try, and takes an appeal', async () => {
      const page = await open('declined');
      await begin(page);
      await sendPhoto(page);
      await press(page, 'Send');
      await asked(page, /could not accept/);
      expect(await seriousFaults(page)).toEqual([]);
      await press(page, 'Ask for another look');
      expect(await page.getByRole('alert').first().textContent()).toMatch(/few words/);
      await page.getByLabel('Your message').fill('My birthday was last week.');
      await press(page, 'Ask for another look');
      await page.getByText('We have your message').waitFor();
    });

    test('A02 the desktop shows a code with a copyable link, and follows what the phone does', async () => {
      const page = await open('short', { phone: false, width: 1280, height: 800 });
      await page.getByRole('img', { name: /Square code/ }).waitFor();
      expect(await page.getByRole('button', { name: 'Copy the link' }).isVisible()).toBe(true);
      expect(await seriousFaults(page)).toEqual([]);
      await begin(page);
      await page.evaluate(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
      });
      await press(page, 'Open the camera');
      await press(page, 'Go on with my phone');
      await asked(page, /Go on with your phone/);
      const session = [...server.sessions.values()].at(-1);
      for (const step of session?.state.steps ?? []) if (step.kind === 'document') step.status = 'done';
      if (session) session.state.current = 'selfie';
      await asked(page, /Now go on with your phone/);
    });

    test.each([
      ['ar', 'rtl'],
      ['zh-CN', 'ltr'],
    ])('a browser in %s is spoken to in it, %s, and another language is one choice away', async (locale, direction) => {
      const page = await open('full', { locale });
      expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
        locale,
        direction,
      ]);
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole('combobox').selectOption('es');
      await asked(page, /le conozca/);
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr');
    });

    test('nothing is wider than the narrowest phone, in any language', async () => {
      const page = await open('full', { width: 320, height: 568 });
      for (const locale of ['en', 'zh-CN', 'id', 'es', 'pt-BR', 'ar']) {
        await page.getByRole('combobox').selectOption(locale);
        await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(locale);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      }
    });
  },
);
