import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Picture } from './echarts.ts';

export type Colours = Record<
  'ink' | 'quiet' | 'jade' | 'jadeInk' | 'amber' | 'amberInk' | 'seal' | 'sealInk' | 'line' | 'mist4' | 'sans',
  string
>;

export type ChartProps = {
  /** The sentence that the chart proves. */
  title: string;
  height: number;
  /** The same figures for those who do not see the picture. */
  table: { head: string[]; rows: string[][] };
  draw: (colours: Colours) => Picture;
};

/** A chart in the tokens of the page; ECharts arrives only when the first one is shown. */
export function Chart({ title, height, table, draw }: ChartProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const colours = useColours();
  const picture = draw(colours);
  const drawn = JSON.stringify(picture);
  const latest = useRef<Picture>(picture);
  latest.current = picture;
  useEffect(() => {
    const node = frame.current;
    if (!node || drawn === '') return;
    let undo: (() => void) | undefined;
    let gone = false;
    void import('./echarts.ts').then(({ paint }) => {
      if (!gone) undo = paint(node, latest.current);
    });
    return () => {
      gone = true;
      undo?.();
    };
  }, [drawn]);
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div ref={frame} dir="ltr" aria-hidden="true" style={{ height }} />
      <ChartTable title={title} table={table} />
    </figure>
  );
}

/** The figures of a picture as a table for those who do not see it. */
export function ChartTable({ title, table }: Pick<ChartProps, 'title' | 'table'>): ReactElement {
  return (
    <div className="sr-only">
      <table aria-label={title}>
        <thead>
          <tr>
            {table.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in a fixed order and may be equal.
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useColours(): Colours {
  const [colours, setColours] = useState(readColours);
  useEffect(() => {
    const anew = () => setColours(readColours());
    const watcher = new MutationObserver(anew);
    watcher.observe(document.documentElement, { attributeFilter: ['data-theme', 'lang'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', anew);
    return () => {
      watcher.disconnect();
      system.removeEventListener('change', anew);
    };
  }, []);
  return colours;
}

function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: token('--ink'),
    quiet: token('--ink-quiet'),
    jade: token('--jade'),
    jadeInk: token('--jade-ink'),
    amber: token('--amber'),
    amberInk: token('--amber-ink'),
    seal: token('--seal'),
    sealInk: token('--seal-ink'),
    line: token('--mist-2'),
    mist4: token('--mist-4'),
    sans: token('--sans'),
  };
}
