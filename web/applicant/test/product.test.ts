// The journey against the product as it is started for a newcomer: real reading of a drawn passport, a real decision.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makePortrait, makeSpecimen } from '../../../tools/specimens/index.ts';
import { asked, BROWSER, isBuilt, type Opened, openDevice, press, seriousFaults } from './browser.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MODELS = join(ROOT, process.env.ACQUAINT_HOME ?? '.acquaint', 'models');
const PERSON = { country: 'FRA', surname: 'ROUSSEL', given_names: 'CAMILLE' };
const SEED = 4711;

type Started = { address: string; key: string; stop: () => Promise<void> };

/** The whole product in a folder of its own, with the sandbox tenant. */
async function startProduct(): Promise<Started> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-applicant-'));
  if (existsSync(MODELS)) symlinkSync(MODELS, join(home, 'models'));
  mkdirSync(join(home, 'keys'), { mode: 0o700 });
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', join(ROOT, 'server/src/main.ts'), 'all'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(port),
        ACQUAINT_HOME: home,
        ACQUAINT_LISTS: 'sandbox',
        ACQUAINT_LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await isReady(child);
  const { apiKey } = JSON.parse(readFileSync(join(home, 'keys/sandbox.json'), 'utf8')) as { apiKey: string };
  const stop = async () => {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  };
  return { address: `http://localhost:${port}`, key: apiKey, stop };
}

function isReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('is ready')) resolve();
    });
    child.once('exit', () => reject(new Error(`The product did not start:\n${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A table with the document in the middle, as wide as the frame of a phone sees it. */
async function filmOf(document: Uint8Array): Promise<Uint8Array[]> {
  const sharp = createRequire(join(ROOT, 'engines/package.json'))('sharp');
  const input = await sharp(document).resize({ width: 860 }).toBuffer();
  const table = { create: { width: 1920, height: 1440, channels: 3, background: '#6b5a48' } };
  const picture = await sharp(table)
    .composite([{ input, gravity: 'centre' }])
    .jpeg({ quality: 92 })
    .toBuffer();
  return Array.from({ length: 10 }, () => picture);
}

describe.skipIf(!isBuilt || !BROWSER)(
  'ONB-03 a stranger becomes a customer (needs the built app and a Chromium)',
  () => {
    let product: Started;
    let device: Opened;
    beforeAll(async () => {
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
      device = await openDevice({ film: await filmOf(document.image) });
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
      await page.getByText('Good. Take the photo').waitFor();
      await press(page, 'Take the photo');
      await press(page, /Yes, send/);
      await asked(page, /picture of your face/);
      expect(await seriousFaults(page)).toEqual([]);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'selfie.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(selfie) });
      await press(page, /Yes, send/);
      await press(page, 'Send');
      await asked(page, /knows you now|taking a look/);
      const read = await fetch(`${product.address}/v1/verifications/${id}`, {
        headers: { authorization: `Bearer ${product.key}` },
      });
      const { status, fields, mrz, checks } = (await read.json()) as Record<string, never>;
      console.log(JSON.stringify({ status, mrz, checks }).slice(0, 3000), fields);
      expect(['completed', 'in_review']).toContain(status);
    }, 90_000);
  },
);
