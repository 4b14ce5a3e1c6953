import uPlot from 'uplot';
import { formatNumber } from '../../../src/backtest/report/format.ts';
import type { ResultView, SeriesView } from '../model.ts';
import type { Theme } from '../theme.ts';
import { type AxisLook, axisWidth, percentFormat, plainFormat, timeAxis, valueAxis } from './axes.ts';
import { drawCandles } from './candles.ts';
import { drawBand, drawTrades, laneHeight, tradesIn } from './trade-marks.ts';
import type { Range } from './view.ts';

/** What the panes draw; the charts keep one and change it. */
export interface PaneState {
  readonly view: ResultView;
  readonly theme: Theme;
  range: Range;
  selected: number | null;
}

export interface PlotPlaces {
  readonly price: HTMLElement;
  readonly equity: HTMLElement;
  readonly drawdown: HTMLElement;
}

/** Up to so many trades in view, their stops and targets widen the price axis. */
const tradesThatWiden = 20;

function padded(min: number, max: number, room: { below: number; above: number }): [number, number] {
  const span = max - min || Math.abs(max) * 0.01 || 1;
  return [min - span * room.below, max + span * room.above];
}

/**
 * Lowest and highest price among the levels of the trades in view, not further out than the bars' own span (four times
 * that for the selected trade), or else the bars would be squashed.
 */
function withLevels(state: PaneState, min: number, max: number): [number, number] {
  const { trades } = state.view;
  const visible = tradesIn(trades, state.range);
  const chosen = visible.length <= tradesThatWiden ? visible : [];
  const span = max - min;
  let [low, high] = [min, max];
  for (const i of chosen) {
    const reach = span * (i === state.selected ? 4 : 1);
    for (const price of [trades.stop[i]!, trades.target[i]!]) {
      if (price < low && price >= min - reach) low = price;
      if (price > high && price <= max + reach) high = price;
    }
  }
  return [low, high];
}

function priceRange(state: PaneState, u: uPlot, min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  const lane = (laneHeight + 10) / Math.max(60, u.height);
  return padded(...withLevels(state, min, max), { below: 0.05 + lane, above: 0.06 });
}

function cursor(points: boolean): uPlot.Cursor {
  return {
    sync: { key: 'tiercel-report', scales: ['x', null] },
    drag: { x: false, y: false, setScale: false },
    points: points ? { size: 7 } : { show: false },
  };
}

interface Pane {
  readonly place: HTMLElement;
  readonly data: readonly Float64Array[];
  readonly series: readonly uPlot.Series[];
  readonly axes: uPlot.Axis[];
  readonly y: uPlot.Scale;
  readonly hooks: uPlot.Hooks.Arrays;
  readonly points: boolean;
}

function createPane(state: PaneState, pane: Pane): uPlot {
  const options: uPlot.Options = {
    width: pane.place.clientWidth,
    height: pane.place.clientHeight,
    padding: [6, 0, 0, 0],
    legend: { show: false },
    cursor: cursor(pane.points),
    scales: { x: { time: false, range: () => [state.range.min, state.range.max] }, y: pane.y },
    axes: pane.axes,
    series: [{}, ...pane.series],
    hooks: pane.hooks,
  };
  const data = [state.view.series.index, ...pane.data] as unknown as uPlot.AlignedData;
  return new uPlot(options, data, pane.place);
}

function drawPrice(u: uPlot, state: PaneState): void {
  const { ctx, bbox } = u;
  if (state.view.series.length === 0) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  drawBand(u, state.view.trades, state.selected, state.theme);
  drawCandles(u, state.view.series, state.theme);
  drawTrades(u, state.view, state);
  ctx.restore();
}

function pricePane(state: PaneState, place: HTMLElement, look: AxisLook): uPlot {
  const { series } = state.view;
  const unseen: uPlot.Series = { scale: 'y', paths: () => null, points: { show: false } };
  return createPane(state, {
    place,
    data: [series.high, series.low],
    series: [unseen, unseen],
    axes: [timeAxis(look, series, false), valueAxis(look, plainFormat)],
    y: { range: (u, min, max) => priceRange(state, u, min, max) },
    hooks: { draw: [(u) => drawPrice(u, state)] },
    points: false,
  });
}

function lineSeries(stroke: string, extra: Partial<uPlot.Series>): uPlot.Series {
  return { scale: 'y', stroke, width: 1.75, points: { show: false }, ...extra };
}

function equityPane(state: PaneState, place: HTMLElement, look: AxisLook): uPlot {
  const { view, theme } = state;
  return createPane(state, {
    place,
    data: [view.hold, view.equity],
    series: [lineSeries(theme.hold, { width: 1 }), lineSeries(theme.strategy, {})],
    axes: [timeAxis(look, view.series, false), valueAxis(look, plainFormat)],
    y: { range: (_u, min, max) => (min === null ? [0, 1] : padded(min, max, { below: 0.06, above: 0.06 })) },
    hooks: {},
    points: true,
  });
}

function drawdownPane(state: PaneState, place: HTMLElement, look: AxisLook): uPlot {
  const { view, theme } = state;
  return createPane(state, {
    place,
    data: [view.holdDrawdown, view.drawdown],
    series: [
      lineSeries(theme.hold, { width: 1 }),
      lineSeries(theme.strategy, { width: 1.25, fill: theme.fall, fillTo: 0 }),
    ],
    axes: [timeAxis(look, view.series, true), valueAxis(look, percentFormat)],
    y: { range: (_u, min) => [Math.min(min ?? 0, -0.001) * 1.08, 0] },
    hooks: {},
    points: true,
  });
}

function extremes(values: Float64Array): number[] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return values.length === 0 ? [0] : [low, high];
}

function widest(view: ResultView): string[] {
  const { series } = view as { series: SeriesView };
  const money = [...extremes(view.equity), ...extremes(view.hold)];
  return [
    ...extremes(series.high).map((price) => formatNumber(price, series.decimals)),
    ...money.map((value) => formatNumber(value, Math.abs(value) < 1000 ? 2 : 0)),
    '−100.0 %',
  ];
}

/** The three panes, one over the other, with one time axis and one cross-hair. */
export function createPanes(state: PaneState, places: PlotPlaces): readonly uPlot[] {
  const look = { theme: state.theme, width: axisWidth(widest(state.view), state.theme) };
  return [
    pricePane(state, places.price, look),
    equityPane(state, places.equity, look),
    drawdownPane(state, places.drawdown, look),
  ];
}
