import type uPlot from 'uplot';
import { formatCount } from '../../../src/backtest/report/format.ts';
import type { OpenManifest } from '../../../src/backtest/report/manifest.ts';
import type { ResultView, TradesView } from '../model.ts';
import type { Theme } from '../theme.ts';
import type { Range } from './view.ts';

/** Room for the lane of trades under the candles, CSS pixels. */
export const laneHeight = 16;

/** Pixels that a trade needs at least, on average, for its marks; and for its place in the lane. */
const roomForMarks = 12;
const roomInLane = 1.5;

/** Trades that touch the range. */
export function tradesIn(trades: TradesView, range: Range): number[] {
  const found: number[] = [];
  for (let i = 0; i < trades.length; i += 1) {
    if (trades.exitBar[i]! >= range.min && trades.entryBar[i]! <= range.max) found.push(i);
  }
  return found;
}

/** What is drawn of so many trades: marks and lane, the lane alone, or their number alone. */
export function tradeDetail(count: number, widthPx: number): 'marks' | 'lane' | 'number' {
  if (count * roomForMarks <= widthPx) return 'marks';
  return count * roomInLane <= widthPx ? 'lane' : 'number';
}

interface Pen {
  readonly u: uPlot;
  readonly ctx: CanvasRenderingContext2D;
  readonly theme: Theme;
  readonly ratio: number;
  readonly x: (bar: number) => number;
  readonly y: (price: number) => number;
}

function penOf(u: uPlot, theme: Theme): Pen {
  return {
    u,
    ctx: u.ctx,
    theme,
    ratio: devicePixelRatio,
    x: (bar) => u.valToPos(bar, 'x', true),
    y: (price) => u.valToPos(price, 'y', true),
  };
}

/** Long trades above the lane's line, short ones below it; a win takes the whole height, a loss half of it. */
function drawLane(pen: Pen, trades: TradesView, visible: readonly number[]): void {
  const { ctx, theme, ratio, u } = pen;
  const bottom = u.bbox.top + u.bbox.height;
  const middle = Math.round(bottom - (laneHeight / 2) * ratio);
  ctx.fillStyle = theme.grid;
  ctx.fillRect(u.bbox.left, middle, u.bbox.width, ratio);
  for (const i of visible) {
    const win = trades.profit[i]! > 0;
    const height = (win ? 7 : 3.5) * ratio;
    const left = pen.x(trades.entryBar[i]!);
    const width = Math.max(ratio, pen.x(trades.exitBar[i]!) - left);
    ctx.fillStyle = win ? theme.win : theme.loss;
    ctx.fillRect(left, trades.side[i] === 1 ? middle - height : middle + ratio, width, height);
  }
}

function drawNumber({ ctx, theme, ratio, u }: Pen, count: number): void {
  ctx.fillStyle = theme.muted;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const text = `${formatCount(count, 'trade')} in view: zoom in to see them`;
  ctx.fillText(text, u.bbox.left + 4 * ratio, u.bbox.top + u.bbox.height - (laneHeight / 2) * ratio);
}

function line(pen: Pen, points: readonly [number, number][], dash: readonly number[]): void {
  const { ctx, ratio } = pen;
  ctx.setLineDash(dash.map((length) => length * ratio));
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.stroke();
  ctx.setLineDash([]);
}

function triangle(pen: Pen, x: number, y: number, up: boolean): void {
  const { ctx, ratio, theme } = pen;
  const size = 5.5 * ratio;
  const tall = (up ? 1 : -1) * 9 * ratio;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x - size, y + tall);
  ctx.lineTo(x + size, y + tall);
  ctx.closePath();
  ctx.fillStyle = theme.strategy;
  ctx.fill();
  ctx.strokeStyle = theme.surface;
  ctx.lineWidth = ratio;
  ctx.stroke();
}

/** A filled disc for a win, a cross for a loss: the shape says it, the colour repeats it. */
function exitMark(pen: Pen, x: number, y: number, win: boolean): void {
  const { ctx, ratio, theme } = pen;
  const size = 4.5 * ratio;
  ctx.lineWidth = 2.25 * ratio;
  if (win) {
    ctx.beginPath();
    ctx.arc(x, y, size, 0, 2 * Math.PI);
    ctx.fillStyle = theme.win;
    ctx.fill();
    ctx.strokeStyle = theme.surface;
    ctx.lineWidth = ratio;
    ctx.stroke();
    return;
  }
  ctx.strokeStyle = theme.loss;
  line(
    pen,
    [
      [x - size, y - size],
      [x + size, y + size],
    ],
    [],
  );
  line(
    pen,
    [
      [x - size, y + size],
      [x + size, y - size],
    ],
    [],
  );
}

function level(
  pen: Pen,
  at: { from: number; to: number; price: number },
  look: { color: string; dash: number[]; name: string | null },
) {
  if (Number.isNaN(at.price)) return;
  const { ctx, ratio } = pen;
  const [left, right, y] = [pen.x(at.from - 0.4), pen.x(at.to + 0.4), pen.y(at.price)];
  ctx.strokeStyle = look.color;
  ctx.lineWidth = 1.5 * ratio;
  line(
    pen,
    [
      [left, y],
      [right, y],
    ],
    look.dash,
  );
  if (look.name === null) return;
  ctx.fillStyle = look.color;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillText(look.name, right + 4 * ratio, y);
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly stop: number;
  readonly target: number;
}

