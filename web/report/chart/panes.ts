import uPlot from 'uplot';
import { formatNumber } from '../../../src/backtest/report/format.ts';
import type { ResultView } from '../model.ts';
import type { Theme } from '../theme.ts';
import { type AxisLook, axisWidth, logAxis, percentFormat, plainFormat, timeAxis, valueAxis } from './axes.ts';
import { drawCandles } from './candles.ts';
import type { Extremes } from './extremes.ts';
import { drawFalls } from './fall-marks.ts';
import type { LineColumn } from './line.ts';
import { linePaths } from './line-paths.ts';
import { drawBand, drawNote, drawTrades, laneHeight } from './trade-marks.ts';
import { barsIn, type Range } from './view.ts';
import { drawVolume, volumeShare } from './volume.ts';

/** What the panes draw; the charts keep one and change it. */
export interface PaneState {
  readonly view: ResultView;
  readonly theme: Theme;
  range: Range;
  /** Whose prices are shown. */
  instrument: number;
  selected: number | null;
  /** Whether buy-and-hold is drawn, and whether equity stands on a logarithmic scale. */
  readonly look: ChartLook;
}

/** What a reader chooses to see, the same for all results of a page. */
export interface ChartLook {
  hold: boolean;
  log: boolean;
}

/** A logarithmic scale has no place for an account at or below 0. */
export function canBeLog({ axis, lines }: ResultView): boolean {
  const last = axis.length - 1;
  return last >= 0 && Math.min(lines.equity.extremes.low(0, last), lines.hold.extremes.low(0, last)) > 0;
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
  const { marks, tradeIndices } = state.view;
  const visible = tradeIndices[state.instrument]!.inRange(state.range);
  const chosen = visible.length <= tradesThatWiden ? visible : [];
  const span = max - min;
  let [low, high] = [min, max];
  for (const i of chosen) {
    const reach = span * (i === state.selected ? 4 : 1);
    for (const price of [marks.stop[i]!, marks.target[i]!]) {
      if (price < low && price >= min - reach) low = price;
      if (price > high && price <= max + reach) high = price;
    }
  }
  return [low, high];
}

function priceRange(state: PaneState, u: uPlot): [number, number] {
  const series = state.view.instruments[state.instrument]!;
  const points = barsIn(state.range, state.view.axis.length);
  const [first, last] = [series.barFrom(points.first), series.barFrom(points.last + 1) - 1];
  if (last < first) return [0, 1];
  const [min, max] = [series.extremes.low(first, last), series.extremes.high(first, last)];
  if (min > max) return [0, 1];
  const lane = (laneHeight + 10) / Math.max(60, u.height);
  const foot = series.volume === null ? 0 : volumeShare / (1 - volumeShare);
  return padded(...withLevels(state, min, max), { below: 0.05 + lane + foot, above: 0.06 });
}

/** Lowest and highest of the lines in view. */
function lineRange(state: PaneState, lines: readonly LineColumn[]): [number, number] | null {
  const { first, last } = barsIn(state.range, state.view.axis.length);
  if (last < first) return null;
  const lows = lines.map(({ extremes }) => extremes.low(first, last));
  const highs = lines.map(({ extremes }) => extremes.high(first, last));
  return [Math.min(...lows), Math.max(...highs)];
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
  const data = [state.view.axis.index, ...pane.data] as unknown as uPlot.AlignedData;
  return new uPlot(options, data, pane.place);
}

function clipped(u: uPlot, draw: () => void): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw();
  ctx.restore();
}

function drawPrice(u: uPlot, state: PaneState): void {
  const { axis, instruments } = state.view;
  const series = instruments[state.instrument]!;
  if (series.length === 0 || !series.priced) {
    drawNote(u, state.theme, 'The prices of this run are not known: its data has changed since.');
    return;
  }
  clipped(u, () => {
    drawBand(u, state);
    drawVolume(u, { axis, series }, state.theme);
    drawCandles(u, { axis, series }, state.theme);
    drawTrades(u, state);
  });
}

// the scales are found from the columns' extremes: uPlot would look at each value in view, each frame
const own = { auto: false, points: { show: false } } as const;

