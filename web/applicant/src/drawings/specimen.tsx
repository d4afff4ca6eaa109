// The document a person should hold, and the three ways in which its picture fails. Drawn, so that no real paper is shown.
import { type ReactNode, useId } from 'react';
import type { Subject } from '../capture/judge.ts';
import type { Side } from '../journey/screen.ts';
import { Card, FacePortrait, PassportPage, Sheet } from './papers.tsx';

export type Flaw = 'cut' | 'glare' | 'blur' | 'dark' | 'covered';

export type SpecimenProps = { drawn: Subject; side: Side; flaw?: Flaw };

const BOX = '0 0 240 160';

/** Decoration beside a text that says the same. */
export function Specimen({ drawn, side, flaw }: SpecimenProps) {
  const id = useId();
  const paper = <Paper drawn={drawn} side={side} covered={flaw === 'covered'} />;
  if (flaw === undefined) {
    return (
      <svg className="drawing" viewBox={BOX} aria-hidden="true">
        {paper}
        <Outline drawn={drawn} />
      </svg>
    );
  }
  return (
    <svg className="drawing drawing-flaw" viewBox={BOX} aria-hidden="true">
      <defs>
        <clipPath id={`${id}window`}>
          <rect x="8" y="8" width="224" height="144" rx="10" />
        </clipPath>
        <filter id={`${id}blur`}>
          <feGaussianBlur stdDeviation="3.5" />
        </filter>
        <radialGradient id={`${id}glare`}>
          <stop offset="0.35" stopColor="#fff" stopOpacity="1" />
          <stop offset="1" stopColor="#fff" stopOpacity="0" />
        </radialGradient>
      </defs>
      <rect className="drawing-table" x="8" y="8" width="224" height="144" rx="10" />
      <g clipPath={`url(#${id}window)`}>
        <Flawed flaw={flaw} drawn={drawn} id={id}>
          {paper}
        </Flawed>
      </g>
      <rect className="drawing-window" x="8" y="8" width="224" height="144" rx="10" />
    </svg>
  );
}

function Flawed({ flaw, drawn, id, children }: { flaw: Flaw; drawn: Subject; id: string; children: ReactNode }) {
  switch (flaw) {
    case 'cut':
      return (
        <g transform={drawn === 'face' || drawn === 'page' ? 'translate(0 -64)' : 'translate(74 44)'}>{children}</g>
      );
    case 'blur':
      return <g filter={`url(#${id}blur)`}>{children}</g>;
    case 'glare':
      return (
        <>
          {children}
          <ellipse cx="150" cy="72" rx="62" ry="46" fill={`url(#${id}glare)`} />
        </>
      );
    case 'dark':
      return (
        <>
          {children}
          <rect className="drawing-night" x="0" y="0" width="240" height="160" />
        </>
      );
    case 'covered':
      return <>{children}</>;
  }
}

function Paper({ drawn, side, covered }: { drawn: Subject; side: Side; covered: boolean }) {
  if (drawn === 'passport') return <PassportPage />;
  if (drawn === 'page') return <Sheet />;
  if (drawn === 'face') return <FacePortrait covered={covered} />;
  return <Card side={side} />;
}

/** The frame that the camera will show, closed. */
function Outline({ drawn }: { drawn: Subject }) {
  if (drawn === 'face') return <ellipse className="drawing-frame" cx="120" cy="80" rx="56" ry="74" />;
  if (drawn === 'page') return <rect className="drawing-frame" x="66" y="3" width="108" height="154" rx="8" />;
  if (drawn === 'passport') return <rect className="drawing-frame" x="30" y="32" width="180" height="124" rx="10" />;
  return <rect className="drawing-frame" x="18" y="14" width="204" height="132" rx="12" />;
}
