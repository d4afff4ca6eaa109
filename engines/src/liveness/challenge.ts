export const MOTIONS = ['turn_left', 'turn_right', 'nod', 'blink', 'open_mouth'] as const;
/** Left and right are the person's own. A blink is asked for as shut lids held for a moment, so that a slow camera sees it. */
export type Motion = (typeof MOTIONS)[number];

/** What the server asked for. The one-time secret and the hour of issue stay with whoever asked. */
export type Challenge = {
  sequence: readonly Motion[];
  /** The longest time from the first frame to the last. */
  limitMs: number;
};

const SHORTEST = 2;
const LONGEST = 4;

/**
 * Every sequence that may be asked for: two to four different motions of which at least one turns the head, since only a turn
 * shows depth. 188 in all, so that a film made beforehand fits with a chance of 1 in 188.
 */
export const SEQUENCES: readonly (readonly Motion[])[] = extend([[]]).filter(
  (sequence) => sequence.length >= SHORTEST && sequence.some((motion) => motion.startsWith('turn_')),
);

/** The sequence for a number drawn evenly from 0 up to, but not including, SEQUENCES.length. */
export function sequenceAt(drawn: number): readonly Motion[] {
  const sequence = SEQUENCES[drawn];
  if (!sequence) throw new RangeError(`a number from 0 to ${SEQUENCES.length - 1} is needed`);
  return sequence;
}

function extend(shorter: readonly (readonly Motion[])[]): (readonly Motion[])[] {
  const longer = shorter.flatMap((sequence) =>
    MOTIONS.filter((motion) => !sequence.includes(motion)).map((motion) => [...sequence, motion]),
  );
  return [...longer, ...((longer[0]?.length ?? LONGEST) < LONGEST ? extend(longer) : [])];
}
