// A market that is stepped through: the same orders at the same times fill as those of callbacks do.
import { describe, expect, it } from 'vitest';
import { type BacktestOptions, type Context, marketSimulator } from '../../../src/backtest/index.ts';
import { backtest, defineStrategy, type FillEvent, type OrderEvent } from '../../../src/index.ts';
import { createRandom } from '../../../src/kernel/index.ts';
import type { Bars } from '../../../src/market/index.ts';
import { generateBars } from '../../../src/sources/index.ts';
import { barsOf } from '../support/bars.ts';
import { flat } from '../support/hand-case.ts';

const minute = 60_000_000_000n;

type Commands = Pick<Context, 'buy' | 'sell' | 'close' | 'target' | 'cancel' | 'modify' | 'orders' | 'roundPrice'>;

/** What somebody sends who rolls dice at each close; the same seed and bar send the same. */
function dice(
  market: Commands,
  { seed, bar, symbol, close }: { seed: number; bar: number; symbol: string; close: number },
) {
  const random = createRandom({ seed, stream: `${symbol} ${bar}` });
  const action = random.integer(30) < 8 ? (['buy', 'sell'] as const)[random.integer(2)]! : null;
  const units = 1 + random.integer(50);
  const price = () => market.roundPrice(close * (1 + (random.uniform() - 0.5) / 200), 'down', symbol);
  const levels = random.integer(2) === 0 ? {} : { stopLoss: close / 300, takeProfit: close / 200 };
  if (action !== null) {
    const kind = random.integer(4);
    const asked = [{}, { limit: price() }, { stop: price() }, { trail: close / 250 }][kind]!;
    market[action]({ symbol, units, ...asked, ...levels });
  }
  if (random.integer(40) === 0) market.close({ symbol });
  if (random.integer(40) === 0) market.target({ symbol, units: random.integer(40) - 20 });
  const waiting = market.orders(symbol);
  if (random.integer(10) === 0 && waiting.length > 0) market.cancel(waiting[random.integer(waiting.length)]!.id);
  const limit = waiting.find(({ type, state }) => type === 'limit' && state === 'working');
  if (random.integer(6) === 0 && limit !== undefined) market.modify(limit.id, { limit: price() });
}

/** What a run tells of its fills, orders and equity at each close. */
interface Seen {
  readonly fills: FillEvent[];
  readonly events: OrderEvent[];
  readonly equity: number[];
}

async function seenByCallbacks(bars: readonly Bars[], options: BacktestOptions, seed: number): Promise<Seen> {
  const seen: Seen = { fills: [], events: [], equity: [] };
  const strategy = defineStrategy({
    name: 'dice',
    lookback: () => 0,
    handlers: () => ({
      onFill: (_, fill) => void seen.fills.push(fill),
      onOrder: (_, event) => void seen.events.push(event),
      onBar(ctx) {
        if (ctx.symbol !== ctx.symbols.at(-1)) return; // all instruments close together: once for all of them
        seen.equity.push(ctx.account.equity);
        for (const symbol of ctx.symbols) {
          const { length, close } = ctx.barsOf(symbol);
          dice(ctx, { seed, bar: length, symbol, close: close.at(-1) });
        }
      },
    }),
  });
  await backtest(strategy, bars, options);
  return seen;
}

function seenByHand(bars: readonly Bars[], { from, ...options }: BacktestOptions, seed: number): Seen {
  const market = marketSimulator({ ...options, bars, ...(from === undefined ? {} : { start: from }) });
  const equity: number[] = [];
  while (market.advance().bars === 1) {
    equity.push(market.account.equity);
    for (const symbol of market.symbols) {
      const { close } = market.currentBar(symbol)!;
      dice(market, { seed, bar: market.bars(symbol).length, symbol, close });
    }
  }
  return { fills: [...market.fills], events: [...market.events], equity };
}

const made = (seed: number, length = 800): Bars[] =>
  ['A', 'B'].map((symbol, i) => {
    const bars = generateBars({ seed: seed + i, length, timeframe: '1m', from: '2024-01-02', volume: 500 });
    return { ...bars, instrument: { ...bars.instrument, symbol } };
  });

describe('a market that is stepped through', () => {
  const common: BacktestOptions = { cash: 100_000, leverage: 5, size: { kind: 'units', value: 1 } };

  it.each([
    ['next open', {}],
    ['same close', { fill: 'same-close' }],
    ['margin and a share of the volume', { account: 'margin', volumeShare: 0.05 }],
    ['from a start', { from: '2024-01-02T05:00Z' }],
  ] as [string, BacktestOptions][])(
    '[BT-9] fills as callbacks that send the same orders, to the bit: %s',
    async (_, more) => {
      for (let seed = 0; seed < 4; seed++) {
        const bars = made(seed).slice(0, 1 + (seed % 2));
        const options = { ...common, ...more };
        const [callbacks, hand] = [await seenByCallbacks(bars, options, seed), seenByHand(bars, options, seed)];
        expect(callbacks.fills.length).toBeGreaterThan(30);
        expect(hand).toEqual(callbacks);
      }
    },
  );

  it('[BT-9] does not depend on how far each step goes', () => {
    const [bars] = made(9);
    const run = (step: number) => {
      const market = marketSimulator({ ...common, bars: bars! });
      market.advance(60);
      market.buy({ units: 20, stopLoss: 0.0004, takeProfit: 0.0008 });
      while (!market.isOver) market.advance(step);
      return { fills: market.fills, equity: market.account.equity };
    };
    expect(run(1).fills.length).toBeGreaterThan(1);
    expect(run(7)).toEqual(run(1));
    expect(run(10_000)).toEqual(run(1));
  });

  it('[BT-9] sends at a time between closes as a timer does', async () => {
    const [bars] = made(3);
    const at = bars!.time[100]! + minute / 2n;
    const fills: FillEvent[] = [];
    const strategy = defineStrategy({
      name: 'timer',
      handlers: () => ({
        onStart: (ctx) => ctx.setTimer(at),
        onTimer: (ctx) => void ctx.buy({ units: 3 }),
        onFill: (_, fill) => void fills.push(fill),
      }),
    });
    await backtest(strategy, bars!, { ...common, fill: 'same-close' });
    const market = marketSimulator({ ...common, bars: bars!, fill: 'same-close' });
    market.advanceTo(at);
    expect(market.time).toBe(at);
    expect(market.bars().length).toBe(100);
    market.buy({ units: 3 });
    market.advance(5);
    expect(market.fills).toEqual(fills);
    expect(fills[0]!.time).toBe(bars!.time[101]);
  });
});

