import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type FacePack, openFacePack } from '@acquaint/engines/vision';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const PACK_NAME = /^[a-z0-9-]{2,40}$/;

/**
 * Opens an installed pack of face models; one that is missing or outdated is installed first, its progress on
 * standard error.
 */
export async function openInstalledPack(name: string): Promise<FacePack> {
  if (!PACK_NAME.test(name)) throw new Error(`"${name}" is not the name of a model pack`);
  const home = process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint');
  const folder = resolve(home, 'models', name);
  if (!(await isCurrent(folder, name))) await install(name, home);
  return openFacePack(folder);
}

/** Whether the pack is there with the manifest of this version. The models themselves are checked when they are opened. */
async function isCurrent(folder: string, name: string): Promise<boolean> {
  const pinned = await readFile(join(ROOT, 'packs', 'models', name, 'manifest.json'));
  const installed = await readFile(join(folder, 'manifest.json')).catch(() => null);
  return installed?.equals(pinned) ?? false;
}

/** The installer is a program of its own: it runs before anything is installed, and the command line does without it. */
async function install(name: string, home: string): Promise<void> {
  const installer = join(ROOT, 'tools', 'models', 'install.mjs');
  const code = await new Promise<number | null>((done, failed) => {
    const child = spawn(process.execPath, [installer, '--pack', name, '--home', home], { stdio: ['ignore', 2, 2] });
    child.on('error', failed);
    child.on('close', done);
  });
  if (code !== 0)
    throw new Error(`the face models "${name}" are not installed; node tools/models/install.mjs says why`);
}
