// Why a fill is as it is: runs of a few bars whose arithmetic is done here by hand.
import { describe, expect, it } from 'vitest';
import { explainOrder, explainTrade, orderText, tradeText } from '../../../src/backtest/explain/index.ts';
import {
  type BacktestOptions,
  type BacktestResult,
  backtest,
  type Context,
  defineStrategy,
} from '../../../src/backtest/index.ts';
import { createRandom } from '../../../src/kernel/index.ts';
import type { Bars } from '../../../src/market/index.ts';
import { generateBars } from '../../../src/sources/index.ts';
import { barsOf, zeroCosts } from '../support/bars.ts';

type Doings = Readonly<Record<number, (ctx: Context) => void>>;

/** Runs what is done at the close of some bars, with 10,000 of cash. */
async function run(bars: Bars, doings: Doings, options: BacktestOptions = {}): Promise<BacktestResult> {
  const strategy = defineStrategy({
    name: 'by hand',
    lookback: () => 0,
    handlers: () => ({ onBar: (ctx) => doings[ctx.bars.length - 1]?.(ctx) }),
  });
  return backtest(strategy, bars, { cash: 10_000, costs: zeroCosts, ...options });
}

/** A bid of 100 from which a long of 10 is bought at bar 1 and stopped out in bar 2. */
const stopped = [
  [100, 100, 100, 100],
  [100, 100.5, 99.9, 100.2],
  [100.1, 100.3, 97, 98],
];
const costs = {
  name: 'test',
  spread: { kind: 'price', value: 0.1 },
  commission: { perUnit: 0, perValue: 0.001, minimum: 1.5, maximumRate: null },
  slippage: { kind: 'ticks', value: 2 },
} as const;

