#!/usr/bin/env node
// Runs before npm start, npm test, npm run dev and npm run build, on whatever Node >= 20 the machine has: plain
// JavaScript without dependencies, since nothing may be installed yet. The second time it finds everything done.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installBrowser } from './browser.mjs';
import { installPackages } from './packages.mjs';
import { say } from './say.mjs';
import { buildWebApps } from './web.mjs';

const OLDEST_NODE = 20;
const PURPOSES = ['start', 'test', 'dev', 'build', 'packages'];

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

try {
  await prepare(process.argv[2]);
} catch (error) {
  say(`preparation failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function prepare(purpose) {
  if (!PURPOSES.includes(purpose)) throw new Error(`say what to prepare for: ${PURPOSES.join(', ')}`);
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) throw new Error(`Node ${OLDEST_NODE} or newer is needed, this is ${process.versions.node}`);

  await installPackages(root);
  if (purpose === 'packages') return;
  if (purpose !== 'build') await installFaceModels();
  await buildWebApps(root);
  if (purpose === 'test') await installBrowser(root);
}

/** Without face models the product still runs: face checks end inconclusive and wait for a person. */
async function installFaceModels() {
  const installer = join(root, 'tools', 'models', 'install.mjs');
  if (!existsSync(installer)) {
    say('tools/models/install.mjs is missing: no models are installed, so faces are compared by people');
    return;
  }
  const home = resolve(root, process.env.ACQUAINT_HOME ?? '.acquaint');
  try {
    const { installChosen } = await import(pathToFileURL(installer).href);
    await installChosen({ home, log: say, settings: process.env });
  } catch (error) {
    say(
      `face models could not be installed, so people do their work: ${error instanceof Error ? error.message : error}`,
    );
  }
}
