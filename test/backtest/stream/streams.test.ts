// Runs on streams through TypeScript: what callbacks see and when, what comes of their orders, and the result.
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../src/backtest/report/index.ts';
import { fillRules, orderReasons, orderStates } from '../../../src/backtest/simulator/index.ts';
import { backtest, defineStrategy, marketStream, streamBacktest } from '../../../src/index.ts';
import { at, levelStream, quoteStream, quotesOf, run, share, tradesOf } from './support.ts';

const calm = [
  [0, 'bid', 99, 50],
  [0, 'ask', 101, 5],
  [0, 'ask', 102, 5],
] as const;

describe('orders on a stream of levels', () => {
  it('[BT-2] a resting limit fills when the trades have come through its queue', async () => {
    // 50 ahead; 45 trade, then 8: 3 come to the order.
    const stream = levelStream(
      [...calm, [1, 'bid', 98, 1], [9, 'bid', 97, 1]],
      [
        [2, 'sell', 99, 45],
        [3, 'sell', 99, 8],
        [4, 'sell', 98, 100],
      ],
    );
    const told: unknown[] = [];
    const result = await run(
      {
        onStart: (ctx) => ctx.setTimer(at(0.5)),
        onTimer: (ctx) => void ctx.buy({ units: 10, limit: 99, postOnly: true }),
        onFill: (ctx, { quantity, price, rule, liquidity }) =>
          told.push([quantity, price, rule, liquidity, ctx.position().units]),
      },
      stream,
    );
    expect(told).toEqual([
      [3, 99, 'queue', 'maker', 3],
      [7, 99, 'queue', 'maker', 10],
    ]);
    expect(result.simulation.finalCash).toBe(1_000_000 - 990);
    expect(result.simulation.open[0]!.quantity).toBe(10);
  });

  it('[BT-2] what an order took is not there for the next, and the view of the book says so', async () => {
    const seen: unknown[] = [];
    await run(
      {
        onStart: (ctx) => ctx.setTimer(at(0.5)),
        onTimer: (ctx) => void ctx.buy({ units: 8 }),
        onFill(ctx) {
          seen.push(ctx.book().levels('ask', 3), ctx.book().levels('bid', 1));
        },
      },
      levelStream([...calm, [1, 'bid', 98, 1], [9, 'bid', 97, 1]]),
    );
    expect(seen[0]).toEqual([{ price: 102, size: 2 }]);
    expect(seen[1]).toEqual([{ price: 99, size: 50 }]);
  });

  it('[BT-2] brackets, immediate orders and rejections come out of the same account as on bars', async () => {
    const { simulation } = await run(
      {
        onStart: (ctx) => ctx.setTimer(at(0.5)),
        onTimer(ctx) {
          ctx.buy({ units: 2, stopLoss: 3, takeProfit: 1 });
          ctx.buy({ units: 20, limit: 101, timeInForce: 'fok' });
          ctx.buy({ units: 1, limit: 101, postOnly: true });
        },
      },
      levelStream(
        [...calm, [1, 'bid', 98, 1], [5, 'ask', 101, 0], [6, 'bid', 102, 5], [9, 'bid', 97, 1]],
        [[4, 'buy', 102, 9]],
      ),
    );
    const { orders, fills } = simulation;
    expect(Array.from(orders.state, (code) => orderStates[code])).toEqual([
      'filled',
      'cancelled',
      'filled',
      'cancelled',
      'rejected',
    ]);
    expect(orderReasons[orders.reason[4]!]).toBe('post-only');
    expect(Array.from(fills.rule, (code) => fillRules[code])).toEqual(['book-taken', 'queue']);
    expect(simulation.trades.profit[0]).toBe(2);
  });

  it('[BT-2] probabilistic queues let an order through where a level shrinks without trades', async () => {
    const stream = levelStream(
      [...calm, [1, 'bid', 98, 1], [2, 'bid', 99, 100], [3, 'bid', 99, 60], [9, 'bid', 97, 1]],
      [[4, 'sell', 99, 40]],
    );
    const quote = {
      onStart: (ctx: { setTimer(time: bigint): void }) => ctx.setTimer(at(0.5)),
      onTimer: (ctx: { buy(order: object): number }) => void ctx.buy({ units: 10, limit: 99 }),
    };
    const filled = async (queue: 'risk-averse' | { power: number }) => {
      const { simulation } = await run(quote as never, stream, { queue });
      return simulation.fills.quantity[0] ?? 0;
    };
    // 50 ahead, 50 behind, 40 of the 100 go: none of them from ahead, or with n = 1 half of them: 30 are left ahead.
    expect(await filled('risk-averse')).toBe(0);
    expect(await filled({ power: 1 })).toBe(10);
  });
});

