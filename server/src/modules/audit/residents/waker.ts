const SOON_MS = 30;
const LATER_MS = 250;

/** Ends a wait soon after news, and once more a little later: a row is visible only when every older transaction ended. */
export type Waker = { heard: () => void; ring: () => void; wait: (ms: number) => Promise<void>; close: () => void };

export function createWaker(): Waker {
  const timers = new Map<number, NodeJS.Timeout>();
  let rung = false;
  let wake: (() => void) | null = null;
  const ring = () => {
    rung = true;
    wake?.();
  };
  const ringIn = (ms: number) => {
    if (timers.has(ms)) return;
    const due = () => {
      timers.delete(ms);
      ring();
    };
    timers.set(ms, setTimeout(due, ms));
  };
  return {
    ring,
    heard: () => {
      ringIn(SOON_MS);
      ringIn(LATER_MS);
    },
    wait: async (ms) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const floor = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(floor);
            resolve();
          };
        });
      }
      wake = null;
      rung = false;
    },
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
