import { type BarColumns, type Bars, type Column, type Ohlc, sliceColumn } from '../market/index.ts';

const optional = ['volume', 'trades', 'vwap', 'spread'] as const;

function firstColumns(bars: BarColumns, end: number): BarColumns {
  const cut = (column: Column) => sliceColumn(column, 0, end);
  const cutOhlc = (o: Ohlc): Ohlc => ({ open: cut(o.open), high: cut(o.high), low: cut(o.low), close: cut(o.close) });
  const extra = optional.flatMap((name) => (bars[name] === undefined ? [] : [[name, cut(bars[name])] as const]));
  return {
    ...cutOhlc(bars),
    ...Object.fromEntries(extra),
    ...(bars.ask === undefined ? {} : { ask: cutOhlc(bars.ask) }),
    length: end,
    time: bars.time.subarray(0, end),
  };
}

/** The first `end` bars, as views of the same memory; the bars themselves when that is all of them. */
export function firstBars(bars: Bars, end: number): Bars {
  if (end === bars.length) return bars;
  const { closeTime, raw, factor, actions } = bars;
  const columns = firstColumns(bars, end);
  const lastOpen = columns.time.at(-1);
  return {
    ...bars,
    ...columns,
    ...(closeTime === undefined ? {} : { closeTime: closeTime.subarray(0, end) }),
    ...(raw === undefined ? {} : { raw: raw.open === bars.open ? columns : firstColumns(raw, end) }),
    ...(factor === undefined ? {} : { factor: factor.subarray(0, end) }),
    ...(actions === undefined
      ? {}
      : { actions: actions.filter(({ time }) => lastOpen !== undefined && time <= lastOpen) }),
  };
}
