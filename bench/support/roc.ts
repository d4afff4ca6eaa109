/** The chance that a changed picture scores above an honest one; ties count half. With the 95 % interval of Hanley and McNeil (1982). */
export function areaUnder(changed: readonly number[], honest: readonly number[]) {
  let sum = 0;
  for (const a of changed) for (const b of honest) sum += a > b ? 1 : a === b ? 0.5 : 0;
  const [n, m] = [Math.max(1, changed.length), Math.max(1, honest.length)];
  const area = sum / (n * m);
  const [q1, q2] = [area / (2 - area), (2 * area * area) / (1 + area)];
  const variance = (area * (1 - area) + (n - 1) * (q1 - area * area) + (m - 1) * (q2 - area * area)) / (n * m);
  const reach = 1.96 * Math.sqrt(Math.max(0, variance));
  return { area, low: Math.max(0, area - reach), high: Math.min(1, area + reach) };
}
