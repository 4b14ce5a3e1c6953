// Fills by parts of the volume: a tenth of 100 is 10 a bar.
import { describe, expect, it } from 'vitest';
import type { Context, Handlers } from '../../../src/backtest/handlers/index.ts';
import { type SimulationOptions, simulate } from '../../../src/backtest/simulator/index.ts';
import { barsOf, column, plainOptions } from '../support/bars.ts';
import { flat } from '../support/hand-case.ts';
import { at, handle } from '../support/hand-handlers.ts';

type Doings = Readonly<Record<number, (ctx: Context) => void>>;

interface Thin {
  readonly rows?: readonly (readonly number[])[];
  readonly volumes?: readonly number[];
  readonly options?: Partial<SimulationOptions>;
}

/** Runs on bars of 100 units of volume each, a tenth of them ours. */
function thin(doings: Doings | Handlers, { rows = flat(100, 100, 100, 100, 100), volumes, options }: Thin = {}) {
  const volume = column(volumes ?? rows.map(() => 100));
  const handlers = '0' in doings ? at(doings as Doings) : (doings as Handlers);
  const feeds = [{ rows, bars: { volume } }];
  const run = handle(() => handlers, { feeds, volumeShare: 0.1, cash: 100_000, ...options });
  return {
    ...run,
    parts: run.fills.map((f) => [f.order, f.bar, f.quantity, f.rule]),
    fates: run.orders.map((o) => [o.quantity, o.state, o.reason]),
  };
}

