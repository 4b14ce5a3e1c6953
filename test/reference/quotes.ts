// Bid and ask of a bar, and the path through it.
import type { CostModel } from '../../src/backtest/simulator/index.ts';
import type { Bars } from '../../src/market/index.ts';
import type { Quote, Side } from './records.ts';

type Place = 'open' | 'high' | 'low' | 'close';

/** The bars as traded: fills are made there, whatever a strategy is shown. */
export function asTraded(bars: Bars): Bars {
  return bars.raw === undefined ? bars : { ...bars, ...bars.raw };
}

/** Bid and ask of bar t at its open, high, low or close. */
export function quoteAt(bars: Bars, t: number, { at, spread }: { at: Place; spread: CostModel['spread'] }): Quote {
  const last = bars[at][t]!;
  let bid = last;
  let ask = last;
  if (bars.side === 'bid/ask') {
    ask = bars.ask![at][t]!;
  } else if (spread.kind === 'bps') {
    const rate = spread.value / 10_000;
    if (bars.side === 'bid') ask = last * (1 + rate);
    else [bid, ask] = [last * (1 - rate / 2), last * (1 + rate / 2)];
  } else {
    const distance =
      spread.kind === 'data'
        ? bars.spread![t]!
        : spread.kind === 'ticks'
          ? spread.value * bars.instrument.tickSize
          : spread.value;
    if (bars.side === 'bid') ask = last + distance;
    else [bid, ask] = [last - distance / 2, last + distance / 2];
  }
  // Crossed: both sides fill at the worse price.
  return { bid: Math.min(bid, ask), ask: Math.max(bid, ask), last };
}

/** Open, then the nearer extreme to the open, then the other, then close. */
export function pathOf(bars: Bars, t: number, spread: CostModel['spread']): Quote[] {
  const quote = (at: Place): Quote => quoteAt(bars, t, { at, spread });
  // The order of extremes is decided once a bar: on bid + ask, or the one side.
  const shown = (at: Place): number => (bars.side === 'bid/ask' ? quote(at).bid + quote(at).ask : bars[at][t]!);
  const toHigh = shown('high') - shown('open');
  const toLow = shown('open') - shown('low');
  const step = bars.priceStep;
  const isEqual = step === null ? toHigh === toLow : Math.abs(toHigh - toLow) < step / 2;
  // At equal distance low first if close >= open, else high first.
  const highFirst = isEqual ? shown('close') < shown('open') : toHigh < toLow;
  const extremes = highFirst ? (['high', 'low'] as const) : (['low', 'high'] as const);
  return [quote('open'), quote(extremes[0]), quote(extremes[1]), quote('close')];
}

/** The price at which an order of this side fills. */
export function ownPrice(side: Side, quote: Quote): number {
  return side === 'buy' ? quote.ask : quote.bid;
}

export function otherPrice(side: Side, quote: Quote): number {
  return side === 'buy' ? quote.bid : quote.ask;
}
