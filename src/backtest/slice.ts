import { type Bars, type Column, type Ohlc, sliceColumn } from '../market/index.ts';

const optional = ['volume', 'trades', 'vwap', 'spread'] as const;

/** The first `end` bars, as views of the same memory; the bars themselves when that is all of them. */
export function firstBars(bars: Bars, end: number): Bars {
  if (end === bars.length) return bars;
  const cut = (column: Column) => sliceColumn(column, 0, end);
  const cutOhlc = (o: Ohlc): Ohlc => ({ open: cut(o.open), high: cut(o.high), low: cut(o.low), close: cut(o.close) });
  const extra = optional.flatMap((name) => (bars[name] === undefined ? [] : [[name, cut(bars[name])] as const]));
  return {
    ...bars,
    ...cutOhlc(bars),
    ...Object.fromEntries(extra),
    ...(bars.ask === undefined ? {} : { ask: cutOhlc(bars.ask) }),
    ...(bars.closeTime === undefined ? {} : { closeTime: bars.closeTime.subarray(0, end) }),
    length: end,
    time: bars.time.subarray(0, end),
  };
}
