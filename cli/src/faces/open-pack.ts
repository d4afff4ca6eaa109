import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type FacePack, type LivenessPack, openFacePack, openLivenessPack } from '@acquaint/engines/vision';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const PACK_NAME = /^[a-z0-9-]{2,40}$/;

/** Opens a pack of face models by its name in `<home>/models` or by its folder; ours is installed first when missing. */
export async function openInstalledPack(named?: string): Promise<FacePack> {
  return openFacePack(await packFolder(named ?? process.env.ACQUAINT_FACE_PACK ?? 'dlib'));
}

/** The same for a pack that judges presentation attacks. */
export async function openInstalledLivenessPack(named?: string): Promise<LivenessPack> {
  const wanted = named ?? process.env.ACQUAINT_LIVENESS_PACK ?? 'pad-minifasnet';
  if (wanted === 'off') throw new Error('ACQUAINT_LIVENESS_PACK switches presentation-attack models off');
  return openLivenessPack(await packFolder(wanted));
}

/** Installs a pack of ours that is missing or outdated, its progress on standard error. */
async function packFolder(named: string): Promise<string> {
  if (!PACK_NAME.test(named)) return resolve(named);
  const home = process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint');
  const folder = resolve(home, 'models', named);
  const pinned = await readFile(join(ROOT, 'packs', 'models', named, 'manifest.json')).catch(() => null);
  const installed = await readFile(join(folder, 'manifest.json')).catch(() => null);
  // The models themselves are checked when they are opened. A pack that is not ours is the operator's to install.
  if (pinned !== null && installed?.equals(pinned) !== true) await install(named, home);
  return folder;
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
