// Builds the two web apps when what they are made of changed: a hash of the sources is kept beside the built files.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { run } from './run.mjs';
import { say, step } from './say.mjs';

const APPS = ['console', 'applicant'];
const SHARED = ['web/kit', 'sdk'];
const LEFT_OUT = new Set(['node_modules', 'dist', 'test']);
const HASH_FILE = '.source-hash';

/** Builds every web app whose sources are newer than its build. */
export async function buildWebApps(root) {
  const waiting = [];
  for (const app of APPS) {
    const folder = join(root, 'web', app);
    if (!existsSync(join(folder, 'index.html'))) {
      say(`web/${app} has no index.html, so it is not built`);
      continue;
    }
    const hash = sourceHash(root, [`web/${app}`, ...SHARED]);
    if (builtHash(folder) !== hash) waiting.push({ app, folder, hash });
  }
  await Promise.all(waiting.map((each) => build(root, each)));
}

function build(root, { app, folder, hash }) {
  return step(`building web/${app}`, `web/${app} is built`, async () => {
    const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    await run(node, [vite, 'build', '--logLevel', 'warn'], { cwd: folder });
    writeFileSync(join(folder, 'dist', HASH_FILE), `${hash}\n`);
  });
}

function builtHash(folder) {
  const file = join(folder, 'dist', HASH_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** SHA-256 over the names and contents of all source files below the folders, and over the pinned packages. */
export function sourceHash(root, folders) {
  const hash = createHash('sha256');
  const files = folders.flatMap((folder) => [...sourcesOf(join(root, folder))]);
  for (const file of [...files, join(root, 'package-lock.json')].sort()) {
    const content = createHash('sha256').update(readFileSync(file)).digest('hex');
    hash.update(`${relative(root, file).split(sep).join('/')}\n${content}\n`);
  }
  return hash.digest('hex');
}

function* sourcesOf(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesOf(path);
    else if (entry.isFile()) yield path;
  }
}
