import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureTable } from '@acquaint/engines/forest';

/** Debian's own interpreter, which finds what apt installed (python3-sklearn, python3-xgboost). */
const PYTHON = '/usr/bin/python3';
const PATIENCE_MS = 1_200_000;

export type Peer = { name: string; seed: number; scores: Float64Array; fitMs: number; us: number };
type Line = {
  name?: string;
  seed?: number;
  file?: string;
  fitMs?: number;
  us?: number;
  present?: string;
  absent?: string;
};

/** What packages of others make of the same rows, where they are installed; `said` are their versions, or that they are not there. */
export function peersOn(
  train: { table: FeatureTable; labels: ArrayLike<number> },
  test: FeatureTable,
  seeds: number,
): { peers: Peer[]; said: string[] } {
  if (!existsSync(PYTHON)) return { peers: [], said: ['scikit-learn: not present', 'xgboost: not present'] };
  const folder = mkdtempSync(join(tmpdir(), 'acquaint-peers-'));
  try {
    writeFileSync(join(folder, 'train.x'), rowsOf(train.table));
    writeFileSync(join(folder, 'train.y'), Float64Array.from(train.labels));
    writeFileSync(join(folder, 'test.x'), rowsOf(test));
    const counts = [train.table.rows, test.rows, test.names.length, seeds].map(String);
    const script = join(import.meta.dirname, 'model-peers.py');
    const told = execFileSync(PYTHON, [script, folder, ...counts], { encoding: 'utf8', timeout: PATIENCE_MS });
    const lines = told
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const said = lines.flatMap((line) => line.present ?? (line.absent ? `${line.absent}: not present` : []));
    return { said, peers: lines.flatMap((line) => (line.file ? [peerOf(folder, line)] : [])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function peerOf(folder: string, { name = '', seed = 0, file = '', fitMs = 0, us = 0 }: Line): Peer {
  const bytes = readFileSync(join(folder, file));
  return { name, seed, fitMs, us, scores: new Float64Array(Uint8Array.from(bytes).buffer) };
}

function rowsOf({ columns, rows, names }: FeatureTable): Float64Array {
  const all = new Float64Array(rows * names.length);
  columns.forEach((column, feature) => {
    for (let row = 0; row < rows; row += 1) all[row * names.length + feature] = column[row] as number;
  });
  return all;
}
