/** `unsure`: neither the same nor plainly another, such as an initial, a missing second name or two scripts without a common spelling. */
export type Outcome = 'agrees' | 'differs' | 'unsure';
