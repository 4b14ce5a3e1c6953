import type uPlot from 'uplot';
import type { SeriesView } from '../model.ts';
import type { Theme } from '../theme.ts';
import { barsPerCandle, type Candle, candleOver } from './buckets.ts';
import { barsIn } from './view.ts';

interface Pencil {
  readonly wicks: Path2D;
  readonly bodies: Path2D;
}

function addCandle(u: uPlot, pencil: Pencil, candle: Candle, shape: { width: number; line: number }): void {
  const x = Math.round(u.valToPos((candle.first + candle.last) / 2, 'x', true));
  const y = (price: number) => Math.round(u.valToPos(price, 'y', true));
  const top = y(Math.max(candle.open, candle.close));
  const height = Math.max(shape.line, y(Math.min(candle.open, candle.close)) - top);
  const high = y(candle.high);
  pencil.wicks.rect(x - shape.line / 2, high, shape.line, Math.max(shape.line, y(candle.low) - high));
  pencil.bodies.rect(x - shape.width / 2, top, shape.width, height);
}

/** Draws the visible bars: closed bodies where the price fell, open ones where it rose (where there is room). */
export function drawCandles(u: uPlot, series: SeriesView, theme: Theme): void {
  const { ctx, bbox } = u;
  const range = { min: u.scales.x!.min!, max: u.scales.x!.max! };
  const { first, last } = barsIn(range, series.length);
  const ratio = devicePixelRatio;
  const per = barsPerCandle(range.max - range.min, bbox.width / ratio);
  const pitch = (bbox.width / (range.max - range.min)) * per;
  const shape = {
    width: Math.max(1, Math.min(18 * ratio, Math.floor(pitch * 0.7))),
    line: Math.max(1, Math.round(ratio)),
  };
  const rising = { wicks: new Path2D(), bodies: new Path2D() };
  const falling = { wicks: new Path2D(), bodies: new Path2D() };
  for (let start = Math.floor(first / per) * per; start <= last; start += per) {
    const candle = candleOver(series, start, Math.min(series.length - 1, start + per - 1));
    addCandle(u, candle.close >= candle.open ? rising : falling, candle, shape);
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
