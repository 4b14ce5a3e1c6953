import type uPlot from 'uplot';
import { formatNumber, formatPercent } from '../../../src/backtest/report/format.ts';
import type { AxisView } from '../model.ts';
import type { Theme } from '../theme.ts';
import { logSplits } from './log-splits.ts';
import { type TimeTick, timeTicks } from './time-axis.ts';

/** CSS pixels that a time label takes with the room around it. */
const labelWidth = 72;

/** Half of the room that a letter takes, CSS pixels. */
const halfLetter = 3.2;

function decimalsOf(step: number): number {
  return Math.max(0, Math.min(9, Math.ceil(-Math.log10(step) - 1e-9)));
}

type Format = (value: number, step: number) => string;

export const plainFormat: Format = (value, step) => formatNumber(value, decimalsOf(step));
export const percentFormat: Format = (value, step) => formatPercent(value, decimalsOf(step * 100));

export interface AxisLook {
  readonly theme: Theme;
  /** Width of the value axis, CSS pixels: the same in all panes, so that they are aligned. */
  readonly width: number;
}

/** The value axis of a logarithmic scale. */
export function logAxis(look: AxisLook): uPlot.Axis {
  return {
    ...valueAxis(look, plainFormat),
    splits: (_u, _axis, min, max) => logSplits(min, max),
    filter: (_u, splits) => splits,
    values: (_u, splits) => splits.map((value) => formatNumber(value, decimalsOf(value / 100))),
  };
}

/** The value axis, at the right. */
export function valueAxis(look: AxisLook, format: Format): uPlot.Axis {
  const { theme, width } = look;
  return {
    side: 1,
    scale: 'y',
    size: width,
    gap: 6,
    font: theme.font,
    stroke: theme.muted,
    space: 34,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { show: false },
    border: { show: false },
    values: (_u, splits, _axis, _space, step) => splits.map((value) => format(value, step)),
  };
}

/** The time axis: grid lines in every pane, labels in the lowest. */
export function timeAxis(look: AxisLook, axis: AxisView, labelled: boolean): uPlot.Axis {
  const { theme } = look;
  let ticks: readonly TimeTick[] = [];
  return {
    side: 2,
    scale: 'x',
    size: labelled ? 26 : 6,
    gap: 4,
    font: theme.font,
    stroke: theme.muted,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { show: false },
    border: { show: false },
    splits: (u, _axis, min, max) => {
      ticks = timeTicks(axis.time, { min, max }, Math.max(2, Math.floor(u.bbox.width / devicePixelRatio / labelWidth)));
      return ticks.map((tick) => tick.index);
    },
    values: (u, splits) =>
      splits.map((split, i) => {
        const label = labelled ? (ticks[i]?.label ?? '') : '';
        // a name at the very edge would be cut
        return u.valToPos(split, 'x') < label.length * halfLetter ? '' : label;
      }),
  };
}

/** The width that the longest of these texts needs beside a pane. */
export function axisWidth(texts: readonly string[], theme: Theme): number {
  const context = document.createElement('canvas').getContext('2d')!;
  context.font = theme.font;
  return Math.ceil(Math.max(...texts.map((text) => context.measureText(text).width))) + 14;
}
