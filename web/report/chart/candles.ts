import type uPlot from 'uplot';
import type { AxisView, SeriesView } from '../model.ts';
import type { Theme } from '../theme.ts';
import { barsPerCandle, type Candle, candleOver } from './buckets.ts';
import { barsIn } from './view.ts';

interface Pencil {
  readonly wicks: Path2D;
  readonly bodies: Path2D;
}

interface Shape {
  readonly width: number;
  readonly line: number;
  /** Where on the axis the candle stands. */
  readonly at: number;
}

function addCandle(u: uPlot, pencil: Pencil, candle: Candle, shape: Shape): void {
  const x = Math.round(u.valToPos(shape.at, 'x', true));
  const y = (price: number) => Math.round(u.valToPos(price, 'y', true));
  const top = y(Math.max(candle.open, candle.close));
  const height = Math.max(shape.line, y(Math.min(candle.open, candle.close)) - top);
  const high = y(candle.high);
  pencil.wicks.rect(x - shape.line / 2, high, shape.line, Math.max(shape.line, y(candle.low) - high));
  pencil.bodies.rect(x - shape.width / 2, top, shape.width, height);
}

/** Draws the bars in view: closed bodies where the price fell, open ones where it rose (where there is room). */
export function drawCandles(u: uPlot, { axis, series }: { axis: AxisView; series: SeriesView }, theme: Theme): void {
  const { ctx, bbox } = u;
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
  const rising = { wicks: new Path2D(), bodies: new Path2D() };
  const falling = { wicks: new Path2D(), bodies: new Path2D() };
  for (let start = Math.floor(first / per) * per; start <= last; start += per) {
    const end = Math.min(axis.length, start + per);
    const [from, to] = [series.barFrom(start), series.barFrom(end) - 1];
    if (to < from) continue;
    const candle = candleOver(series, from, to);
    const at = per === 1 ? series.pointOf(from) : (start + end - 1) / 2;
    addCandle(u, candle.close >= candle.open ? rising : falling, candle, { ...shape, at });
  }
  ctx.fillStyle = theme.down;
  ctx.fill(falling.wicks);
  ctx.fill(falling.bodies);
  ctx.fillStyle = theme.up;
  ctx.fill(rising.wicks);
  const open = shape.width >= 5 * ratio;
  ctx.fillStyle = open ? theme.surface : theme.up;
  ctx.fill(rising.bodies);
  if (open) {
    ctx.strokeStyle = theme.up;
    ctx.lineWidth = shape.line;
    ctx.stroke(rising.bodies);
  }
}
