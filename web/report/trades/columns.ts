import {
  formatNumber,
  formatSigned,
  formatSignedPercent,
  formatTime,
  formatTrimmed,
} from '../../../src/backtest/report/format.ts';
import type { ResultView } from '../model.ts';
import { type SortKey, seriesOf, tradeValue } from './query.ts';

export interface Column {
  readonly key: SortKey;
  readonly label: string;
  /** Shown under the pointer. */
  readonly title: string;
  /** Left out on narrow screens: 1 goes first. */
  readonly rank: 0 | 1 | 2;
  readonly text: boolean;
  readonly show: (view: ResultView, trade: number, intents: readonly string[]) => string;
}

type Show = Column['show'];

const price =
  (key: 'entryPrice' | 'exitPrice' | 'stop' | 'target'): Show =>
  (view, trade) => {
    const value = view.trades[key][trade]!;
    return Number.isNaN(value) ? '' : formatNumber(value, seriesOf(view, trade).decimals);
  };

const money =
  (key: 'profit' | 'adverse' | 'favourable'): Show =>
  (view, trade) =>
    formatSigned(view.trades[key][trade]!);

const time =
  (key: 'entryTime' | 'exitTime'): Show =>
  (view, trade) =>
    formatTime(view.trades[key][trade]!, view.axis.daily);

const exitBy: Show = (view, trade, intents) => {
  const name = intents[view.trades.exitIntent[trade]!]!;
  return view.trades.ambiguous[trade] === 1 ? `${name} (ambiguous)` : name;
};

const allColumns: readonly Column[] = [
  {
    key: 'number',
    label: '#',
    title: 'Number of the trade',
    rank: 0,
    text: false,
    show: (_view, trade) => String(trade + 1),
  },
  {
    key: 'instrument',
    label: 'Instrument',
    title: 'What was traded',
    rank: 0,
    text: true,
    show: (view, trade) => seriesOf(view, trade).symbol,
  },
  {
    key: 'side',
    label: 'Side',
    title: 'Long or short',
    rank: 0,
    text: true,
    show: (view, trade) => (view.trades.side[trade] === 1 ? '▲ long' : '▼ short'),
  },
  { key: 'entryTime', label: 'Entry', title: 'Time of the entry, UTC', rank: 0, text: true, show: time('entryTime') },
  { key: 'exitTime', label: 'Exit', title: 'Time of the exit, UTC', rank: 2, text: true, show: time('exitTime') },
  {
    key: 'bars',
    label: 'Bars',
    title: 'Bars from entry to exit',
    rank: 1,
    text: false,
    show: (view, trade) => formatNumber(tradeValue(view, trade, 'bars'), 0),
  },
  {
    key: 'quantity',
    label: 'Quantity',
    title: 'Units',
    rank: 1,
    text: false,
    show: (view, trade) => formatTrimmed(view.trades.quantity[trade]!),
  },
  {
    key: 'entryPrice',
    label: 'Entry price',
    title: 'Price of the entry fill',
    rank: 1,
    text: false,
    show: price('entryPrice'),
  },
  {
    key: 'exitPrice',
    label: 'Exit price',
    title: 'Price of the exit fill',
    rank: 1,
    text: false,
    show: price('exitPrice'),
  },
  { key: 'stop', label: 'Stop', title: 'Stop-loss of the trade', rank: 1, text: false, show: price('stop') },
  { key: 'target', label: 'Target', title: 'Take-profit of the trade', rank: 1, text: false, show: price('target') },
  { key: 'exitIntent', label: 'Exit by', title: 'What closed the trade', rank: 2, text: true, show: exitBy },
  { key: 'profit', label: 'Profit', title: 'Profit after commission', rank: 0, text: false, show: money('profit') },
  {
    key: 'return',
    label: 'Return',
    title: 'Profit as a share of the value at entry',
    rank: 2,
    text: false,
    show: (view, trade) => formatSignedPercent(tradeValue(view, trade, 'return')),
  },
  { key: 'adverse', label: 'Worst', title: 'Worst open profit (MAE)', rank: 1, text: false, show: money('adverse') },
  {
    key: 'favourable',
    label: 'Best',
    title: 'Best open profit (MFE)',
    rank: 1,
    text: false,
    show: money('favourable'),
  },
];

/** The columns of a result's trade list; the instrument's only where there are several. */
export function columnsOf(view: ResultView): readonly Column[] {
  return view.instruments.length > 1 ? allColumns : allColumns.filter(({ key }) => key !== 'instrument');
}
