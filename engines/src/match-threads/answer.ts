import { parentPort } from 'node:worker_threads';
import { QueryRefused } from '../match/index.ts';
import type { Reply } from './asked-thread.ts';

/** A thread's own end: answers one question after the other. */
export function answerWith(answer: (request: never) => unknown): void {
  parentPort?.on('message', ({ number, request }: { number: number; request: never }) => {
    parentPort?.postMessage(replyTo(number, () => answer(request)));
  });
}

function replyTo(number: number, answer: () => unknown): Reply {
  try {
    return { number, answer: answer() };
  } catch (error) {
    if (error instanceof QueryRefused) return { number, refused: true };
    // Whoever asked is told; what was asked for is a name and belongs in no log.
    return { number, failed: true };
  }
}
