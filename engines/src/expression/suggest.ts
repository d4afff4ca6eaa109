/** The known name nearest to a wrong one, by letters added, left out, changed or swapped; null when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const most = Math.max(1, Math.floor(name.length / 3));
  let best: { name: string; cost: number } | null = null;
  for (const each of known) {
    const cost = editCost(name.toLowerCase(), each.toLowerCase());
    if (cost <= most && cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { name: each, cost };
  }
  return best?.name ?? null;
}

/** Optimal string alignment distance. */
function editCost(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    const above = rows[i - 1] as number[];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(change, (above[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, ((rows[i - 2] as number[])[j - 2] as number) + 1);
      row.push(cost);
    }
    rows.push(row);
  }
  return (rows[a.length] as number[])[b.length] as number;
}