describe('an explained trade', () => {
  it('[BT-3] tells decision, order, bar, rule, price and costs of each fill, and adds up', async () => {
    const bars = barsOf(stopped, { side: 'bid' });
    const result = await run(bars, { 0: (ctx) => ctx.buy({ units: 10, stopLoss: 2, takeProfit: 5 }) }, { costs });
    // Bought at 100 + 0.10 + 0.02 = 100.12; the stop stands at 98.12 and slips to 98.10. Commission 0.1 % of 1001.20 is
    // under 1.50, and so is that of 981.00: 3.00. (98.10 - 100.12) x 10 - 3 = -23.20.
    expect(tradeText(explainTrade(result, 1))).toEqual([
      'trade 1: long 10 TEST, 1970-01-01T00:01:00Z at 100.12 to 1970-01-01T00:03:00Z at 98.1',
      '  profit      (98.1 - 100.12) x 10 = -20.2, - 3 commission of entries and exit = -23.2 USD',
      '',
      'order 1: buy TEST, market, entry, gtc',
      '  decided     1970-01-01T00:01:00Z, at the close of bar 0',
      '  arrived     1970-01-01T00:01:00Z',
      '  ended       1970-01-01T00:01:00Z',
      '  filled 10 at 100.12, 1970-01-01T00:01:00Z',
      '  bar         1, 1970-01-01T00:01:00Z: O 100 H 100.5 L 99.9 C 100.2',
      '  path        100.1 > 100 > 100.6 > 100.3 (ask)',
      '  rule        market-open: A market order fills at the first open of its instrument after its decision. (docs/semantics.md#rules-of-fills)',
      '  price       bid at the open 100 + 0.1 the spread + 0.02 slippage = 100.12',
      '  commission  10 x 100.12 x 0.001 of the value = 1.0012; at least 1.5 an order = 1.50 USD, taker',
      '  lost        0.50 to half the spread, 0.20 to slippage (USD), in the price',
      '  beside it   order 2, stop-loss at 98.12: filled, 1970-01-01T00:03:00Z',
      '  beside it   order 3, take-profit at 105.12: cancelled (sibling-filled), 1970-01-01T00:03:00Z',
      '',
      'order 2: sell TEST, stop at 98.12, stop-loss, attached to order 1, gtc',
      '  decided     1970-01-01T00:01:00Z, at the close of bar 0',
      '  arrived     1970-01-01T00:01:00Z',
      '  ended       1970-01-01T00:03:00Z',
      '  filled 10 at 98.1, 1970-01-01T00:03:00Z',
      '  bar         2, 1970-01-01T00:02:00Z: O 100.1 H 100.3 L 97 C 98',
      '  path        100.1 > 100.3 > 97 > 98 (bid)',
      '  rule        stop-on-path: The path of the bar reached its stop: it became a market order there. (docs/semantics.md#rules-of-fills)',
      '  price       the price of the order 98.12 - 0.02 slippage = 98.1',
      '  commission  10 x 98.1 x 0.001 of the value = 0.981; at least 1.5 an order = 1.50 USD, taker',
      '  lost        0.50 to half the spread, 0.20 to slippage (USD), in the price',
      '  beside it   order 3, take-profit at 105.12: cancelled (sibling-filled), 1970-01-01T00:03:00Z',
    ]);
  });

  it('[BT-3] names a gap, from mid prices with half the spread', async () => {
    const rows = [...stopped.slice(0, 2), [95, 96, 94, 95]];
    const options = { costs: { ...costs, commission: { ...costs.commission, perValue: 0, perUnit: 0.5 } } };
    const result = await run(
      barsOf(rows, { side: 'mid' }),
      { 0: (ctx) => ctx.buy({ units: 10, stopLoss: 2 }) },
      options,
    );
    const [fill] = explainTrade(result, 1).orders[1]!.fills;
    expect(fill).toMatchObject({ rule: 'gap-open', commissionText: '10 x 0.5 a unit = 5' });
    expect(fill!.priceSum.parts).toEqual([
      { label: 'mid at the open', value: 95 },
      { label: 'half the spread', value: -0.05 },
      { label: 'slippage', value: -0.02 },
    ]);
  });

  it('[BT-3] says where the bar alone could not decide', async () => {
    const rows = [...stopped.slice(0, 2), [100, 104, 94, 95]];
    const result = await run(barsOf(rows), { 0: (ctx) => ctx.buy({ units: 10, stopLoss: 5, takeProfit: 3 }) });
    const trade = explainTrade(result, 1);
    expect(trade.orders[1]!.fills[0]).toMatchObject({ rule: 'limit-on-path', ambiguous: true, liquidity: 'maker' });
    expect(trade.notes[0]).toContain('both the stop and the target lay inside the range');
    expect(tradeText(trade).join('\n')).toContain('ambiguous   stop and target both lay inside this bar');
  });

  it('[BT-3] keeps the orders of one position together, also where several made it', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => [100 + i, 100 + i, 100 + i, 100 + i]);
    const buy = (ctx: Context) => ctx.buy({ units: 10 });
    const result = await run(barsOf(rows), {
      0: buy,
      1: buy,
      2: (ctx) => ctx.close(),
      3: buy,
      4: (ctx) => ctx.close(),
    });
    expect([1, 2].map((n) => explainTrade(result, n).orders.map(({ id }) => id))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(explainTrade(result, 1).notes).toEqual([
      'Several orders made the position: entry and commission are averages, by quantity.',
    ]);
  });

  it('[BT-3] shows no prices of bars that are not those of the run any more', async () => {
    const result = await run(barsOf(stopped), { 0: (ctx) => ctx.buy({ units: 10, stopLoss: 2 }) }, { costs });
    const none = new Float64Array(3).fill(Number.NaN);
    const bars = { ...result.bars, open: none, high: none, low: none, close: none };
    const trade = explainTrade({ ...result, bars, instruments: [{ bars, firstBar: 0 }] }, 1);
    expect(trade.orders[0]!.fills[0]).toMatchObject({ bar: null });
    expect(trade.orders[0]!.fills[0]!.priceSum.parts).toEqual([
      { label: 'the ask at the open', value: 100.05 },
      { label: 'slippage', value: 0.02 },
    ]);
    expect(trade.orders[0]!.notes[0]).toContain('are not those of the run any more');
  });

  it('[BT-3] is refused for a number that no trade has', async () => {
    const result = await run(barsOf(stopped), { 0: (ctx) => ctx.buy({ units: 10, stopLoss: 2 }) });
    expect(() => explainTrade(result, 2)).toThrow('The run has the trades 1 to 1; trade 2 is not among them.');
    expect(() => explainTrade(result, 0)).toThrow('trade 0 is not among them');
    expect(() => explainOrder(result, 9)).toThrow('The run has the orders 1 to 2; order 9 is not among them.');
    const nothing = await run(barsOf(stopped), {});
    expect(() => explainTrade(nothing, 1)).toThrow('The run closed no trade; trade 1 is not among them.');
    expect(() => explainOrder(nothing, 1)).toThrow('The run sent none; order 1 is not among them.');
  });
});

