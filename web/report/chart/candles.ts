import type uPlot from 'uplot';
import type { AxisView, SeriesView } from '../model.ts';
import type { Theme } from '../theme.ts';
import { barsPerCandle, type Candle, candleOver } from './buckets.ts';
import { barsIn } from './view.ts';

interface Shape {
  readonly width: number;
  readonly line: number;
  /** Where on the axis the candle stands. */
  readonly at: number;
}

/** Whole pixels and plain rectangles: a path of hundreds of rectangles takes a software canvas ten times as long. */
function drawCandle(u: uPlot, candle: Candle, { at, width, line }: Shape, theme: Theme): void {
  const { ctx } = u;
  const x = Math.round(u.valToPos(at, 'x', true));
  const y = (price: number) => Math.round(u.valToPos(price, 'y', true));
  const rising = candle.close >= candle.open;
  const [high, top] = [y(candle.high), y(Math.max(candle.open, candle.close))];
  const tall = Math.max(line, y(Math.min(candle.open, candle.close)) - top);
  const left = x - Math.floor(width / 2);
  ctx.fillStyle = rising ? theme.up : theme.down;
  ctx.fillRect(x - Math.floor(line / 2), high, line, Math.max(line, y(candle.low) - high));
  ctx.fillRect(left, top, width, tall);
  if (!rising || width < 5 * line || tall <= 2 * line) return;
  ctx.fillStyle = theme.surface;
  ctx.fillRect(left + line, top + line, width - 2 * line, tall - 2 * line);
}

/** Draws the bars in view: closed bodies where the price fell, open ones where it rose (where there is room). */
export function drawCandles(u: uPlot, { axis, series }: { axis: AxisView; series: SeriesView }, theme: Theme): void {
  const { bbox } = u;
  const range = { min: u.scales.x!.min!, max: u.scales.x!.max! };
  const { first, last } = barsIn(range, axis.length);
  const ratio = devicePixelRatio;
  const per = barsPerCandle(range.max - range.min, bbox.width / ratio);
  // a day's candle among minutes is as wide as its share of the axis
  const spread = Math.max(per, axis.length / Math.max(1, series.length));
  const pitch = (bbox.width / (range.max - range.min)) * spread;
  const shape = {
    width: Math.max(1, Math.min(18 * ratio, Math.floor(pitch * 0.7))),
    line: Math.max(1, Math.round(ratio)),
  };
  for (let start = Math.floor(first / per) * per; start <= last; start += per) {
    const end = Math.min(axis.length, start + per);
    const [from, to] = [series.barFrom(start), series.barFrom(end) - 1];
    if (to < from) continue;
    const candle = candleOver(series, from, to);
    const at = per === 1 ? series.pointOf(from) : (start + end - 1) / 2;
    drawCandle(u, candle, { ...shape, at }, theme);
  }
}
