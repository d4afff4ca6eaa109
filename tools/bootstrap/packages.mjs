// Installs the packages of package-lock.json, once: a marker in node_modules keeps the hash of the lockfile it came from.
// Packages that somebody installed by hand, in the right versions, are left alone.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { say, step } from './say.mjs';

const ATTEMPTS = 2;

/** Makes node_modules agree with package-lock.json; does nothing when it already does. */
export async function installPackages(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const marker = join(root, 'node_modules', '.acquaint-lock');

  if (hasPinnedNode(root)) {
    if (existsSync(marker) && readFileSync(marker, 'utf8').trim() === wanted) return;
    if (agrees(root, JSON.parse(lock.toString()))) {
      writeFileSync(marker, `${wanted}\n`);
      return;
    }
  }
  await step('installing packages, one to four minutes', 'packages are installed', () => npmCi(root));
  writeFileSync(marker, `${wanted}\n`);
}

function hasPinnedNode(root) {
  const bin = join(root, 'node_modules', '.bin');
  return existsSync(join(bin, 'node')) || existsSync(join(bin, 'node.cmd'));
}

/** True when npm's own record of what it installed holds every package of the lockfile, in the same version. */
export function agrees(root, lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    // Packages for another system stay out on purpose.
    if (!(path in installed)) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
    return installed[path].version === wanted.version;
  });
}

async function npmCi(root) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(npmCommand(), ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: root,
        env: installEnvironment(root),
      });
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      say(`the first attempt failed, trying once more: ${error.message.split('\n').at(-1)}`);
    }
  }
}

const npmCommand = () => (process.platform === 'win32' ? 'npm.cmd' : 'npm');

/**
 * npm must not run on the Node inside the node_modules that it is about to delete, so that folder leaves PATH.
 * The GPU libraries of onnxruntime are half a gigabyte that nothing here uses.
 */
function installEnvironment(root) {
  const inside = join(root, 'node_modules');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(inside));
  return { ...process.env, PATH: path.join(delimiter), ONNXRUNTIME_NODE_INSTALL: 'skip' };
}
