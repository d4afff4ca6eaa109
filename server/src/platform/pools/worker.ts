/** The child's end of a pool: loads one task module, then answers one request at a time. */
import { setPriority } from 'node:os';

/** Steps behind the product's own thread, which must never wait for a picture: it answers people while children compute. */
const NICENESS = 5;
// Threads of native code inherit this when they start, so it is set before any is loaded.
setPriority(NICENESS);

const modulePath = process.argv[2];
if (!modulePath) throw new Error('A pool worker is started with the module of its task.');
type Task = { setUp: (settings: unknown) => Promise<(request: unknown) => Promise<unknown>> };
const settings: unknown = JSON.parse(process.argv[3] ?? 'null');

const loaded: Task = await import(modulePath);
let run: ((request: unknown) => Promise<unknown>) | null = null;

process.on('message', (message: { id: number; request: unknown }) => {
  void answer(message);
});
process.on('disconnect', () => process.exit(0));

async function answer(message: { id: number; request: unknown }): Promise<void> {
  try {
    run ??= await loaded.setUp(settings);
    process.send?.({ id: message.id, answer: await run(message.request) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
    process.send?.({ id: message.id, failure: { code, name: error instanceof Error ? error.name : 'Error' } });
  }
}
