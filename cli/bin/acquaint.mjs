#!/usr/bin/env node
// The one file of the command line that any Node >= 20 can run: it starts the pinned Node, which reads TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const cli = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(cli, 'src', 'main.ts');
const pinned = join(dirname(cli), 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const readsTypeScript = major > 22 || (major === 22 && minor >= 18);
const readsSources = process.execArgv.includes('--conditions=source');

/** Runs main.ts in a child that shares our streams, passes signals on and ends as the child ends. */
function respawn(node) {
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...flags, main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`acquaint: cannot start ${node}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

if (readsTypeScript && readsSources) {
  await import(pathToFileURL(main).href);
} else if (readsTypeScript) {
  respawn(process.execPath);
} else if (existsSync(pinned)) {
  respawn(pinned);
} else {
  process.stderr.write(
    'acquaint: packages are not installed yet; run npm start or npm test once in the project folder\n',
  );
  process.exitCode = 1;
}
