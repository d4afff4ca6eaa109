import type { Random } from '../random.ts';

/** What years in a pocket do to a card: fine scratches, rubbed patches, and now and then a lamp mirrored on it. */
export function wear(width: number, height: number, random: Random): string {
  const scratches = Array.from({ length: random.int(0, 7) }, () => {
    const [x, y] = [random.between(0, width), random.between(0, height)];
    const [dx, dy] = [random.between(-160, 160), random.between(-60, 60)];
    return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}q${(dx / 2).toFixed(0)} ${(dy / 2 + 8).toFixed(0)} ${dx.toFixed(0)} ${dy.toFixed(0)}" stroke="#fff" stroke-width="${random.between(0.5, 1.3).toFixed(1)}" fill="none" opacity="0.5"/>`;
  });
  const rubbed = Array.from({ length: random.int(0, 2) }, () =>
    spot(random.between(0, width), random.between(0, height), random.between(60, 140), random.between(0.08, 0.22)),
  );
  const lamp =
    random.next() < 0.25
      ? spot(random.between(width * 0.6, width), random.between(0, height * 0.3), random.between(90, 150), 0.45)
      : '';
  return [...scratches, ...rubbed, lamp].join('');
}

/** A pale disc that fades outwards, made of rings: gradients need names that must not repeat on one sheet. */
function spot(x: number, y: number, radius: number, strength: number): string {
  const rings = 6;
  const each = 1 - (1 - strength) ** (1 / rings);
  return Array.from(
    { length: rings },
    (_, at) =>
      `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${((radius * (at + 1)) / rings).toFixed(0)}" fill="#fff" opacity="${each.toFixed(3)}"/>`,
  ).join('');
}