describe('an order that was never filled', () => {
  const rows = [
    [100, 100, 100, 100],
    [100, 101, 99, 100],
    [100, 102, 98.5, 100],
    [100, 101, 99, 100],
  ];
  const order = async (doing: (ctx: Context) => void, options: BacktestOptions = {}, more: Doings = {}) => {
    const result = await run(barsOf(rows), { 0: doing, ...more }, options);
    return { ...explainOrder(result, 1), text: orderText(explainOrder(result, 1), 'USD').join('\n') };
  };

  it('[BT-2] tells how near the price came', async () => {
    const { state, fills, notes, text } = await order((ctx) => ctx.buy({ units: 1, limit: 98 }));
    expect([state, fills]).toEqual(['working', []]);
    expect(notes).toEqual([
      'While it worked, from bar 1 to 3, the lowest ask was 98.5 (bar 2): 0.5 away from its price 98.',
    ]);
    expect(text).toContain('outcome     It still worked when the data ended: its price was not met.');
    const stop = await order((ctx) => ctx.buy({ units: 1, stop: 103 }));
    expect(stop.notes[0]).toContain('the highest ask was 102 (bar 2): 1 away');
  });

  it('[BT-2] tells of a limit that was touched only', async () => {
    const { notes } = await order((ctx) => ctx.buy({ units: 1, limit: 98.5 }));
    expect(notes[0]).toContain('its price exactly: a limit fills where the price goes through it');
  });

  it('[BT-2] looks only at the bars while it worked', async () => {
    const cancel = { 1: (ctx: Context) => ctx.cancel(1) };
    const { state, reason, outcome, notes } = await order((ctx) => ctx.buy({ units: 1, limit: 98 }), {}, cancel);
    expect([state, reason, outcome]).toEqual([
      'cancelled',
      'cancelled',
      'It was cancelled: the strategy cancelled it.',
    ]);
    expect(notes[0]).toContain('from bar 1 to 1, the lowest ask was 99 (bar 1)');
  });

  it('[BT-2] tells why it was rejected', async () => {
    const { outcome } = await order((ctx) => ctx.buy({ units: 1000 }));
    expect(outcome).toContain(
      'It was rejected: with it the gross exposure would have been more than the leverage allows',
    );
    const margin = await order((ctx) => ctx.buy({ units: 1000 }), { account: 'margin', leverage: 5 });
    expect(margin.outcome).toBe('It was rejected: it needed more margin than was free.');
    expect(margin.notes).toEqual([
      'It needed a margin and costs of 20000 USD; free were 10000, at an equity of 10000.',
    ]);
  });

  it('[BT-2] tells what ended it: its sibling, its time, the end of the data', async () => {
    const day = await order((ctx) => ctx.buy({ units: 1, limit: 90, expires: ctx.time + 1n, timeInForce: 'gtd' }));
    expect(day.outcome).toContain('It expired: its time was over');
    expect(day.text).toContain('until       1970-01-01T00:01:00.000000001Z');
    const result = await run(barsOf(rows), { 3: (ctx) => ctx.buy({ units: 1 }) });
    expect(explainOrder(result, 1)).toMatchObject({
      outcome: 'It expired: no bar followed at which it could act.',
      arrived: null,
    });
  });
});

describe('a run with a detail', () => {
  const five = (ns: bigint) => ns * 300_000_000_000n;
  const hours = barsOf(
    [
      [100, 100, 100, 100],
      [100, 103, 97, 101],
      [101, 101, 101, 101],
    ],
    {
      timeframe: '5m',
      time: BigInt64Array.of(0n, five(1n), five(2n)),
    },
  );
  const minutes = barsOf(
    Array.from({ length: 15 }, (_, i) =>
      i === 6 ? [100, 100, 97, 98] : i === 7 ? [98, 103, 98, 103] : [100, 100, 100, 100],
    ),
  );

  it('[BT-3] tells the row inside the bar that filled it', async () => {
    const doings = { 0: (ctx: Context) => ctx.buy({ units: 10, stopLoss: 2, takeProfit: 2 }) };
    const result = await run(hours, doings, { detail: minutes });
    const [entry, exit] = explainTrade(result, 1).orders;
    expect(entry!.fills[0]).toMatchObject({ rule: 'market-open', bar: { index: 1, detail: '1m', time: five(1n) } });
    expect(exit!.fills[0]).toMatchObject({ rule: 'stop-on-path', price: 98, bar: { index: 1, low: 97, close: 98 } });
    expect(orderText(exit!, 'USD')).toContain(
      '  bar         1, inside it 1m, 1970-01-01T00:06:00Z: O 100 H 100 L 97 C 98',
    );
  });

  it('[BT-3] does not make up an arithmetic where the detail is not there any more', async () => {
    const quotes = { ...minutes, open: minutes.open.map((price) => price + 0.5) as Bars['open'] };
    const higher = { ...quotes, high: quotes.open, low: quotes.open, close: quotes.open };
    const result = await run(hours, { 0: (ctx) => ctx.buy({ units: 10 }) }, { detail: higher });
    const [{ bars, firstBar }] = result.instruments as [BacktestResult['instruments'][number]];
    const [fill] = explainOrder({ ...result, instruments: [{ bars, firstBar }] }, 1).fills;
    expect(fill!.priceSum).toEqual({ parts: [{ label: 'the ask inside the bar', value: 100.5 }], total: 100.5 });
  });
});

