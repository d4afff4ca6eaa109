// Line drawings on a box of 240 by 160. Print is a stroke, the machine-readable zone a row of dashes.
import type { Side } from '../journey/screen.ts';

type Line = readonly [x: number, y: number, width: number];

function Print({ lines, heavy = false }: { lines: readonly Line[]; heavy?: boolean }) {
  const d = lines.map(([x, y, width]) => `M${x} ${y}h${width}`).join('');
  return <path className={heavy ? 'drawing-print drawing-heavy' : 'drawing-print'} d={d} />;
}

function Zone({ lines }: { lines: readonly Line[] }) {
  return <path className="drawing-zone" d={lines.map(([x, y, width]) => `M${x} ${y}h${width}`).join('')} />;
}

/** Head and shoulders in a box. */
function Portrait({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const middle = x + width / 2;
  const head = width * 0.2;
  const shoulder = width * 0.36;
  const neck = y + height * 0.66;
  return (
    <>
      <rect className="drawing-portrait" x={x} y={y} width={width} height={height} rx="2" />
      <circle className="drawing-line" cx={middle} cy={y + height * 0.4} r={head} />
      <path
        className="drawing-line"
        d={`M${middle - shoulder} ${y + height}c0 ${-height * 0.24} ${shoulder * 0.4} ${neck - y - height + 1} ${shoulder} ${neck - y - height + 1}s${shoulder} ${height * 0.1} ${shoulder} ${y + height - neck - 1}`}
      />
    </>
  );
}

/** A card of the size of a bank card, from either side. */
export function Card({ side }: { side: Side }) {
  return (
    <>
      <rect className="drawing-paper" x="28" y="24" width="184" height="112" rx="8" />
      {side === 'back' ? (
        <>
          <Print
            lines={[
              [42, 42, 60],
              [42, 54, 92],
              [42, 66, 74],
            ]}
          />
          <rect className="drawing-portrait" x="164" y="38" width="32" height="32" rx="2" />
          <Zone
            lines={[
              [42, 96, 156],
              [42, 108, 156],
              [42, 120, 156],
            ]}
          />
        </>
      ) : (
        <>
          <Print heavy lines={[[42, 40, 84]]} />
          <Portrait x={42} y={54} width={48} height={62} />
          <Print
            lines={[
              [104, 60, 70],
              [104, 74, 50],
              [104, 88, 86],
              [104, 102, 40],
              [104, 116, 62],
            ]}
          />
        </>
      )}
    </>
  );
}

/** A passport opened at the page with the portrait; the other page is seen above the fold. */
export function PassportPage() {
  return (
    <>
      <path className="drawing-paper" d="M38 40V14q0-8 8-8h148q8 0 8 8v26" />
      <Print
        lines={[
          [58, 22, 60],
          [58, 30, 40],
        ]}
      />
      <path className="drawing-paper" d="M38 40h164v100q0 8-8 8H46q-8 0-8-8z" />
      <Portrait x={50} y={54} width={44} height={54} />
      <Print heavy lines={[[106, 56, 48]]} />
      <Print
        lines={[
          [106, 70, 78],
          [106, 82, 54],
          [106, 94, 66],
          [106, 106, 40],
        ]}
      />
      <Zone
        lines={[
          [50, 124, 140],
          [50, 136, 140],
        ]}
      />
    </>
  );
}

/** A letter or bill with name, address and date at its head. */
export function Sheet() {
  return (
    <>
      <rect className="drawing-paper" x="74" y="10" width="92" height="140" rx="3" />
      <Print heavy lines={[[86, 26, 34]]} />
      <Print
        lines={[
          [86, 42, 40],
          [86, 50, 46],
          [86, 58, 32],
          [138, 42, 16],
        ]}
      />
      <Print
        lines={[
          [86, 78, 68],
          [86, 87, 62],
          [86, 96, 68],
          [86, 105, 50],
        ]}
      />
      <Print
        lines={[
          [86, 122, 30],
          [138, 122, 16],
          [86, 132, 30],
          [138, 132, 16],
        ]}
      />
    </>
  );
}

/** A face seen from the front. */
export function FacePortrait({ covered }: { covered: boolean }) {
  return (
    <>
      <path className="drawing-paper" d="M62 160c0-26 22-36 44-39v-14h28v14c22 3 44 13 44 39" />
      <path className="drawing-paper" d="M88 66c0-26 14-40 32-40s32 14 32 40c0 28-14 48-32 48S88 94 88 66z" />
      <path className="drawing-line" d="M86 66c-4-30 12-50 34-50s38 20 34 50c-4-16-12-24-22-26-14-2-36 2-46 26z" />
      <path className="drawing-line" d="M120 66v16h-6M109 96q11 7 22 0" />
      {covered ? (
        <path className="drawing-glasses" d="M92 62h24v4q0 9-12 9t-12-9zM124 62h24v4q0 9-12 9t-12-9zM116 64h8" />
      ) : (
        <path className="drawing-line" d="M102 66h8M130 66h8" />
      )}
    </>
  );
}
