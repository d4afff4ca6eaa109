import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { residentMb, startCounted } from './support/product.ts';

/** First start on an empty folder, then a second one: until health, the first page and the printed addresses; memory when idle. */
export async function run(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-start-'));
  const models = resolve(import.meta.dirname, '..', process.env.ACQUAINT_HOME ?? '.acquaint', 'models');
  if (existsSync(models)) symlinkSync(models, join(home, 'models'));
  try {
    for (const which of ['first', 'second']) {
      const running = await startCounted(home);
      const s = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
      console.log(
        `${which} start: healthy ${s(running.healthyMs)}, first page ${s(running.pageMs)}, ready with sandbox ${s(running.readyMs)}, resident ${residentMb(running.pid)} MB`,
      );
      await running.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
