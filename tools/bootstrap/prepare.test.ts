import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const LOCK = {
  packages: {
    '': {},
    'node_modules/one': { version: '1.0.0' },
    'node_modules/other': { version: '1.0.0', optional: true },
  },
};

// Stands for npm: does what `npm ci` does to the folders, and tells what it was given.
const NPM = `#!/bin/sh
echo "npm $* skip=$ONNXRUNTIME_NODE_INSTALL path=$PATH" >> calls
[ -f npm-fails ] && { echo 'registry away'; exit 1; }
rm -rf node_modules; mkdir -p node_modules/.bin node_modules/vite/bin
ln -s "${process.execPath}" node_modules/.bin/node
cp vite.js node_modules/vite/bin/vite.js
`;
const VITE = `const { appendFileSync, existsSync, mkdirSync, rmSync } = require('node:fs');
appendFileSync('../../calls', 'vite ' + process.cwd().split('/').at(-1) + '\\n');
if (existsSync('broken')) { console.error('cannot resolve ./gone.ts'); process.exit(1); }
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
`;

let root: string;
let environment: NodeJS.ProcessEnv;

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function command(name: string, content: string): void {
  write(`bin/${name}`, content);
  chmodSync(join(root, 'bin', name), 0o755);
}

/** Runs the preparation; resolves what it said, how it ended and which commands it ran since the last time. */
function prepare(purpose: string): { said: string; failed: boolean; calls: string[] } {
  writeFileSync(join(root, 'calls'), '');
  const script = join(root, 'tools/bootstrap/prepare.mjs');
  const ended = spawnSync(process.execPath, [script, purpose], { cwd: root, env: environment, encoding: 'utf8' });
  const calls = readFileSync(join(root, 'calls'), 'utf8').split('\n').filter(Boolean);
  return { said: ended.stdout, failed: ended.status !== 0, calls };
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'acquaint-prepare-'));
  cpSync(import.meta.dirname, join(root, 'tools/bootstrap'), { recursive: true });
  write('package-lock.json', JSON.stringify(LOCK));
  write('vite.js', VITE);
  command('npm', NPM);
  for (const tool of ['sh', 'rm', 'mkdir', 'ln', 'cp', 'echo']) symlinkSync(`/bin/${tool}`, join(root, 'bin', tool));
  environment = { PATH: `${join(root, 'node_modules/.bin')}:${join(root, 'bin')}` };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('packages', () => {
  test('are installed once, by an npm that does not stand inside node_modules, without GPU libraries', () => {
    const { calls, failed } = prepare('packages');
    expect(failed).toBe(false);
    expect(calls).toEqual([`npm ci --no-audit --no-fund --loglevel=error skip=skip path=${join(root, 'bin')}`]);
    expect(prepare('packages')).toEqual({ said: '', failed: false, calls: [] });
  });

  test('are installed again when the lockfile changed or the pinned Node is gone', () => {
    prepare('packages');
    write(
      'package-lock.json',
      JSON.stringify({ packages: { ...LOCK.packages, 'node_modules/two': { version: '2.0.0' } } }),
    );
    expect(prepare('packages').calls).toHaveLength(1);
    rmSync(join(root, 'node_modules/.bin/node'));
    expect(prepare('packages').calls).toHaveLength(1);
  });

  test('that somebody installed by hand are left alone when they agree with the lockfile, and only then', () => {
    prepare('packages');
    const byHand = (version: string) => {
      rmSync(join(root, 'node_modules/.acquaint-lock'), { force: true });
      write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/one': { version } } }));
    };
    byHand('1.0.0');
    expect(prepare('packages').calls).toEqual([]);
    byHand('0.9.0');
    expect(prepare('packages').calls).toHaveLength(1);
  });

  test('that cannot be installed stop the preparation after a second attempt, with the reason', () => {
    write('npm-fails', '');
    const { said, failed, calls } = prepare('start');
    expect(failed).toBe(true);
    expect(calls).toHaveLength(2);
    expect(said).toContain('registry away');
  });
});

describe('models', () => {
  test('that are missing or cannot be installed are told, and the start goes on', () => {
    expect(prepare('start').said).toContain('faces are compared by people');
    write('tools/models/install.mjs', `export async function installChosen() { throw new Error('hash differs'); }`);
    const { said, failed } = prepare('start');
    expect(said).toContain('so people do their work: hash differs');
    expect(failed).toBe(false);
  });

  test('go into the home that the operator chose', () => {
    write('tools/models/install.mjs', `export async function installChosen({ home, log }) { log('into ' + home); }`);
    environment.ACQUAINT_HOME = '/srv/acquaint';
    expect(prepare('start').said).toContain('into /srv/acquaint');
  });
});

describe('web apps', () => {
  beforeEach(() => {
    for (const app of ['console', 'applicant']) write(`web/${app}/index.html`, '<!doctype html>');
    write('web/kit/src/index.ts', 'export {};');
    write('sdk/src/index.ts', 'export {};');
  });

  test('are built when their sources, the kit or the client changed, and only then', () => {
    expect(prepare('build').calls.slice(1).sort()).toEqual(['vite applicant', 'vite console']);
    expect(prepare('build')).toEqual({ said: '', failed: false, calls: [] });
    write('web/console/messages/en.json', '{}');
    expect(prepare('build').calls).toEqual(['vite console']);
    write('web/kit/src/index.ts', 'export const one = 1;');
    expect(prepare('build').calls).toHaveLength(2);
    write('web/console/src/list.test.ts', 'export {};');
    expect(prepare('build').calls).toEqual([]);
  });

  test('that do not build stop the preparation with what the builder said, and are tried again', () => {
    write('web/console/broken', '');
    const { said, failed } = prepare('build');
    expect(failed).toBe(true);
    expect(said).toContain('cannot resolve ./gone.ts');
    expect(prepare('build').calls).toEqual(['vite console']);
    expect(existsSync(join(root, 'web/applicant/dist/.source-hash'))).toBe(true);
  });
});

describe('a browser for the tests', () => {
  test.skipIf(process.getuid?.() !== 0)('is installed from Debian by root (needs to run as root)', () => {
    command('apt-get', '#!/bin/sh\necho "apt-get $1" >> calls\n');
    expect(prepare('test').calls.slice(1)).toEqual(['apt-get update', 'apt-get install']);
  });

  test('is asked for where it cannot be installed, and a found one is used', () => {
    expect(prepare('test').said).toContain('apt-get install chromium');
    command('chromium', '#!/bin/sh\n');
    expect(prepare('test').said).not.toContain('hromium');
  });

  test('is not needed to start', () => {
    expect(prepare('start').said).not.toContain('hromium');
  });
});

test('a purpose that nobody knows is refused with those that exist', () => {
  const { said, failed } = prepare('dance');
  expect(failed).toBe(true);
  expect(said).toContain('start, test, dev, build');
});
