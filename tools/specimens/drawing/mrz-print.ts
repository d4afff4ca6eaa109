import { text, textWidth } from './svg.ts';

export type ZonePlace = { x: number; y: number; width: number; leading: number };

/** The lines of a machine-readable zone, spread over the width as ICAO 9303-3 asks (ten characters an inch). */
export function mrzZone(lines: readonly string[], { x, y, width, leading }: ZonePlace): string {
  const [first = ''] = lines;
  const pitch = width / first.length;
  const size = Math.min(pitch / 0.66, leading * 0.82);
  const spacing = (pitch - textWidth('0', size, 'mono')) / size;
  const style = { x, size, font: 'mono' as const, fill: '#0b0b0d', spacing };
  return lines.map((line, row) => text(line, { ...style, y: y + row * leading })).join('');
}
