// The camera view in a browser whose camera plays a film: what is said while aiming, and the photo that takes itself.
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeFilm } from '../../../tools/specimens/film.ts';
import { CAST, makeSpecimen } from '../../../tools/specimens/index.ts';
import {
  asked,
  BROWSER,
  type Device,
  isBuilt,
  type Opened,
  openDevice,
  press,
  seriousFaults,
} from '../../kit/test/browser.ts';
import { type Fixture, startFixture } from './fixture.ts';
import { filmOf, nearer } from './table.ts';

/** Where to keep what the screens look like; nowhere unless asked. */
const SHOTS = process.env.ACQUAINT_SHOTS;
const [PERSON = { seed: 10, sex: 'M' as const }] = CAST;

let server: Fixture;
let device: Opened;
let card: Uint8Array;
let face: Uint8Array;

describe.skipIf(!isBuilt('applicant') || !BROWSER)(
  'aiming the camera (needs the built app and a Chromium)',
  { timeout: 90_000 },
  () => {
    beforeAll(async () => {
      server = await startFixture();
      card = (await makeSpecimen({ class: 'passport', seed: 31, level: 'clean' })).image;
      const [frame] = await makeFilm({ ...PERSON, take: 1, width: 1000, moments: [{ atMs: 0 }] });
      face = frame?.jpeg ?? new Uint8Array();
    }, 120_000);
    afterAll(() => server.close());
    afterEach(() => device?.close());

    /** The camera of the first document, or of the selfie. */
    async function aimAt(film: Uint8Array[], settings: Device = {}, script = 'short'): Promise<Page> {
      device = await openDevice({ film, ...settings });
      const { page } = device;
      await page.goto(`${server.url}/apply/#fixture-${script}~${Math.random().toString(36).slice(2)}`);
      for (let step = 0; step < 4; step += 1) await page.locator('.button-primary').first().click();
      await page.locator('.specimen').waitFor();
      await page.locator('.button-primary').first().click();
      await page.locator('.camera').waitFor();
      return page;
    }

    const hint = (page: Page) => page.locator('.camera-hint');
    const shoot = async (page: Page, name: string) => {
      if (!SHOTS) return;
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: `${SHOTS}/${name}.png` });
    };

    test('DOC-02 a document far away or beside the frame is told so, and no photo takes itself; the shutter still works', async () => {
      const page = await aimAt(await filmOf(card, 560));
      await hint(page).getByText('Move closer: it should fill the frame').waitFor();
      await shoot(page, 'far-en');
      expect(await seriousFaults(page)).toEqual([]);
      await page.waitForTimeout(3000);
      expect(await page.locator('.camera').isVisible()).toBe(true);
      await press(page, 'Take the photo');
      await asked(page, /Can you read every word/);
      await device.close();
      const other = await aimAt(await filmOf(card, 740, 120));
      await hint(other).getByText('Put it in the middle of the frame').waitFor();
    });

    test('DOC-02 a document held well is photographed by itself, and the person is asked whether it can be read', async () => {
      const page = await aimAt(await filmOf(card, 860));
      await hint(page).getByText('Good. Hold still, the photo takes itself').waitFor();
      await shoot(page, 'hold-en');
      await asked(page, /Can you read every word/);
      await shoot(page, 'confirm-en');
    });

    test.each(['zh-CN', 'ar'])('a hint is read in %s, light and dark', async (locale) => {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await aimAt(await filmOf(card, 560), { locale, scheme });
        await expect
          .poll(() => hint(page).textContent(), { timeout: 15_000 })
          .toMatch(locale === 'ar' ? /قرّبها/ : /靠近/);
        await shoot(page, `far-${locale}-${scheme}`);
        await device.close();
      }
    });

    test('BIO-02 a face that fills the oval is photographed by itself; one far away is asked to come closer; none is said', async () => {
      const far = await aimAt(await filmOf(face, 760), {}, 'review');
      await hint(far).getByText('Come closer: your face should fill the oval').waitFor();
      await shoot(far, 'face-far-en');
      await device.close();
      const none = await aimAt(await filmOf(card, 860), {}, 'review');
      await hint(none).getByText('No face to be seen').waitFor();
      await device.close();
      const page = await aimAt(await filmOf(await nearer(face, 0.75), 1100), {}, 'review');
      await asked(page, /Is your whole face easy to see/);
      await shoot(page, 'face-confirm-en');
    });

    test.each(['en-US', 'zh-CN', 'ar'])(
      'BIO-02 who cannot do motions is shown digits to say or show, in %s, or sends a photo alone',
      async (locale) => {
        for (const scheme of ['light', 'dark'] as const) {
          const page = await aimAt(
            await filmOf(face, 1000),
            { locale, scheme, microphone: scheme === 'light' },
            'motions',
          );
          await page.locator('.motion .button-quiet').click();
          await page.locator('.camera-foot .button-primary').waitFor();
          await shoot(page, `spoken-${locale}-${scheme}`);
          expect(await seriousFaults(page)).toEqual([]);
          await page.locator('.camera-foot .button-primary').click();
          await page.getByText('4 8 0 2 1 5').waitFor();
          await shoot(page, `digits-${locale}-${scheme}`);
          await page.locator('.camera-foot .button-primary').click();
          // The film came through, and the photo of the face is next.
          await page.locator('.shutter').waitFor();
          await device.close();
        }
        const page = await aimAt(await filmOf(face, 1000), { locale }, 'motions');
        await page.locator('.motion .button-quiet').click();
        await page.locator('.camera-foot .button-quiet').click();
        await page.locator('.shutter').waitFor();
      },
    );
  },
);
