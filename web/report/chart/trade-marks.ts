import type uPlot from 'uplot';
import { formatCount } from '../../../src/backtest/report/format.ts';
import type { OpenManifest } from '../../../src/backtest/report/manifest.ts';
import type { ResultView, SeriesView, TradesView } from '../model.ts';
import type { Theme } from '../theme.ts';
import { firstAtOrAfter } from './view.ts';

/** Room for the lane of trades under the candles, CSS pixels. */
export const laneHeight = 16;

/** Pixels that a trade needs at least, on average, for its marks; and for its place in the lane. */
const roomForMarks = 12;
const roomInLane = 1.5;

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
    const left = pen.x(trades.entryPoint[i]!);
    const width = Math.max(ratio, pen.x(trades.exitPoint[i]!) - left);
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

/** The low (of a long entry) or the high of the bar at a point, so that the entry's mark stands clear of it. */
function beyond(series: SeriesView, at: { point: number; price: number; long: boolean }): number {
  const bar = Math.min(series.length - 1, series.barFrom(at.point));
  return at.long ? Math.min(series.low[bar]!, at.price) : Math.max(series.high[bar]!, at.price);
}

function drawTrade(pen: Pen, { trades, marks, instruments }: ResultView, i: number, selected: boolean): void {
  const { ctx, ratio, theme } = pen;
  const entry = trades.entryPoint[i]!;
  const exit = trades.exitPoint[i]!;
  const long = trades.side[i] === 1;
  const win = trades.profit[i]! > 0;
  drawLevels(pen, { from: entry, to: exit, stop: marks.stop[i]!, target: marks.target[i]! }, selected);
  ctx.strokeStyle = win ? theme.win : theme.loss;
  ctx.lineWidth = (selected ? 2 : 1.25) * ratio;
  const from: [number, number] = [pen.x(entry), pen.y(marks.entryPrice[i]!)];
  const to: [number, number] = [pen.x(exit), pen.y(marks.exitPrice[i]!)];
  line(pen, [from, to], win ? [] : [4, 3]);
  const clear = beyond(instruments[trades.instrument[i]!]!, { point: entry, price: marks.entryPrice[i]!, long });
  triangle(pen, from[0], pen.y(clear) + (long ? 4 : -4) * ratio, long);
  exitMark(pen, to[0], to[1], win);
}

function drawOpen(pen: Pen, { axis, instruments }: ResultView, open: OpenManifest): void {
  const series = instruments[open.instrument]!;
  const entry = firstAtOrAfter(axis.time, open.entryTime + 1) - 1;
  if (entry < 0 || series.length === 0) return;
  const { ctx, ratio, theme } = pen;
  const long = open.side === 1;
  const span = { from: entry, to: axis.length - 1, stop: open.stop ?? Number.NaN, target: open.target ?? Number.NaN };
  drawLevels(pen, span, false);
  ctx.strokeStyle = theme.strategy;
  ctx.lineWidth = 1.25 * ratio;
  line(
    pen,
    [
      [pen.x(entry), pen.y(open.entryPrice)],
      [pen.x(axis.length - 1), pen.y(series.close[series.length - 1]!)],
    ],
    [2, 2],
  );
  const clear = beyond(series, { point: entry, price: open.entryPrice, long });
  triangle(pen, pen.x(entry), pen.y(clear) + (long ? 4 : -4) * ratio, long);
}

/** What the marks are drawn of. */
export interface MarksState {
  readonly view: ResultView;
  readonly theme: Theme;
  /** Whose prices are shown. */
  readonly instrument: number;
  readonly selected: number | null;
}

/** The shaded span of the selected trade, drawn under the candles. */
export function drawBand(u: uPlot, { view: { trades }, selected, theme }: MarksState): void {
  if (selected === null) return;
  const left = u.valToPos(trades.entryPoint[selected]! - 0.5, 'x', true);
  const right = u.valToPos(trades.exitPoint[selected]! + 0.5, 'x', true);
  u.ctx.fillStyle = theme.band;
  u.ctx.fillRect(left, u.bbox.top, Math.max(right - left, 2 * devicePixelRatio), u.bbox.height);
}

/** A sentence in the middle of a pane that has nothing else to show. */
export function drawNote(u: uPlot, theme: Theme, text: string): void {
  const { ctx, bbox } = u;
  ctx.font = theme.font.replace(/^\d+/, (size) => String(1.2 * Number(size) * devicePixelRatio));
  ctx.fillStyle = theme.muted;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, bbox.left + bbox.width / 2, bbox.top + bbox.height / 2, bbox.width);
}

/** Marks of the instrument's trades in view where there is room, else the lane alone; the selected trade always. */
export function drawTrades(u: uPlot, state: MarksState): void {
  const { view, theme, instrument, selected } = state;
  const pen = penOf(u, theme);
  const visible = view.tradeIndices[instrument]!.inRange({ min: u.scales.x!.min!, max: u.scales.x!.max! });
  pen.ctx.font = theme.font.replace(/^\d+/, (size) => String(Number(size) * pen.ratio));
  const detail = tradeDetail(visible.length, u.bbox.width / pen.ratio);
  if (detail === 'number') drawNumber(pen, visible.length);
  else drawLane(pen, view.trades, visible);
  if (detail === 'marks') {
    for (const i of visible) if (i !== selected) drawTrade(pen, view, i, false);
    for (const open of view.open) if (open.instrument === instrument) drawOpen(pen, view, open);
  }
  if (selected !== null && view.trades.instrument[selected] === instrument) drawTrade(pen, view, selected, true);
}

/** The trade whose mark stands nearest to a pointer; null where marks are not drawn or none is near. */
export function markedTrade(u: uPlot, state: MarksState, point: { left: number; top: number }): number | null {
  const { min, max } = u.scales.x! as { min: number; max: number };
  const count = state.view.tradeIndices[state.instrument]!.inRange({ min, max }).length;
  const width = u.bbox.width / devicePixelRatio;
  return tradeDetail(count, width) === 'marks' ? tradeNear(u, state, { ...point, reach: 10 }) : null;
}

/** The trade whose entry or exit stands nearest to a point, within `reach` CSS pixels; null where none is near. */
export function tradeNear(
  u: uPlot,
  { view, instrument }: MarksState,
  point: { left: number; top: number; reach: number },
): number | null {
  let best: number | null = null;
  let nearest = point.reach;
  for (const i of view.tradeIndices[instrument]!.inRange({ min: u.scales.x!.min!, max: u.scales.x!.max! })) {
    for (const end of ['entry', 'exit'] as const) {
      const x = u.valToPos(view.trades[`${end}Point`][i]!, 'x');
      const y = u.valToPos(view.marks[`${end}Price`][i]!, 'y');
      const distance = Math.hypot(x - point.left, y - point.top);
      if (distance < nearest) [best, nearest] = [i, distance];
    }
  }
  return best;
}
