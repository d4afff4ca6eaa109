import type { Random } from '../random.ts';
import { text } from './svg.ts';

export type Paper = {
  width: number;
  height: number;
  from: string;
  to: string;
  ink: readonly [string, string];
  radius: number;
};

/** The ground of a document: a gradient under guilloche waves and two rosettes, faint enough to read through. */
export function paper(sheet: Paper, random: Random): { definitions: string; body: string } {
  const { width, height, from, to, radius } = sheet;
  const definitions =
    `<linearGradient id="paper" x1="0" y1="0" x2="1" y2="0.7"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>` +
    `<clipPath id="sheet"><rect width="${width}" height="${height}" rx="${radius}"/></clipPath>`;
  const rosettes = [
    rosette({ x: width * random.between(0.5, 0.62), y: height * 0.42, size: height * 0.33 }, sheet.ink[1], random),
    rosette({ x: width * 0.9, y: height * 0.78, size: height * 0.2 }, sheet.ink[0], random),
  ];
  const body = `<rect width="${width}" height="${height}" rx="${radius}" fill="url(#paper)"/><g clip-path="url(#sheet)">${waves(sheet, random)}${rosettes.join('')}</g>`;
  return { definitions, body };
}

function waves({ width, height, ink }: Paper, random: Random): string {
  const [low, high] = [random.between(0.9, 1.4), random.between(3.2, 4.6)];
  const paths: string[] = [];
  for (let row = -2; row < 26; row++) {
    const points: string[] = [];
    for (let x = 0; x <= width; x += 14) {
      const turn = (x / width) * Math.PI * 2;
      const swing =
        Math.sin(turn * low + row * 0.16) * height * 0.035 + Math.sin(turn * high - row * 0.31) * height * 0.014;
      points.push(`${x} ${((row / 24) * height + swing).toFixed(1)}`);
    }
    paths.push(
      `<path d="M${points.join('L')}" fill="none" stroke="${ink[row & 1 ? 1 : 0]}" stroke-width="0.9" opacity="0.42"/>`,
    );
  }
  return paths.join('');
}

/** A hypotrochoid, the curve of the geometric lathe. */
function rosette(place: { x: number; y: number; size: number }, ink: string, random: Random): string {
  const [petals, depth] = [random.int(7, 13), random.between(0.5, 0.85)];
  const points: string[] = [];
  for (let step = 0; step <= 720; step++) {
    const turn = (step / 720) * Math.PI * 2 * 3;
    const reach = place.size * (0.62 + 0.38 * depth * Math.cos((petals * turn) / 3));
    points.push(`${(place.x + reach * Math.cos(turn)).toFixed(1)} ${(place.y + reach * Math.sin(turn)).toFixed(1)}`);
  }
  return `<path d="M${points.join('L')}" fill="none" stroke="${ink}" stroke-width="0.7" opacity="0.35"/>`;
}

/** The word that says what it is, large, pale and turned, so that nobody takes a specimen for a document. */
export function specimenMark(width: number, height: number, fill: string): string {
  const turned = `rotate(-24 ${width / 2} ${height / 2})`;
  const mark = text('SPECIMEN', {
    x: width / 2,
    y: height * 0.58,
    size: height * 0.2,
    font: 'bold',
    fill,
    anchor: 'middle',
    spacing: 0.06,
  });
  return `<g transform="${turned}" opacity="0.1">${mark}</g>`;
}

/** A contact chip as cards carry it. */
export function chip(x: number, y: number): string {
  return `<g transform="translate(${x} ${y})"><rect width="92" height="74" rx="12" fill="#d9c27a" stroke="#a58d47" stroke-width="2"/><path d="M0 25H30V49H0M92 25H62V49H92M30 0V74M62 0V74" fill="none" stroke="#a58d47" stroke-width="2"/></g>`;
}
