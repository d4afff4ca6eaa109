// Which packs of models the settings ask for, and which of them are ours to install.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const DEFAULT_PACK = 'dlib';
export const DEFAULT_LIVENESS_PACK = 'pad-minifasnet';
export const PACK_NAME = /^[a-z0-9-]{2,40}$/;

/**
 * The names of the pinned packs that the settings ask for. "off", a folder of the operator's own and a name without a
 * manifest in `packsFolder` need no installation.
 */
export function chosenPacks(settings, packsFolder) {
  const asked = [settings.ACQUAINT_FACE_PACK || DEFAULT_PACK, settings.ACQUAINT_LIVENESS_PACK || DEFAULT_LIVENESS_PACK];
  return asked.filter((name) => PACK_NAME.test(name) && existsSync(join(packsFolder, name, 'manifest.json')));
}
