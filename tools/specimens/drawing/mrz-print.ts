import { MRZ_GLYPHS } from './mrz-glyphs.ts';
import { said } from './svg.ts';

export type ZonePlace = { x: number; y: number; width: number; leading: number };

/** Letters of a zone stand 2.54 mm apart and are 1.4 mm wide, 2.4 mm high, drawn with 0.35 mm (ICAO 9303-3 section 4.8). */
const GRID = { pitch: 25.4, width: 14, height: 24, stroke: 3.5 };

/** The lines of a machine-readable zone over a width; y is the base line of the first. */
export function mrzZone(lines: readonly string[], { x, y, width, leading }: ZonePlace): string {
  const [first = ''] = lines;
  const pitch = width / first.length;
  const scale = pitch / GRID.pitch;
  const letters = lines.map((line, row) => {
    const signs = [...line].map((sign, at) => {
      const left = x + at * pitch + ((GRID.pitch - GRID.width) / 2) * scale;
      const top = y + row * leading - GRID.height * scale;
      return `<path transform="translate(${left.toFixed(2)} ${top.toFixed(2)}) scale(${scale.toFixed(4)})" d="${MRZ_GLYPHS[sign] ?? ''}"/>`;
    });
    const height = GRID.height * scale;
    return `<g ${said(line, x, y + row * leading, width, height)}>${signs.join('')}</g>`;
  });
  return `<g fill="none" stroke="#0b0b0d" stroke-width="${GRID.stroke}" stroke-linecap="round" stroke-linejoin="round">${letters.join('')}</g>`;
}
