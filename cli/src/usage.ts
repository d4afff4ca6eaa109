export const WRONG_USE = 2;
export const FAILED = 1;

/** Thrown when a command is called in a way that cannot run: exit code 2 and the usage line. */
export class WrongUse extends Error {}