function pricePane(state: PaneState, place: HTMLElement, look: AxisLook): uPlot {
  const { axis } = state.view;
  const unseen: uPlot.Series = { ...own, scale: 'y', paths: () => null };
  return createPane(state, {
    place,
    data: [axis.index],
    series: [unseen],
    axes: [timeAxis(look, axis, true), valueAxis(look, plainFormat)],
    y: { range: (u) => priceRange(state, u) },
    hooks: { draw: [(u) => drawPrice(u, state)] },
    points: false,
  });
}

function lineSeries(line: LineColumn, look: Partial<uPlot.Series>): uPlot.Series {
  return { ...own, scale: 'y', width: 1.75, paths: linePaths(line, look.fill !== undefined), ...look };
}

/** The line of buy-and-hold where it is asked for, and the strategy's. */
function chosenLines({ look }: PaneState, hold: LineColumn, own: LineColumn): readonly LineColumn[] {
  return look.hold ? [hold, own] : [own];
}

function equityPane(state: PaneState, place: HTMLElement, look: AxisLook): uPlot {
  const { view, theme } = state;
  const { hold, equity } = view.lines;
  const log = state.look.log && canBeLog(view);
  const range = (): [number, number] => {
    const found = lineRange(state, chosenLines(state, hold, equity)) ?? [1, 2];
    if (!log) return padded(...found, { below: 0.06, above: 0.06 });
    const room = Math.max(1.001, (found[1] / found[0]) ** 0.06);
    return [found[0] / room, found[1] * room];
  };
  return createPane(state, {
    place,
    data: [view.hold, view.equity],
    series: [
      lineSeries(hold, { stroke: theme.hold, width: 1, show: state.look.hold }),
      lineSeries(equity, { stroke: theme.strategy }),
    ],
    axes: [timeAxis(look, view.axis, false), log ? logAxis(look) : valueAxis(look, plainFormat)],
    y: { range, distr: log ? 3 : 1 },
    hooks: { drawClear: [(u) => clipped(u, () => drawFalls(u, view, theme))] },
    points: true,
  });
}

function drawdownPane(state: PaneState, place: HTMLElement, look: AxisLook): uPlot {
  const { view, theme } = state;
  const { holdDrawdown, drawdown } = view.lines;
  const lowest = () => lineRange(state, chosenLines(state, holdDrawdown, drawdown))?.[0] ?? 0;
  return createPane(state, {
    place,
    data: [view.holdDrawdown, view.drawdown],
    series: [
      lineSeries(holdDrawdown, { stroke: theme.hold, width: 1, show: state.look.hold }),
      lineSeries(drawdown, { stroke: theme.strategy, width: 1.25, fill: theme.fall }),
    ],
    axes: [timeAxis(look, view.axis, true), valueAxis(look, percentFormat)],
    y: { range: () => [Math.min(lowest(), -0.001) * 1.08, 0] },
    hooks: {},
    points: true,
  });
}

function widest({ axis, instruments, lines }: ResultView): string[] {
  const ends = ({ extremes }: { extremes: Extremes }, length: number) =>
    length === 0 ? [0] : [extremes.low(0, length - 1), extremes.high(0, length - 1)];
  const money = [...ends(lines.equity, axis.length), ...ends(lines.hold, axis.length)];
  return [
    ...instruments.flatMap((one) => ends(one, one.length).map((price) => formatNumber(price, one.decimals))),
    ...money.map((value) => formatNumber(value, Math.abs(value) < 1000 ? 2 : 0)),
    '−100.0 %',
  ];
}

/** The panes, one over the other, with one time axis and one cross-hair. */
export interface Panes {
  readonly all: readonly uPlot[];
  readonly price: uPlot;
}

export function createPanes(state: PaneState, places: PlotPlaces): Panes {
  const look = { theme: state.theme, width: axisWidth(widest(state.view), state.theme) };
  const price = pricePane(state, places.price, look);
  return {
    all: [equityPane(state, places.equity, look), drawdownPane(state, places.drawdown, look), price],
    price,
  };
}
