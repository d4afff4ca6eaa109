import { useLocale } from '@acquaint/kit';
import type { Capture } from '@acquaint/sdk';
import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useOverlay } from '../../evidence/overlay.tsx';
import { useWords } from '../../words.ts';
import { contentOf } from './api.ts';
import { cssMatrix, type Point, project } from './plane.ts';
import { type Flat, type Hot, isHot, type Mark } from './view.ts';

export type SheetProps = {
  capture: Capture;
  /** Laid flat by this; without it the picture is shown as it was taken. */
  flat: Flat | null;
  /** Where the page lies on the picture as taken. */
  outline: readonly Point[] | null;
  marks: readonly Mark[];
  hot: Hot;
  onHot: (hot: Hot) => void;
};

/** One photograph with the places of its fields: as it was taken, or its page laid flat by the same pixels. */
export function Sheet({ capture, flat, outline, marks, hot, onHot }: SheetProps): ReactElement {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const carry = (point: Point) => (flat ? project(flat.fromPicture, point) : point);
  const shape = flat ?? capture;
  const laid = flat && {
    width: capture.width,
    height: capture.height,
    transform: cssMatrix(flat.fromPicture, width / flat.width),
  };
  return (
    <div ref={ref} className="sheet">
      <div className="sheet-picture" style={laid ?? { width: '100%', height: '100%' }}>
        <Picture capture={capture} flat={flat !== null} />
      </div>
      <svg className="sheet-marks" viewBox={`0 0 ${shape.width} ${shape.height}`} aria-hidden="true">
        {outline && <polygon className="sheet-outline" points={pointsOf(outline)} />}
        {marks.map((mark) => (
          <Place key={`${mark.name} ${mark.source} ${mark.corners[0]}`} {...{ mark, carry, hot, onHot }} />
        ))}
      </svg>
    </div>
  );
}

function Picture({ capture, flat }: { capture: Capture; flat: boolean }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const { shown } = useOverlay();
  const side = word('side', capture.side);
  return (
    <>
      <img src={contentOf(capture.id)} alt={t(flat ? 'viewer.alt.flat' : 'viewer.alt', { side })} draggable={false} />
      {shown && (shown.captureId ?? capture.id) === capture.id && (
        <img className="sheet-overlay" src={shown.image} alt={shown.label} draggable={false} />
      )}
    </>
  );
}

type PlaceProps = { mark: Mark; carry: (point: Point) => Point } & Pick<SheetProps, 'hot' | 'onHot'>;

function Place({ mark, carry, hot, onHot }: PlaceProps): ReactElement {
  const word = useWords();
  const { name, source, corners } = mark;
  return (
    <polygon
      className="sheet-mark"
      data-hot={isHot(hot, name, source) || undefined}
      points={pointsOf(corners.map(carry))}
      onPointerEnter={() => onHot({ name, source })}
      onPointerLeave={() => onHot(null)}
    >
      <title>{`${word('field', name)} · ${word('source', source)}`}</title>
    </polygon>
  );
}

const pointsOf = (points: readonly Point[]) => points.map((point) => point.join(',')).join(' ');
