import { formatTime } from '../../../src/backtest/report/format.ts';
import type { ResultView, SeriesView } from '../model.ts';

/** What the trade list shows of all trades. Empty texts take all. */
export interface TradeFilter {
  /** Index into the instruments, as text. */
  readonly instrument: string;
  readonly side: '' | '1' | '-1';
  readonly outcome: '' | 'win' | 'loss';
  /** Index into the intents, as text. */
  readonly exit: string;
  readonly text: string;
  readonly ambiguous: boolean;
}

export const sortKeys = [
  'number',
  'instrument',
  'side',
  'entryTime',
  'exitTime',
  'bars',
  'quantity',
  'entryPrice',
  'exitPrice',
  'stop',
  'target',
  'exitIntent',
  'profit',
  'return',
  'adverse',
  'favourable',
] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** The bars of a trade's instrument. */
export function seriesOf({ trades, instruments }: ResultView, trade: number): SeriesView {
  return instruments[trades.instrument[trade]!]!;
}

/** A trade's value in a column of the list. */
export function tradeValue(view: ResultView, trade: number, key: SortKey): number {
  const { trades } = view;
  switch (key) {
    case 'number':
      return trade;
    case 'return':
      return trades.profit[trade]! / (trades.entryPrice[trade]! * trades.quantity[trade]!);
    default:
      return trades[key][trade]!;
  }
}

/** A trade as the text that the search looks through. */
export function tradeText(view: ResultView, trade: number, intents: readonly string[]): string {
  const { trades } = view;
  const { symbol, decimals } = seriesOf(view, trade);
  const price = (value: number) => value.toFixed(decimals);
  return [
    `#${trade + 1}`,
    symbol,
    trades.side[trade] === 1 ? 'long' : 'short',
    trades.profit[trade]! > 0 ? 'win' : 'loss',
    formatTime(trades.entryTime[trade]!),
    formatTime(trades.exitTime[trade]!),
    price(trades.entryPrice[trade]!),
    price(trades.exitPrice[trade]!),
    intents[trades.exitIntent[trade]!]!,
    trades.ambiguous[trade] === 1 ? 'ambiguous' : '',
  ].join(' ');
}

function passes(view: ResultView, trade: number, filter: TradeFilter): boolean {
  const { trades } = view;
  if (filter.instrument !== '' && trades.instrument[trade] !== Number(filter.instrument)) return false;
  if (filter.side !== '' && trades.side[trade] !== Number(filter.side)) return false;
  if (filter.outcome !== '' && trades.profit[trade]! > 0 !== (filter.outcome === 'win')) return false;
  if (filter.exit !== '' && trades.exitIntent[trade] !== Number(filter.exit)) return false;
  return !filter.ambiguous || trades.ambiguous[trade] === 1;
}

/** Numbers of the trades that pass the filter: all words of its text must be found. */
export function filterTrades(view: ResultView, filter: TradeFilter, intents: readonly string[]): number[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: number[] = [];
  for (let trade = 0; trade < view.trades.length; trade += 1) {
    if (!passes(view, trade, filter)) continue;
    const text = words.length === 0 ? '' : `${tradeText(view, trade, intents)} `.toLowerCase();
    if (words.every((word) => text.includes(/^#\d+$/.test(word) ? `${word} ` : word))) found.push(trade);
  }
  return found;
}

/** Sorted by a column; what has no value comes last, and equal values keep the order of the trades. */
export function sortTrades(view: ResultView, found: readonly number[], sort: Sort): number[] {
  const way = sort.descending ? -1 : 1;
  return [...found].sort((a, b) => {
    const [left, right] = [tradeValue(view, a, sort.key), tradeValue(view, b, sort.key)];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b;
    return (left - right) * way || a - b;
  });
}