describe('where it stands', () => {
  const bars = barsOf(flat(100, 101, 102, 103, 104, 105));

  it('[BT-9] begins at the open of the first bar at or after its start, with the bars before it known', () => {
    const market = marketSimulator({ bars, start: 2n * minute - 1n, cash: 1000, costs: 'zero' });
    expect([market.time, market.bars().length, market.currentBar()?.close]).toEqual([2n * minute, 2, 101]);
    market.buy({ units: 2 });
    const { bars: count, fills } = market.advance();
    expect([count, fills.map(({ price, time }) => [price, time])]).toEqual([1, [[102, 2n * minute]]]);
    expect(market.positions()).toMatchObject([{ symbol: 'TEST', units: 2, entryPrice: 102, profit: 0 }]);
  });

  it('[BT-9] shows no bar before it has closed', () => {
    const market = marketSimulator({ bars, costs: 'zero' });
    expect(market.currentBar()).toBe(null);
    market.advanceTo(minute - 1n);
    expect([market.currentBar(), market.time]).toEqual([null, minute - 1n]);
    market.advanceTo(minute);
    expect(market.currentBar()).toEqual({ time: 0n, closeTime: minute, open: 100, high: 100, low: 100, close: 100 });
    expect(() => market.bars().close.at(1)).toThrow('reads the future');
  });

  it('[BT-9] at a time, what closes has closed and what opens has not opened', () => {
    const market = marketSimulator({ bars, costs: 'zero' });
    market.buy({ units: 1 });
    expect(market.advanceTo(0n)).toEqual({ bars: 0, events: [], fills: [] });
    expect(market.advanceTo(1n).fills).toHaveLength(1);
    market.advanceTo(2n * minute);
    market.sell({ units: 1 });
    expect(market.advanceTo(2n * minute).fills).toEqual([]);
    expect(market.advanceTo(2n * minute + 1n).fills).toMatchObject([{ price: 102, side: 'sell' }]);
  });

  it('[BT-9] has closed what closes at the time to which it went: under same-close an order fills at that close', () => {
    const fillOf = (go: (market: ReturnType<typeof marketSimulator>) => void) => {
      const market = marketSimulator({ bars, costs: 'zero', fill: 'same-close' });
      go(market);
      market.buy({ units: 1 });
      return market.advance(2).fills[0]!.price;
    };
    expect(fillOf((market) => market.advance(2))).toBe(101);
    expect(fillOf((market) => market.advanceTo(2n * minute))).toBe(101);
    expect(fillOf((market) => [market.advance(2), market.advanceTo(market.time)])).toBe(101);
    expect(fillOf((market) => market.advanceTo(2n * minute + 1n))).toBe(103);
  });

  it('[BT-9] tells the calendar: fx is closed from Friday to Sunday 17:00 New York', () => {
    const fx = generateBars({ seed: 1, length: 6000, timeframe: '1m', from: '2024-01-04' });
    const market = marketSimulator({ bars: fx, costs: 'zero' });
    market.advanceTo('2024-01-05T21:59Z');
    expect(market.isMarketOpen()).toBe(true);
    market.advanceTo('2024-01-05T22:00Z');
    expect(market.isMarketOpen()).toBe(false);
    expect(market.session()).toEqual({ open: 1704664800_000000000n, close: 1704751200_000000000n });
    market.advanceTo('2024-01-07T22:00Z');
    expect(market.isMarketOpen()).toBe(true);
  });

  it('[BT-9] is over after the last bar, and loses nothing of what was', () => {
    const market = marketSimulator({ bars, costs: 'zero' });
    market.advance();
    market.buy({ units: 1 });
    expect(market.advance(10)).toMatchObject({ bars: 5, fills: [{ price: 101 }] });
    expect([market.isOver, market.advance().bars]).toEqual([true, 0]);
    expect(() => market.buy()).toThrow('the data are over');
    expect([market.fills.length, market.currentBar()!.close, market.account.equity]).toEqual([1, 105, 100_004]);
  });

  it('[BT-9] refuses what cannot be, and has not moved', () => {
    const market = marketSimulator({ bars, costs: 'zero' });
    market.advance(2);
    expect(() => market.advance(0)).toThrow('`bars` must be a whole number above 0, was 0');
    expect(() => market.advance(1.5)).toThrow('was 1.5');
    expect(() => market.advanceTo(0n)).toThrow('must not lie before the present 1970-01-01T00:02:00Z');
    expect(() => market.advanceTo('soon')).toThrow('advanceTo');
    expect(() => market.buy({ units: -1 })).toThrow('must be a positive number');
    expect(() => market.currentBar('TSET')).toThrow('The run has no instrument "TSET". Did you mean `TEST`?');
    expect([market.time, market.orders().length]).toEqual([2n * minute, 0]);
    expect(() => marketSimulator({ bars, start: '2030-01-01' })).toThrow('No bar of TEST 1m lies in');
  });
});
