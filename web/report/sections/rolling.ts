import uPlot from 'uplot';
import { returnsOf } from '../../../src/backtest/report/analysis/returns.ts';
import { formatCount, formatNumber, formatPercent, formatTime } from '../../../src/backtest/report/format.ts';
import { axisWidth, percentFormat, plainFormat, timeAxis, valueAxis } from '../chart/axes.ts';
import { byId, element } from '../dom.ts';
import type { ResultView } from '../model.ts';
import { readTheme } from '../theme.ts';
import { drawLate, type LatePart } from './lazy.ts';
import { type RollingFigure, rollingValues } from './rolling-values.ts';

/** About a quarter and half a year of trading days. */
const windows = [63, 126] as const;

const show = (figure: RollingFigure, value: number | null | undefined) => {
  if (value == null || Number.isNaN(value)) return '–';
  return figure === 'volatility' ? formatPercent(value, 1) : formatNumber(value);
};

/** uPlot leaves a gap where a value is null. */
const gapped = (values: Float64Array) => Array.from(values, (value) => (Number.isNaN(value) ? null : value));

interface Line {
  readonly name: string;
  readonly swatch: string;
  readonly values: (number | null)[];
  readonly width: number;
}

function linesOf(view: ResultView, figure: RollingFigure): Line[] {
  const own = returnsOf(view.days.equity, view.cash);
  const hold = returnsOf(view.days.hold, view.cash);
  const { daysPerYear } = view;
  const [short, long] = windows;
  const line = (returns: { own: Float64Array; hold: Float64Array }, window: number) =>
    gapped(rollingValues(returns, { figure, window, daysPerYear }));
  const lines = [
    { name: `Strategy, ${short} days`, swatch: 'faint', values: line({ own, hold }, short), width: 1 },
    { name: `Strategy, ${long} days`, swatch: 'strategy', values: line({ own, hold }, long), width: 1.75 },
  ];
  if (figure === 'beta') return lines;
  return [
    { name: `Buy-and-hold, ${long} days`, swatch: 'hold', values: line({ own: hold, hold }, long), width: 1 },
    ...lines,
  ];
}

/** The line drawn last, over the others, is named first. */
function showLegend(lines: readonly Line[], texts: readonly string[], date: string): void {
  byId('legend-rolling').replaceChildren(
    element('span', { class: 'name' }, date),
    ...lines
      .toReversed()
      .map(({ name, swatch }, i) =>
        element(
          'span',
          {},
          element('i', { class: `swatch ${swatch}` }),
          element('span', { class: 'name' }, name),
          ' ',
          element('b', {}, texts[lines.length - 1 - i]!),
        ),
      ),
  );
}

function draw(view: ResultView, figure: RollingFigure): uPlot | null {
  const place = byId('plot-rolling');
  const days = view.days.date.length;
  const least = windows[0];
  byId('legend-rolling').replaceChildren();
  if (days < least) {
    place.classList.add('empty');
    place.replaceChildren(
      element('p', {}, `The run has ${formatCount(days, 'trading day')}: too few for a window of ${least}.`),
    );
    return null;
  }
  place.classList.remove('empty');
  place.replaceChildren();
  const theme = readTheme();
  const lines = linesOf(view, figure);
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
  const format = figure === 'volatility' ? percentFormat : plainFormat;
  const widest = figure === 'volatility' ? '100.0 %' : '−10.00';
  const look = { theme, width: axisWidth([widest], theme) };
  const colors: Record<string, string> = { faint: theme.muted, strategy: theme.strategy, hold: theme.hold };
  const index = Float64Array.from({ length: days }, (_, day) => day);
  const axis = { length: days, daily: true, time: view.days.date, index };
  const legend = (day: number) =>
    showLegend(
      lines,
      lines.map((line) => show(figure, line.values[day])),
      formatTime(view.days.date[day]!, true),
    );
  place.setAttribute('aria-label', `${figure} over the last ${windows.join(' and ')} trading days, ${days} days`);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = (high - low || 1) * 0.06;
  const plot = new uPlot(
    {
      width: place.clientWidth,
      height: place.clientHeight,
      padding: [6, 0, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false, setScale: false }, y: false, points: { size: 6 } },
      scales: {
        x: { time: false, range: () => [-0.5, days - 0.5] },
        y: { range: () => [low - (low < 0 ? room : 0), high + room] },
      },
      axes: [timeAxis(look, axis, true), valueAxis(look, format)],
      series: [
        {},
        ...lines.map(({ swatch, width }) => ({
          ...{ stroke: colors[swatch]!, width, points: { show: false } },
          ...(swatch === 'faint' ? { dash: [4, 3] } : {}),
        })),
      ],
      hooks: { setCursor: [(u) => legend(u.cursor.idx ?? days - 1)] },
    },
    [index, ...lines.map(({ values: own }) => own)] as unknown as uPlot.AlignedData,
    place,
  );
  plot.root.querySelector('canvas')!.setAttribute('aria-hidden', 'true');
  place.onkeydown = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageDown: -21, PageUp: 21 }[event.key];
    if (by === undefined) return;
    const day = Math.min(days - 1, Math.max(0, (plot.cursor.idx ?? days - 1) + by));
    plot.setCursor({ left: plot.valToPos(day, 'x'), top: 8 });
    event.preventDefault();
  };
  legend(days - 1);
  return plot;
}

/** Sharpe, Sortino, volatility and beta over moving windows of trading days. */
export function createRolling(current: () => ResultView): LatePart {
  const choice = byId('rolling-figure') as HTMLSelectElement;
  let plot: uPlot | null = null;
  const part = drawLate(byId('rolling'), () => {
    plot?.destroy();
    plot = draw(current(), choice.value as RollingFigure);
  });
  choice.addEventListener('change', part.force);
  return part;
}
