import { Worker } from 'node:worker_threads';
import type { Trained, TrainRequest } from './train.ts';

/** A training that came to no model: refused (`fit.…` as in `FitRefused`), out of memory, or ended by whoever asked. */
export class TrainingFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TrainingFailed';
    this.code = code;
  }
}

/** A training holds its table about four times at its height: as sent, as received, and in two parts; numbers are kept outside the heap. */
const COPIES = 4;
const CELL_BYTES = 8;
const MIB = 2 ** 20;

type Said = { share?: number; trained?: Trained; failed?: { code: string; message: string } };
type Settings = { memoryMb: number; signal?: AbortSignal; progress?: (share: number) => void };

/**
 * Trains in a thread of its own with a bound on its memory (MiB); nobody else waits. `progress` is told a share of 0 to 1 a few times a second;
 * `signal` ends the thread at once. Throws `TrainingFailed`.
 */
export function trainInThread(request: TrainRequest, { memoryMb, signal, progress }: Settings): Promise<Trained> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new TrainingFailed('fit.cancelled', 'the training was ended'));
      return;
    }
    const { rows, names } = request.table;
    if (rows * names.length * CELL_BYTES * COPIES > memoryMb * MIB) {
      reject(new TrainingFailed('fit.too_large', `the rows do not fit into ${memoryMb} MiB`));
      return;
    }
    const worker = new Worker(new URL('./train-thread.ts', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    let isOver = false;
    const end = (settle: () => void) => {
      if (isOver) return;
      isOver = true;
      signal?.removeEventListener('abort', cancel);
      settle();
      void worker.terminate();
    };
    const cancel = () => end(() => reject(new TrainingFailed('fit.cancelled', 'the training was ended')));
    signal?.addEventListener('abort', cancel);
    worker.on('message', ({ share, trained, failed }: Said) => {
      if (share !== undefined) progress?.(share);
      if (trained) end(() => resolve(trained));
      if (failed) end(() => reject(new TrainingFailed(failed.code, failed.message)));
    });
    worker.on('error', (cause) =>
      end(() => reject(new TrainingFailed('fit.too_large', 'the training ended early', { cause }))),
    );
    worker.on('exit', () => end(() => reject(new TrainingFailed('fit.failed', 'the training ended without a model'))));
  });
}
