// The screens' tests need a Chromium. Browsers that packages download for themselves are not used: the system's one is.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { say, step } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of the browser that tests use, or null: CHROMIUM_PATH, else the first known name on PATH. */
export function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null;
  return NAMES.map((name) => onPath(name, env)).find((path) => path !== null) ?? null;
}

/** Installs Debian's chromium when no browser is found and we may; says what to do when we may not. */
export async function installBrowser(root) {
  if (findBrowser()) return;
  if (process.env.CHROMIUM_PATH) {
    say(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there: the screens' tests cannot run`);
    return;
  }
  if (process.getuid?.() !== 0 || onPath('apt-get', process.env) === null) {
    say(
      "no Chromium is found: install one (Debian: sudo apt-get install chromium) or set CHROMIUM_PATH for the screens' tests",
    );
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step("installing Debian's chromium for the screens' tests", 'chromium is installed', async () => {
    await run('apt-get', ['update', '-q'], { cwd: root, env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { cwd: root, env });
  });
}

function onPath(name, env) {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here; the next folder may have it.
    }
  }
  return null;
}
