import type { BarColumns, Bars } from '../../market/index.ts';
import { historyOf, type Known, timeHistoryOf } from './history.ts';
import type { BarsHistory } from './types.ts';

const always = ['open', 'high', 'low', 'close'] as const;
const optional = ['volume', 'trades', 'vwap', 'spread'] as const;

function columnViews(bars: BarColumns, name: string, known: Known) {
  const names = [...always, ...optional.filter((column) => bars[column] !== undefined)];
  return {
    get length() {
      return known.bars;
    },
    time: timeHistoryOf({ name: `${name} time`, known, values: bars.time }),
    ...(Object.fromEntries(
      names.map((column) => [column, historyOf({ name: `${name} ${column}`, known, values: bars[column]! })]),
    ) as Pick<BarsHistory, 'open' | 'high' | 'low' | 'close'>),
  };
}

/** What callbacks see of an instrument's bars: as many as `known` says. */
export function barsHistoryOf(bars: Bars, known: Known): BarsHistory {
  const { symbol } = bars.instrument;
  const history = Object.defineProperties({}, Object.getOwnPropertyDescriptors(columnViews(bars, symbol, known)));
  const raw = bars.raw === undefined ? {} : { raw: Object.freeze(columnViews(bars.raw, `${symbol} raw`, known)) };
  return Object.freeze(Object.assign(history, { symbol, timeframe: bars.timeframe, ...raw })) as BarsHistory;
}
