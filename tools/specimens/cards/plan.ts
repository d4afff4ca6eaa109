import { mrzZone } from '../drawing/mrz-print.ts';
import { chip, paper, specimenMark } from '../drawing/security.ts';
import { type Box, ghost, lines, picture, rect, svg, text, textWidth } from '../drawing/svg.ts';
import type { Drawing, Sheet } from './design.ts';

const CARD = { width: 1012, height: 638 };
const HANDWRITING = 'c30-52 50-38 52-8s34-40 56-20 16 34 40 10 24-30 54-12';

/** A printed field: its label in small print and its value, `place` seen from the label. A value may have several lines. */
export type Entry = {
  label: string;
  value: string;
  x: number;
  y: number;
  place?: 'below' | 'right' | 'above';
  size?: number;
  labelSize?: number;
  width?: number;
  bold?: boolean;
  /** Where the value begins when it stands on the right. */
  at?: number;
};
export type Head = {
  text: string;
  x: number;
  y: number;
  size: number;
  bold?: boolean;
  anchor?: 'middle' | 'end';
  fill?: string;
};

/** One side of a card as data. */
export type Plan = {
  size?: { width: number; height: number };
  ground: readonly [from: string, to: string];
  ink: readonly [string, string];
  /** Colour of labels, and of headings that name none. */
  accent: string;
  heads: readonly Head[];
  portrait?: Box;
  ghost?: Box;
  chip?: readonly [number, number];
  signature?: readonly [number, number];
  entries: readonly Entry[];
  /** Anything else that is printed. */
  more?: string;
  mrz?: readonly string[] | null;
};

/** Paper and colours that the sides of a card share. */
export type Look = Pick<Plan, 'ground' | 'ink' | 'accent'>;

/** Draws a side by its plan. `labels` say what a perfect reader reads. */
export function planned(plan: Plan, { portrait, random }: Drawing, labels: Record<string, string>): Sheet {
  const { width, height } = plan.size ?? CARD;
  const [from, to] = plan.ground;
  const ground = paper({ width, height, from, to, ink: plan.ink, radius: 30 }, random);
  const body = [
    ground.body,
    specimenMark(width, height, plan.accent),
    ...plan.heads.map((head) => headOf(head, plan.accent)),
    plan.portrait ? picture(plan.portrait, portrait) : '',
    plan.ghost ? ghost(plan.ghost, portrait, 0.3) : '',
    plan.chip ? chip(plan.chip[0], plan.chip[1]) : '',
    ...plan.entries.map((entry) => entryOf(entry, plan.accent)),
    plan.signature ? signature(plan.signature) : '',
    plan.more ?? '',
    plan.mrz ? zoneOf(plan.mrz, width, height) : '',
  ];
  return {
    svg: svg(width, height, ground.definitions, body.join('')),
    mrz: plan.mrz ? [...plan.mrz] : null,
    labels: Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== '')),
  };
}

function headOf({ text: content, x, y, size, bold, anchor, fill }: Head, accent: string): string {
  return text(content, {
    x,
    y,
    size,
    fill: fill ?? accent,
    ...(bold ? { font: 'bold' } : {}),
    ...(anchor ? { anchor } : {}),
  });
}

function entryOf(entry: Entry, accent: string): string {
  const { label, value, x, y, place = 'below', size = 26, labelSize = 16, width = 420 } = entry;
  const contents = value.split('\n');
  const style = { size, maxWidth: width, ...(entry.bold ? { font: 'bold' as const } : {}) };
  const small = text(label, { x, y, size: labelSize, fill: accent, maxWidth: width });
  if (place === 'right') {
    const left = entry.at ?? x + textWidth(label, labelSize) + 12;
    return small + lines(contents, { ...style, x: left, y });
  }
  const base = place === 'above' ? y - labelSize - 4 : y + labelSize * 0.45 + size;
  return small + lines(contents, { ...style, x, y: base });
}

function signature([x, y]: readonly [number, number]): string {
  return `<path d="M${x} ${y}${HANDWRITING}" fill="none" stroke="#1c2b4a" stroke-width="3" stroke-linecap="round"/>`;
}

function zoneOf(mrz: readonly string[], width: number, height: number): string {
  const top = height - 238;
  return (
    rect({ x: 0, y: top, width, height: 238 }, '#ffffff', 'opacity="0.5" clip-path="url(#sheet)"') +
    mrzZone(mrz, { x: 44, y: top + 62, width: width - 88, leading: 62 })
  );
}
