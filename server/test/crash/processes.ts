import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachEmbedded } from '#platform/db';
import { type Running, startProcess } from '../running.ts';
import { ask, CUSTOMERS, compare, type PaymentReport, payment, prepare } from './payments.ts';

const AT_ONCE = 12;

export type ProcessesReport = Omit<PaymentReport, 'rounds'> & {
  processes: number;
  /** Answers that the processes which stayed gave after the other was killed. */
  afterKill: number;
};

/**
 * Three products on one database, payments of the same customers sent to all of them; one is killed with SIGKILL in the middle, its
 * callers ask another, and what was acknowledged by any of them is counted against what is there.
 */
export async function processRounds(input: { loadMs: number; random: () => number }): Promise<ProcessesReport> {
  const homes = Array.from({ length: 3 }, () => mkdtempSync(join(tmpdir(), 'acquaint-three-')));
  const [first = ''] = homes;
  for (const home of homes) chmodSync(home, 0o755);
  const running: Running[] = [];
  try {
    const { key, customers } = await prepare(first);
    running.push(await startProcess(first));
    const server = await attachEmbedded(first);
    if (!server) throw new Error('The database of the first process cannot be reached.');
    for (const home of homes.slice(1)) {
      // Keys, files and the log are the installation's, whichever process works.
      for (const shared of ['keys', 'blobs', 'log']) {
        mkdirSync(join(first, shared), { recursive: true });
        symlinkSync(join(first, shared), join(home, shared));
      }
      running.push(await startProcess(home, { DATABASE_URL: server.url }));
    }
    const { told, afterKill } = await pour(running, { key, customers, ...input });
    return { processes: running.length, afterKill, acknowledged: told.size, ...(await compare(first, told)) };
  } finally {
    // The first owns the database: it goes last.
    for (const one of [...running].reverse()) if (one.child.signalCode === null) await one.stop();
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  }
}

type Poured = { key: string; customers: readonly string[]; loadMs: number; random: () => number };

/** Who is not answered asks another process for the same, as a caller does; halfway one of the three is killed. */
async function pour(running: readonly Running[], { key, customers, loadMs, random }: Poured) {
  const told = new Map<string, string>();
  const state = { next: 0, isOver: false, isKilled: false, afterKill: 0 };
  const work = Array.from({ length: AT_ONCE }, async (_, at) => {
    while (!state.isOver) {
      state.next += 1;
      const body = payment(state.next, customers[Math.floor(random() * CUSTOMERS)] ?? '', random);
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const { address } = running[(at + attempt) % running.length] as Running;
        const outcome = await ask(address, key, body).catch(() => null);
        if (outcome === null) continue;
        told.set(body.id, outcome);
        if (state.isKilled) state.afterKill += 1;
        break;
      }
    }
  });
  await new Promise((resolve) => setTimeout(resolve, loadMs / 2));
  running[1]?.child.kill('SIGKILL');
  state.isKilled = true;
  await new Promise((resolve) => setTimeout(resolve, loadMs / 2));
  state.isOver = true;
  await Promise.all(work);
  return { told, afterKill: state.afterKill };
}
