import { TiercelError } from '../../kernel/index.ts';
import { allocateColumn, type Bars, type Column, type Ohlc } from '../../market/index.ts';
import type { NativeQuoteSide } from '../../native/index.ts';
import type { CostModel } from './types.ts';

/** The prices at which sells (bid) and buys (ask) fill, at each bar's open, high, low and close. */
export interface Quotes {
  readonly bid: NativeQuoteSide;
  readonly ask: NativeQuoteSide;
}

const prices = ['open', 'high', 'low', 'close'] as const;

/** Quotes that had to be computed bar by bar, kept as long as their bars: a sweep computes them once a thread. */
const computed = new WeakMap<Bars, Quotes>();

/**
 * The spread stage of the costs (docs/semantics.md, 'Time and data'): from bid bars a buy fills at bid + spread; from mid
 * and last bars either side at half a spread; from bid/ask bars at the side's own prices, whatever the cost model
 * says. Where a bar's quotes are crossed, both sides get the worse price.
 *
 * @throws TIERCEL_E_PARAMETER when the spread is to come from the data and the bars hold none.
 */
export function quotesOf(bars: Bars, spread: CostModel['spread']): Quotes {
  if (bars.side === 'bid/ask') return remembered(bars, () => ownQuotes(bars));
  if (spread.kind === 'data') return remembered(bars, () => quotesOfSpreadColumn(bars));
  if (spread.kind === 'bps') return quotesOfRate(bars, spread.value / 10_000);
  return quotesOfDistance(bars, spread.kind === 'ticks' ? spread.value * bars.instrument.tickSize : spread.value);
}

function remembered(bars: Bars, compute: () => Quotes): Quotes {
  let quotes = computed.get(bars);
  if (quotes === undefined) {
    quotes = compute();
    computed.set(bars, quotes);
  }
  return quotes;
}

function side(columns: Ohlc, { factor = 1, offset = 0 } = {}): NativeQuoteSide {
  return { open: columns.open, high: columns.high, low: columns.low, close: columns.close, factor, offset };
}

function quotesOfDistance(bars: Bars, distance: number): Quotes {
  if (bars.side === 'bid') return { bid: side(bars), ask: side(bars, { offset: distance }) };
  return { bid: side(bars, { offset: -distance / 2 }), ask: side(bars, { offset: distance / 2 }) };
}

function quotesOfRate(bars: Bars, rate: number): Quotes {
  if (bars.side === 'bid') return { bid: side(bars), ask: side(bars, { factor: 1 + rate }) };
  return { bid: side(bars, { factor: 1 - rate / 2 }), ask: side(bars, { factor: 1 + rate / 2 }) };
}

function quotesOfSpreadColumn(bars: Bars): Quotes {
  const spread = bars.spread;
  if (spread === undefined) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `the cost model takes the spread from the data, but the ${bars.instrument.symbol} bars hold neither a spread nor an ask: give a spread in price, ticks or bps`,
    );
  }
  const isBid = bars.side === 'bid';
  const bid = mapOhlc(bars, (column) => column.map((price, i) => (isBid ? price : price - spread[i]! / 2)));
  const ask = mapOhlc(bars, (column) => column.map((price, i) => price + (isBid ? spread[i]! : spread[i]! / 2)));
  return uncrossed(bid, ask);
}

function ownQuotes(bars: Bars): Quotes {
  if (bars.ask === undefined) {
    throw new TiercelError(
      'TIERCEL_E_DATA',
      `the ${bars.instrument.symbol} bars are of side bid/ask but hold no ask columns`,
    );
  }
  return uncrossed(bars, bars.ask);
}

/** The columns as they are where bid <= ask everywhere; else each side at the worse price. */
function uncrossed(bid: Ohlc, ask: Ohlc): Quotes {
  const isCrossed = prices.some((name) => bid[name].some((price, i) => price > ask[name][i]!));
  if (!isCrossed) return { bid: side(bid), ask: side(ask) };
  return {
    bid: side(mapOhlc(bid, (column, name) => column.map((price, i) => Math.min(price, ask[name][i]!)))),
    ask: side(mapOhlc(ask, (column, name) => column.map((price, i) => Math.max(price, bid[name][i]!)))),
  };
}

type PriceName = (typeof prices)[number];

function mapOhlc(ohlc: Ohlc, compute: (column: Column, name: PriceName) => Float64Array): Ohlc {
  const shared = (name: PriceName): Column => {
    const values = compute(ohlc[name], name);
    const column = allocateColumn(values.length);
    column.set(values);
    return column;
  };
  return { open: shared('open'), high: shared('high'), low: shared('low'), close: shared('close') };
}
