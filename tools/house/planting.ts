// Builds a small tree in a temporary folder, so that tests can plant an offence and see it caught.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The checkout that these tools belong to. */
export const REPOSITORY = join(import.meta.dirname, '../..');

export type Planting = { root: string; write(path: string, content: string): void; remove(): void };

/** An empty tree with the manifests that give # imports and engines their meaning, and with the real wall rules. */
export function plant(files: Record<string, string> = {}): Planting {
  const root = mkdtempSync(join(tmpdir(), 'acquaint-house-'));
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  for (const manifest of ['package.json', 'server/package.json', 'engines/package.json', 'web/console/package.json']) {
    mkdirSync(dirname(join(root, manifest)), { recursive: true });
    cpSync(join(REPOSITORY, manifest), join(root, manifest));
  }
  cpSync(join(REPOSITORY, '.dependency-cruiser.mjs'), join(root, '.dependency-cruiser.mjs'));
  for (const name of ['kysely', 'left-pad']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js', license: 'MIT' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  mkdirSync(join(root, 'node_modules/@acquaint'));
  symlinkSync(join(root, 'engines'), join(root, 'node_modules/@acquaint/engines'));
  for (const [path, content] of Object.entries(files)) write(path, content);
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}
