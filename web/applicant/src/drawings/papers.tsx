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
          [58, 15, 60],
          [58, 23, 40],
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
      <path className="drawing-paper" d="M58 160c2-24 24-32 46-37v-15h32v15c22 5 44 13 46 37" />
      <path className="drawing-paper" d="M90 66c0-24 13-38 30-38s30 14 30 38c0 30-14 48-30 48S90 96 90 66z" />
      <path
        className="drawing-line drawing-hair"
        d="M89 70c-8-34 10-54 31-54s39 20 31 54c-2-12-7-20-15-24-12 4-30 2-35-4-5 6-10 16-12 28z"
      />
      <path className="drawing-line" d="M120 70v13h-5M110 96q10 6 20 0" />
      {covered ? (
        <path className="drawing-glasses" d="M95 64h22v5q0 9-11 9t-11-9zM123 64h22v5q0 9-11 9t-11-9zM117 66h6" />
      ) : (
        <>
          <circle className="drawing-dot" cx="108" cy="69" r="2.2" />
          <circle className="drawing-dot" cx="132" cy="69" r="2.2" />
        </>
      )}
    </>
  );
}