describe('a run in another currency', () => {
  it('[BT-3] adds up in the currency of the instrument, and the profit in that of the account', async () => {
    const bars = generateBars({ seed: 1, length: 50, timeframe: '1m', side: 'bid' });
    const euro = { ...bars, instrument: { ...bars.instrument, symbol: 'EURUSD', currency: 'USD' } };
    const doings = { 5: (ctx: Context) => ctx.buy({ units: 1000 }), 20: (ctx: Context) => ctx.close() };
    const result = await run(euro, doings, { costs, currency: 'EUR' });
    const { orders, profitSum, currency } = explainTrade(result, 1);
    expect(currency).toBe('EUR');
    expect(profitSum.parts[0]!.label).toContain(', at the rate of the exit');
    for (const { fills } of orders) {
      expect(fills[0]!.priceSum.parts.at(-1)).toMatchObject({ label: 'slippage' });
      expect(Math.abs(fills[0]!.priceSum.parts.at(-1)!.value)).toBeCloseTo(2 * bars.instrument.tickSize, 9);
      expect(fills[0]!.commissionText).toMatch(
        /^1000 x 1\.\d+ x 0.001 of the value = 1\.\d+; at least 1.5 an order = 1.5 USD$/,
      );
    }
  });

  it('[BT-3] of a share that was split tells raw prices', async () => {
    const rows = [
      [100, 100, 100, 100],
      [100, 101, 99, 100],
      [50, 51, 49, 50],
      [50, 51, 49, 50],
    ];
    const raw = barsOf(rows);
    const factor = Float64Array.of(1, 1, 2, 2) as Bars['close'];
    const adjusted = { ...raw, close: raw.close.map((price, i) => price * factor[i]!) as Bars['close'], factor, raw };
    const result = await run(adjusted, { 2: (ctx) => ctx.buy({ units: 10 }) });
    expect(explainOrder(result, 1).fills[0]).toMatchObject({ price: 50, bar: { open: 50, high: 51 } });
  });
});

describe('any run', () => {
  it.each(['bid', 'mid', 'last', 'bid/ask'] as const)(
    '[BT-3] adds up, price by price and trade by trade: %s bars',
    async (side) => {
      for (let seed = 0; seed < 3; seed++) {
        const bars = generateBars({ seed, length: 1500, timeframe: '1m', side });
        const random = createRandom({ seed, stream: side });
        const result = await backtest(
          defineStrategy({
            name: 'dice',
            lookback: () => 0,
            handlers: () => ({
              onBar(ctx) {
                const close = ctx.bars.close.at(-1);
                const price = () => ctx.roundPrice(close * (1 + (random.uniform() - 0.5) / 400), 'up');
                if (random.integer(25) > 0) return;
                const [a, b] = [price(), price()];
                const asked = [
                  ...[{}, { limit: a }, { stop: a }, { touch: a }, { trail: close / 400 }, { stop: a, limit: b }],
                  ...[{ touch: a, limit: b }, { timeInForce: 'at-close' as const }],
                ];
                const terms = { units: 1 + random.integer(99), ...asked[random.integer(asked.length)] };
                ctx[random.integer(2) === 0 ? 'buy' : 'sell']({
                  ...terms,
                  stopLoss: close / 500,
                  takeProfit: close / 300,
                });
              },
            }),
          }),
          bars,
          { costs: { ...costs, spread: side === 'bid/ask' ? { kind: 'data' } : { kind: 'bps', value: 2 } } },
        );
        const { fills, trades, orders } = result.simulation;
        expect(trades.length).toBeGreaterThan(10);
        const sum = (parts: readonly { readonly value: number }[]) => parts.reduce((all, { value }) => all + value, 0);
        for (const id of orders.id) {
          for (const fill of explainOrder(result, id).fills) {
            expect(fill.priceSum.total).toBeCloseTo(fills.price[fill.fill]!, 9);
            expect(sum(fill.priceSum.parts)).toBeCloseTo(fill.priceSum.total, 9);
            expect(fill.commissionText).not.toContain('by the costs');
          }
        }
        for (let trade = 1; trade <= trades.length; trade++) {
          const explained = explainTrade(result, trade);
          expect(sum(explained.profitSum.parts)).toBeCloseTo(trades.profit[trade - 1]!, 6);
          const ids = explained.orders.map(({ id }) => id);
          const { entryFill, exitFill } = trades;
          expect(ids).toContain(fills.order[entryFill[trade - 1]!]!);
          expect(ids).toContain(fills.order[exitFill[trade - 1]!]!);
        }
      }
    },
  );
});
