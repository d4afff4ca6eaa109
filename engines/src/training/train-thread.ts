import { parentPort, workerData } from 'node:worker_threads';
import { FitRefused } from '../forest/index.ts';
import { type TrainRequest, train } from './train.ts';

// The thread's own end: trains what it was started with, says how far it is, and ends.
const TOLD_EVERY_MS = 250;
let told = Number.NEGATIVE_INFINITY;
try {
  const trained = train(workerData as TrainRequest, (share) => {
    const now = performance.now();
    if (now - told < TOLD_EVERY_MS) return;
    told = now;
    parentPort?.postMessage({ share });
  });
  parentPort?.postMessage({ trained });
} catch (error) {
  const refused = error instanceof FitRefused ? error : null;
  parentPort?.postMessage({
    failed: { code: refused?.code ?? 'fit.failed', message: refused?.message ?? 'it failed' },
  });
}