describe('time', () => {
  it('[BT-2] orders and reports travel', async () => {
    const heard: [string, bigint][] = [];
    const stream = levelStream([...calm, [1, 'ask', 101, 3], [2, 'ask', 101, 4], [9, 'bid', 97, 1]]);
    const { simulation } = await run(
      {
        onStart: (ctx) => ctx.setTimer(at(0.5), 'send'),
        onTimer(ctx, { name }) {
          heard.push([`${name} ${ctx.position().units} ${ctx.orders().length}`, ctx.time]);
          if (name !== 'send') return;
          ctx.buy({ units: 4 });
          ctx.setTimer(at(2.1), 'look');
        },
        onFill: (ctx, { quantity }) => heard.push([`fill ${quantity} ${ctx.position().units}`, ctx.time]),
      },
      stream,
      { latency: { orderMs: 1000, reportMs: 750 } },
    );
    expect(heard).toEqual([
      ['send 0 0', at(0.5)],
      ['look 0 1', at(2.1)], // filled at 1.5 and 2, which is not known before 2.25
      ['fill 3 4', at(2.25)],
      ['fill 1 4', at(2.25)],
    ]);
    expect(Array.from(simulation.fills.time)).toEqual([at(1.5), at(1.5)]);
    expect(simulation.orders.arrived[0]).toBe(at(1.5));
    expect(simulation.orders.decided[0]).toBe(at(0.5));
  });

  it('[BT-2] bars of the stream are known at their close, and onBook hears each message', async () => {
    const bars: unknown[] = [];
    let messages = 0;
    const stream = quoteStream([
      [0, 99, 101],
      [0.5, 98, 100],
      [1, 97, 99],
      [2.5, 99, 100],
    ]);
    const result = await run(
      {
        onBar: (ctx) => bars.push([ctx.time - at(0), ctx.bars.open.at(-1), ctx.bars.close.at(-1), ctx.bars.length]),
        onBook: () => void messages++,
      },
      stream,
    );
    expect(bars).toEqual([
      [1_000_000_000n, 99, 98, 1],
      [2_000_000_000n, 97, 97, 2],
      [3_000_000_000n, 99, 99, 3],
    ]);
    expect(messages).toBe(4);
    expect(result.simulation.times).toEqual(BigInt64Array.of(at(1), at(2), at(3)));
  });

  it('[BT-2] the same strategy gives the same fills on quotes and on the bars made of them, where the rules say so', async () => {
    // Market orders at the next price, and limits and stops that are passed while no level lies between two quotes.
    const rows = Array.from({ length: 600 }, (_, i) => {
      const bid = 100 + Math.round(300 * Math.sin(i / 37) + 100 * Math.sin(i / 5)) / 100;
      return [i, bid, bid + 0.02] as const;
    });
    const stream = quoteStream(rows);
    const crossing = defineStrategy({
      name: 'crossing',
      lookback: () => 0,
      handlers: () => ({
        onBar(ctx) {
          if (ctx.bars.length < 4) return;
          const rises = ctx.bars.close.at(-1) > ctx.bars.close.at(-3);
          const { units } = ctx.position();
          if (rises && units === 0) ctx.buy({ units: 10 });
          if (!rises && units > 0) ctx.close();
        },
      }),
    });
    const onBars = await backtest(crossing, stream.bars('10s'), {
      costs: 'zero',
      costParts: { spread: { kind: 'data' } },
    });
    const onTicks = await streamBacktest(crossing, stream, { costs: 'zero', timeframe: '10s' });
    expect(onTicks.simulation.fills.length).toBeGreaterThan(20);
    expect(onTicks.simulation.fills.price).toEqual(onBars.simulation.fills.price);
    expect(onTicks.simulation.fills.bar).toEqual(onBars.simulation.fills.bar);
    expect(onTicks.simulation.finalEquity).toBeCloseTo(onBars.simulation.finalEquity, 8);
  });

  it('[BT-2] a run is the same when it is repeated, and has a report', async () => {
    const stream = levelStream([...calm, [1, 'bid', 98, 1], [70, 'bid', 97, 1]]);
    const once = () => run({ onBar: (ctx) => void (ctx.bars.length === 1 && ctx.buy({ units: 3 })) }, stream);
    const [a, b] = [await once(), await once()];
    expect(a.contentHash).toBe(b.contentHash);
    const html = renderReport([a]);
    expect(html).toContain('ONE');
    expect(a.simulation.feeds[0]).toMatchObject({ messages: 3, trades: 0, gaps: 0, crossed: 0 });
    expect(a.buyAndHold.equity.length).toBe(a.simulation.equity.length);
  });
});

describe('several streams and trades alone', () => {
  it('[BT-1] streams of several instruments share one account', async () => {
    const two = { ...share, symbol: 'TWO' };
    const one = quoteStream([
      [0, 99, 100],
      [1, 99, 100],
      [5, 99, 100],
    ]);
    const other = marketStream({
      instrument: two,
      quotes: quotesOf([
        [0, 49, 50],
        [2, 48, 49],
        [5, 48, 49],
      ]),
    });
    const { simulation } = await run(
      {
        onStart: (ctx) => ctx.setTimer(at(0.5)),
        onTimer(ctx) {
          ctx.buy({ units: 1 });
          ctx.buy({ units: 2, symbol: 'TWO' });
        },
      },
      [one, other],
    );
    expect(Array.from(simulation.fills.instrument)).toEqual([0, 1]);
    expect(Array.from(simulation.fills.price)).toEqual([100, 49]);
    expect(simulation.finalCash).toBe(1_000_000 - 100 - 98);
  });

  it('[BT-2] trades alone are bid and ask half a spread either side', async () => {
    const stream = marketStream({
      instrument: share,
      trades: tradesOf([
        [0, 'buy', 100, 5],
        [1, 'buy', 100.1, 5],
        [5, 'sell', 100.2, 5],
      ]),
      spread: 0.04,
    });
    expect(stream.form).toBe('trades');
    const { simulation } = await run(
      { onStart: (ctx) => ctx.setTimer(at(0.5)), onTimer: (ctx) => void ctx.buy({ units: 100 }) },
      stream,
    );
    expect(simulation.fills.price[0]).toBe(100.12);
    expect(simulation.fills.quantity[0]).toBe(100);
  });
});
