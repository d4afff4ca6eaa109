// What the product stands on at run time, by licence. Only licences read and accepted pass: an unknown one waits for a person.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Package = { name: string; version: string; licence: string };
export type Licences = { packages: Package[]; refused: Package[]; excepted: Package[] };

const ACCEPTED = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Zlib', 'BSL-1.0'],
  ...['CC0-1.0', 'Unlicense', 'Python-2.0', 'PostgreSQL', 'CC-BY-4.0'],
  // File-level copyleft: changes to their own files would be published, ours are untouched.
  'MPL-2.0',
  // Fonts.
  'OFL-1.1',
]);

const EXCEPTIONS: { name: RegExp; licence: RegExp; why: string }[] = [
  {
    name: /^@img\/sharp-(libvips-|wasm32|win32-)/,
    licence: /LGPL-3\.0-or-later/,
    why: 'libvips is a shared library that anyone may replace with their own build, as the LGPL asks',
  },
  {
    name: /^jsfeat$/,
    licence: /^none given$/,
    why: 'its manifest names none; its LICENSE file is that of MIT, and the cascade comes from libccv (BSD-3-Clause)',
  },
];

type Manifest = {
  name?: string;
  version?: string;
  license?: string | { type?: string };
  licenses?: { type?: string }[];
  workspaces?: string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
};

/** Judges every package that the workspaces of root load at run time, with all that those load. */
export function judgeLicences(root: string): Licences {
  const found = new Map<string, Package>();
  const seen = new Set<string>();
  const visit = (folder: string, ours: boolean) => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const manifest = readManifest(folder);
    const { name = folder, version = '' } = manifest;
    if (!ours) found.set(`${name}@${version}`, { name, version, licence: licenceOf(manifest) });
    for (const dependency of dependenciesOf(manifest)) {
      const next = findPackage(dependency, folder, root);
      // Absent are our own workspaces, which have their turn, and optional packages for other systems.
      if (next) visit(next, false);
    }
  };
  const workspaces = readManifest(root).workspaces ?? [];
  const names = new Set(workspaces.map((workspace) => readManifest(join(root, workspace)).name));
  for (const workspace of workspaces) visit(join(root, workspace), true);

  const packages = [...found.values()].filter((each) => !names.has(each.name));
  const excepted = packages.filter(isException);
  const refused = packages.filter((each) => !isAccepted(each.licence) && !isException(each));
  return { packages, refused, excepted };
}

/** True when an SPDX expression leaves a choice whose every part is accepted; AND binds tighter than OR. */
export function isAccepted(expression: string): boolean {
  const choices = expression.replace(/[()]/g, ' ').split(/\bOR\b/);
  if (expression.includes('(') && /\bAND\b/.test(expression)) {
    return expression.split(/\bAND\b|\bOR\b/).every((part) => ACCEPTED.has(part.replace(/[()]/g, '').trim()));
  }
  return choices.some((choice) => choice.split(/\bAND\b/).every((part) => ACCEPTED.has(part.trim())));
}

function isException({ name, licence }: Package): boolean {
  return EXCEPTIONS.some((each) => each.name.test(name) && each.licence.test(licence));
}

function dependenciesOf({ dependencies = {}, optionalDependencies = {}, peerDependencies = {} }: Manifest): string[] {
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map((each) => each.type).join(' OR ') ?? 'none given';
}

function findPackage(name: string, from: string, root: string): string | undefined {
  for (let folder = from; folder.length >= root.length; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function report({ packages, refused, excepted }: Licences): void {
  const counts = Map.groupBy(packages, (each) => each.licence);
  for (const [licence, of] of [...counts].sort((a, b) => b[1].length - a[1].length))
    console.log(`${String(of.length).padStart(4)}  ${licence}`);
  for (const { name, version } of excepted) {
    console.log(`excepted: ${name}@${version}: ${EXCEPTIONS.find((each) => each.name.test(name))?.why}`);
  }
  for (const { name, version, licence } of refused) console.log(`refused: ${name}@${version} (${licence})`);
  console.log(`licences: ${packages.length} packages at run time, ${refused.length} refused`);
}

if (import.meta.main) {
  const licences = judgeLicences(process.cwd());
  report(licences);
  process.exitCode = licences.refused.length === 0 ? 0 : 1;
}
