/** How long a reading may take. It remembers whether something was left undone for want of time. */
export type Time = {
  /** Asked before a piece of work that may be left out: when the time is over, it is. */
  isOver(): boolean;
  /** A shorter time within this one. */
  within(milliseconds: number): Time;
  /** Whether any work was left out. */
  wasShort(): boolean;
};

export function startTime(milliseconds: number): Time {
  let short = false;
  const until = (end: number): Time => ({
    isOver() {
      const over = performance.now() > end;
      short ||= over;
      return over;
    },
    within: (part) => until(Math.min(end, performance.now() + part)),
    wasShort: () => short,
  });
  return until(performance.now() + milliseconds);
}