describe('a share of the volume', () => {
  it('[BT-2] a market order fills by parts, at the opens of as many bars as it needs', () => {
    const { parts, fates } = thin({ 0: (ctx) => void ctx.buy({ units: 25 }) });
    expect(parts).toEqual([
      [1, 1, 10, 'market-open'],
      [1, 2, 10, 'market-open'],
      [1, 3, 5, 'market-open'],
    ]);
    expect(fates).toEqual([[25, 'filled', 'none']]);
  });

  it('[BT-2] all orders of a bar share it, exits before entries, then by id', () => {
    const { parts } = thin({
      0: (ctx) => void ctx.buy({ units: 8 }),
      1(ctx) {
        ctx.buy({ units: 7 });
        ctx.buy({ units: 7 });
        ctx.close({ units: 6 });
      },
    });
    expect(parts.map(([order, bar, units]) => [order, bar, units])).toEqual([
      [1, 1, 8],
      [4, 2, 6],
      [2, 2, 4],
      [2, 3, 3],
      [3, 3, 7],
    ]);
  });

  it('[BT-2] lots are rounded down, and bars without volume fill nothing', () => {
    const { parts } = thin({ 0: (ctx) => void ctx.buy({ units: 3 }) }, { volumes: [100, 19, 0, 9, 100] });
    expect(parts.map(([, bar, units]) => [bar, units])).toEqual([
      [1, 1],
      [4, 2],
    ]);
  });

  it('[BT-2] a limit that is gone through gets its share there and rests with what is left', () => {
    const rows = [...flat(100), [100, 100, 98, 100], [100, 100, 99.5, 100], [98.5, 98.5, 98.5, 98.5]];
    const { fills } = thin({ 0: (ctx) => void ctx.buy({ units: 15, limit: 99 }) }, { rows });
    expect(fills.map((f) => [f.bar, f.quantity, f.price, f.rule, f.liquidity])).toEqual([
      [1, 10, 99, 'limit-on-path', 'maker'],
      [3, 5, 98.5, 'gap-open', 'maker'],
    ]);
  });

  it('[BT-2] a stop without volume left is triggered, and fills as a market order at the next open', () => {
    const rows = [...flat(100), [100, 104, 100, 104], ...flat(101)];
    const { fills, orders } = thin(
      {
        0(ctx) {
          ctx.buy({ units: 10 });
          ctx.buy({ units: 5, stop: 103 });
        },
      },
      { rows },
    );
    expect(fills.map((f) => [f.order, f.bar, f.price, f.rule])).toEqual([
      [1, 1, 100, 'market-open'],
      [2, 2, 101, 'market-open'],
    ]);
    expect(orders[1]!.state).toBe('filled');
  });

  it('[BT-2] ioc takes what there is, fok nothing less than all', () => {
    const sent = (timeInForce: 'ioc' | 'fok', units: number) =>
      thin({ 0: (ctx) => void ctx.buy({ units, timeInForce }) }).fates;
    expect(sent('ioc', 25)).toEqual([[10, 'cancelled', 'time-in-force']]);
    expect(sent('fok', 25)).toEqual([[0, 'cancelled', 'time-in-force']]);
    expect(sent('fok', 10)).toEqual([[10, 'filled', 'none']]);
  });

  it('[BT-2] all-or-none waits for a bar that has all of it, and others are not kept waiting', () => {
    const { parts } = thin(
      {
        0(ctx) {
          ctx.buy({ units: 20, allOrNone: true });
          ctx.buy({ units: 4 });
        },
      },
      { volumes: [100, 100, 100, 300, 100] },
    );
    expect(parts).toEqual([
      [2, 1, 4, 'market-open'],
      [1, 3, 20, 'market-open'],
    ]);
  });

  it('[BT-2] what is attached protects what its entry has filled so far', () => {
    // 10 at bar 1, 5 more at bar 2; in bar 3 the stop at 98 takes 10 of the 15, in bar 4 the rest.
    const rows = [...flat(100, 100, 100), [100, 100, 97, 97], ...flat(97)];
    const { parts, fates } = thin({ 0: (ctx) => void ctx.buy({ units: 15, stopLoss: 2, takeProfit: 2 }) }, { rows });
    expect(parts).toEqual([
      [1, 1, 10, 'market-open'],
      [1, 2, 5, 'market-open'],
      [2, 3, 10, 'stop-on-path'],
      [2, 4, 5, 'market-open'],
    ]);
    expect(fates).toEqual([
      [15, 'filled', 'none'],
      [15, 'filled', 'none'],
      [0, 'cancelled', 'sibling-filled'],
    ]);
  });

  it('[BT-2] a target that fills by a part leaves as much to its stop', () => {
    // Entry 20 over two bars of 100; the target at 102 gets 10 in bar 3, the stop at 98 the other 10 in bar 4.
    const rows = [...flat(100, 100, 100), [100, 103, 100, 100], [100, 100, 97, 97]];
    const { parts, open } = thin({ 0: (ctx) => void ctx.buy({ units: 20, stopLoss: 2, takeProfit: 2 }) }, { rows });
    expect(parts.slice(2)).toEqual([
      [3, 3, 10, 'limit-on-path'],
      [2, 4, 10, 'stop-on-path'],
    ]);
    expect(open).toEqual([]);
  });

  it('[BT-2] what is left of an entry ends when its stop has filled, and with its position', () => {
    const rows = [...flat(100), [100, 100, 97, 97], ...flat(97, 97)];
    const stopped = thin(
      { 0: (ctx) => void ctx.buy({ units: 50, stopLoss: 2 }) },
      { rows, volumes: [0, 100, 500, 500] },
    );
    // The stop is triggered in bar 1, whose volume the entry took, and takes its 10 at the next open.
    expect(stopped.fates).toEqual([
      [10, 'cancelled', 'sibling-filled'],
      [10, 'filled', 'none'],
    ]);
    const closed = thin({ 0: (ctx) => void ctx.buy({ units: 50 }), 1: (ctx) => void ctx.close() });
    expect(closed.fates).toEqual([
      [10, 'cancelled', 'position-closed'],
      [10, 'filled', 'none'],
    ]);
  });

  it('[BT-2] each part is told: the order as it stands, and its fill', () => {
    const told: unknown[] = [];
    thin({
      onBar: (ctx) => void (ctx.bars.length === 1 && ctx.buy({ units: 15 })),
      onOrder: (_, { state, quantity }) => void told.push([state, quantity]),
      onFill: (_, { quantity }) => void told.push(quantity),
    });
    expect(told).toEqual([['working', 0], ['working', 10], 10, ['filled', 5], 5]);
  });

  it('[BT-2] signals: a newer entry takes the place of one that still waits for volume', () => {
    const rows = flat(100, 100, 100, 100, 100);
    const bars = { ...barsOf(rows), volume: column([100, 0, 0, 100, 100]) };
    const signals = { enterLong: Uint8Array.from([1, 1, 0, 0, 0]), size: 5 };
    const { orders, fills } = simulate(bars, signals, { ...plainOptions, volumeShare: 0.1 });
    expect([...orders.quantity]).toEqual([0, 5]);
    expect([...fills.bar]).toEqual([3]);
  });

  it('[BT-2] a share of a volume that the bars do not have is refused, as is one that is none', () => {
    const run = (volumeShare: number, volume?: Float64Array) => () =>
      simulate(
        { ...barsOf(flat(100)), ...(volume && { volume: column([...volume]) }) },
        {},
        { ...plainOptions, volumeShare },
      );
    expect(run(0.1)).toThrow(/`volumeShare` needs bars with volume, and the 1m bars of TEST have none/);
    for (const bad of [0, -1, 1.5, Number.NaN]) {
      expect(run(bad, Float64Array.of(1))).toThrow(/`volumeShare` must be a number above 0, at most 1/);
    }
  });
});
