import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption } from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, LabelLayout, CanvasRenderer]);

export type Picture = ComposeOption<BarSeriesOption | GridComponentOption>;

/** Paints a picture into an element and keeps it as wide as the element; the answer takes it away again. */
export function paint(node: HTMLElement, picture: Picture): () => void {
  const chart = init(node, null, { renderer: 'canvas' });
  chart.setOption({ animation: false, ...picture });
  const watcher = new ResizeObserver(() => chart.resize());
  watcher.observe(node);
  return () => {
    watcher.disconnect();
    chart.dispose();
  };
}
