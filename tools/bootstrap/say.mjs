// What the preparation tells the person who waits: one short line a step, with the seconds it took.
const HEARTBEAT_MS = 20_000;

/** Prints one line of progress. */
export function say(sentence) {
  process.stdout.write(`acquaint: ${sentence}\n`);
}

/** Runs one slow step: says what begins, that it still goes on every 20 s, and how long it took. */
export async function step(beginning, done, work) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  say(`${beginning} …`);
  const heartbeat = setInterval(() => say(`  still at it, ${seconds()} s`), HEARTBEAT_MS);
  try {
    const made = await work();
    say(`${done} (${seconds()} s)`);
    return made;
  } finally {
    clearInterval(heartbeat);
  }
}
