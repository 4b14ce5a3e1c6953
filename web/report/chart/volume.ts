import type uPlot from 'uplot';
import type { AxisView, SeriesView } from '../model.ts';
import type { Theme } from '../theme.ts';
import { barsPerCandle } from './buckets.ts';
import { laneHeight } from './trade-marks.ts';
import { barsIn } from './view.ts';
import type { Volume } from './volume-sums.ts';

/** Share of the price pane that the volume takes at its foot. */
export const volumeShare = 0.16;

interface Column {
  readonly at: number;
  readonly sum: number;
}

/** The volume under each candle in view. */
function columnsOf(u: uPlot, axis: AxisView, series: SeriesView & { readonly volume: Volume }): Column[] {
  const range = { min: u.scales.x!.min!, max: u.scales.x!.max! };
  const { first, last } = barsIn(range, axis.length);
  const per = barsPerCandle(range.max - range.min, u.bbox.width / devicePixelRatio);
  const columns: Column[] = [];
  for (let start = Math.floor(first / per) * per; start <= last; start += per) {
    const end = Math.min(axis.length, start + per);
    const [from, to] = [series.barFrom(start), series.barFrom(end)];
    if (to <= from) continue;
    const at = per === 1 ? series.pointOf(from) : (start + end - 1) / 2;
    columns.push({ at, sum: series.volume.sums[to]! - series.volume.sums[from]! });
  }
  return columns;
}

/** Columns of volume at the foot of the price pane, each as wide as the candle over it. */
export function drawVolume(u: uPlot, { axis, series }: { axis: AxisView; series: SeriesView }, theme: Theme): void {
  const { volume } = series;
  if (volume === null) return;
  const columns = columnsOf(u, axis, { ...series, volume });
  const most = columns.reduce((max, { sum }) => Math.max(max, sum), 0);
  if (most === 0) return;
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  const bottom = bbox.top + bbox.height - laneHeight * ratio;
  const tall = bbox.height * volumeShare - 6 * ratio;
  const width = Math.max(1, Math.min(18 * ratio, Math.floor((bbox.width / Math.max(1, columns.length)) * 0.7)));
  ctx.fillStyle = theme.volume;
  for (const { at, sum } of columns) {
    const height = Math.max(ratio, (sum / most) * tall);
    const x = Math.round(u.valToPos(at, 'x', true)) - Math.floor(width / 2);
    ctx.fillRect(x, bottom - height, width, height);
  }
}
