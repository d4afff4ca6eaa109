/** So many values of one parameter are tried at most. */
export const VALUES_MAX = 12;

/** Figures as people write them in a row: parted by commas, semicolons or spaces, each once. Null when something is no figure, or there are too many. */
export function valuesOf(text: string): number[] | null {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const values = [...new Set(words.map(Number))];
  if (values.length > VALUES_MAX || values.some((value) => !Number.isFinite(value))) return null;
  return values;
}
