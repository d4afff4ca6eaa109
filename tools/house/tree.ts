// The files that the house rules speak about, found by walking: what is not committed yet is judged as well.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folders that hold code; each may be absent from a young tree. */
export const WINGS = ['server', 'engines', 'web', 'sdk', 'cli', 'bench', 'tools'] as const;

const NOT_OURS = new Set(['node_modules', 'dist', '.acquaint', 'coverage']);
const CODE = /\.(ts|tsx|mjs|js)$/;
const TEST = /\.test\.tsx?$|\/testing\/|^server\/test\/|^web\/[^/]+\/test\/|\.contract\.ts$/;

/** All files below root/folder as paths relative to root with forward slashes, sorted. */
export function filesBelow(root: string, folder: string): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = relative(root, join(start, entry.name)).split(sep).join('/');
      return entry.isDirectory() ? filesBelow(root, path) : entry.isFile() ? [path] : [];
    })
    .sort();
}

/** All code of the tree: TypeScript and plain modules, without declaration files. */
export function codeOf(root: string): string[] {
  return WINGS.flatMap((wing) => filesBelow(root, wing)).filter((path) => CODE.test(path) && !path.endsWith('.d.ts'));
}

/** True for code that only tests run. */
export function isTest(path: string): boolean {
  return TEST.test(path);
}

/** True for files that a program wrote. */
export function isGenerated(path: string): boolean {
  return /(^|\/)generated(\.[a-z]+)?\.tsx?$|\.generated\.tsx?$|\/generated\//.test(path);
}
