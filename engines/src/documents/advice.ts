/** What a person is told to mend first, the earliest cause first: in the dark nothing is sharp, and what is cut off no sharpness brings back. */
const FIRST_TO_MEND = [
  'image.screenshot',
  'image.too_dark',
  'image.mirrored',
  'document.not_a_document',
  'image.cut_off',
  'image.too_small',
  'image.blurry',
  'image.glare',
  'image.photo_of_screen',
  'document.wrong_side',
  'document.same_side_twice',
  'document.page_missing',
  'document.unreadable_fields',
  'image.black_and_white',
] as const;

/** Codes in the order in which a person should act on them; what they cannot mend comes last, as it came. */
export function inOrderOfAdvice(reasons: Iterable<string>): string[] {
  const rank = (reason: string): number => {
    const at = (FIRST_TO_MEND as readonly string[]).indexOf(reason);
    return at < 0 ? FIRST_TO_MEND.length : at;
  };
  return [...new Set(reasons)].sort((a, b) => rank(a) - rank(b));
}

/** The one reason to act on first; null when there is nothing for the person to mend. */
export function adviceOf(reasons: Iterable<string>): string | null {
  const [first] = inOrderOfAdvice(reasons);
  return first !== undefined && (FIRST_TO_MEND as readonly string[]).includes(first) ? first : null;
}
