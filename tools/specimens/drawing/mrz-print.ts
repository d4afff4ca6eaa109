import { MRZ_GLYPHS } from './mrz-glyphs.ts';
import { said } from './svg.ts';

export type ZonePlace = { x: number; y: number; width: number; leading: number };

/** Letters of a zone stand 2.54 mm apart (ICAO 9303-3 section 4.3). */
const GRID = { pitch: 25.4, height: 24 };

/** The lines of a machine-readable zone over a width; y is the base line of the first. */
export function mrzZone(lines: readonly string[], { x, y, width, leading }: ZonePlace): string {
  const [first = ''] = lines;
  const pitch = width / first.length;
  const scale = pitch / GRID.pitch;
  const letters = lines.map((line, row) => {
    const signs = [...line].map((sign, at) => {
      const left = x + at * pitch;
      const top = y + row * leading - GRID.height * scale;
      return `<path transform="translate(${left.toFixed(2)} ${top.toFixed(2)}) scale(${scale.toFixed(4)})" d="${MRZ_GLYPHS[sign] ?? ''}"/>`;
    });
    const height = GRID.height * scale;
    return `<g ${said(line, x, y + row * leading, width, height)}>${signs.join('')}</g>`;
  });
  return `<g fill="#0b0b0d">${letters.join('')}</g>`;
}