function drawLevels(pen: Pen, { from, to, stop, target }: Span, named: boolean): void {
  level(pen, { from, to, price: stop }, { color: pen.theme.loss, dash: [5, 3], name: named ? 'stop' : null });
  level(pen, { from, to, price: target }, { color: pen.theme.win, dash: [1.5, 2.5], name: named ? 'target' : null });
}

function drawTrade(pen: Pen, { series, trades }: ResultView, i: number, selected: boolean): void {
  const { ctx, ratio, theme } = pen;
  const entry = trades.entryBar[i]!;
  const exit = trades.exitBar[i]!;
  const long = trades.side[i] === 1;
  const win = trades.profit[i]! > 0;
  drawLevels(pen, { from: entry, to: exit, stop: trades.stop[i]!, target: trades.target[i]! }, selected);
  ctx.strokeStyle = win ? theme.win : theme.loss;
  ctx.lineWidth = (selected ? 2 : 1.25) * ratio;
  const from: [number, number] = [pen.x(entry), pen.y(trades.entryPrice[i]!)];
  const to: [number, number] = [pen.x(exit), pen.y(trades.exitPrice[i]!)];
  line(pen, [from, to], win ? [] : [4, 3]);
  const beyond = long
    ? Math.min(series.low[entry]!, trades.entryPrice[i]!)
    : Math.max(series.high[entry]!, trades.entryPrice[i]!);
  triangle(pen, from[0], pen.y(beyond) + (long ? 4 : -4) * ratio, long);
  exitMark(pen, to[0], to[1], win);
}

function drawOpen(pen: Pen, { series }: ResultView, open: OpenManifest): void {
  const entry = series.time.findLastIndex((time) => time <= open.entryTime);
  if (entry < 0) return;
  const { ctx, ratio, theme } = pen;
  const long = open.side === 1;
  const span = { from: entry, to: series.length - 1, stop: open.stop ?? Number.NaN, target: open.target ?? Number.NaN };
  drawLevels(pen, span, false);
  ctx.strokeStyle = theme.strategy;
  ctx.lineWidth = 1.25 * ratio;
  line(
    pen,
    [
      [pen.x(entry), pen.y(open.entryPrice)],
      [pen.x(series.length - 1), pen.y(series.close[series.length - 1]!)],
    ],
    [2, 2],
  );
  const beyond = long ? Math.min(series.low[entry]!, open.entryPrice) : Math.max(series.high[entry]!, open.entryPrice);
  triangle(pen, pen.x(entry), pen.y(beyond) + (long ? 4 : -4) * ratio, long);
}

/** The shaded span of the selected trade, drawn under the candles. */
export function drawBand(u: uPlot, trades: TradesView, selected: number | null, theme: Theme): void {
  if (selected === null) return;
  const left = u.valToPos(trades.entryBar[selected]! - 0.5, 'x', true);
  const right = u.valToPos(trades.exitBar[selected]! + 0.5, 'x', true);
  u.ctx.fillStyle = theme.band;
  u.ctx.fillRect(left, u.bbox.top, Math.max(right - left, 2 * devicePixelRatio), u.bbox.height);
}

/** Marks of all trades in view where there is room, else the lane alone; the selected trade always. */
export function drawTrades(u: uPlot, view: ResultView, state: { selected: number | null; theme: Theme }): void {
  const pen = penOf(u, state.theme);
  const range = { min: u.scales.x!.min!, max: u.scales.x!.max! };
  const visible = tradesIn(view.trades, range);
  pen.ctx.font = state.theme.font.replace(/^\d+/, (size) => String(Number(size) * pen.ratio));
  const detail = tradeDetail(visible.length, u.bbox.width / pen.ratio);
  if (detail === 'number') drawNumber(pen, visible.length);
  else drawLane(pen, view.trades, visible);
  if (detail === 'marks') {
    for (const i of visible) if (i !== state.selected) drawTrade(pen, view, i, false);
    if (view.open !== null) drawOpen(pen, view, view.open);
  }
  if (state.selected !== null) drawTrade(pen, view, state.selected, true);
}

/** The trade whose entry or exit stands nearest to a point, within `reach` CSS pixels; null where none is near. */
export function tradeNear(
  u: uPlot,
  view: ResultView,
  point: { left: number; top: number; reach: number },
): number | null {
  const range = { min: u.scales.x!.min!, max: u.scales.x!.max! };
  let best: number | null = null;
  let nearest = point.reach;
  for (const i of tradesIn(view.trades, range)) {
    for (const end of ['entry', 'exit'] as const) {
      const x = u.valToPos(view.trades[`${end}Bar`][i]!, 'x');
      const y = u.valToPos(view.trades[`${end}Price`][i]!, 'y');
      const distance = Math.hypot(x - point.left, y - point.top);
      if (distance < nearest) [best, nearest] = [i, distance];
    }
  }
  return best;
}
