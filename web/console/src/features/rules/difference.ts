export type Line = { kind: 'same' | 'gone' | 'come'; text: string };

/** What became of each line of a text: the longest common subsequence stays. */
export function differenceOf(before: string, after: string): Line[] {
  const [old, next] = [before.split('\n'), after.split('\n')];
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(next.length + 1));
  const at = (row: number, column: number) => common[row]?.[column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = next.length - 1; column >= 0; column -= 1) {
      const line = common[row];
      if (line)
        line[column] =
          old[row] === next[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  const lines: Line[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < next.length) {
    if (row < old.length && column < next.length && old[row] === next[column]) {
      lines.push({ kind: 'same', text: old[row] ?? '' });
      row += 1;
      column += 1;
    } else if (column >= next.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ kind: 'gone', text: old[row] ?? '' });
      row += 1;
    } else {
      lines.push({ kind: 'come', text: next[column] ?? '' });
      column += 1;
    }
  }
  return lines;
}
