import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backtest, defineStrategy, parseLatency } from '../../src/backtest/index.ts';
import { createSimulator, type Latency, simulateFeeds } from '../../src/backtest/simulator/index.ts';
import { readLatency } from '../../src/cli/read-latency.ts';
import { randomCase } from '../reference/cases.ts';
import { everythingOf } from '../reference/compare.ts';
import { forAll, patience } from '../reference/properties.ts';
import { barsOf, plainOptions } from './support/bars.ts';
import { minute } from './support/hand-case.ts';

const ms = (value: number): Latency => ({ order: { kind: 'constant', ms: value } });
const none = (): readonly number[] => [];

/** Bars of a minute that open at 100, 101, ... and walk one down and two up. */
const bars = barsOf(Array.from({ length: 8 }, (_, i) => [100 + i, 102 + i, 99 + i, 101 + i]));
const mask = (...at: number[]) => Uint8Array.from({ length: 8 }, (_, i) => Number(at.includes(i)));

function run(signals: { enterLong?: Uint8Array; exitLong?: Uint8Array; limit?: number }, latency?: Latency) {
  const given = { enterLong: mask(), exitLong: mask(), enterShort: mask(), exitShort: mask(), ...signals };
  const options = { ...plainOptions, size: { kind: 'units', value: 1 } as const };
  const feeds = [{ bars, signals: given, firstBar: 0 }];
  return everythingOf(simulateFeeds({ feeds, options: latency === undefined ? options : { ...options, latency } }));
}

describe('[BT-3] latency of orders', () => {
  it('an order decided at a close arrives later and acts at the first open at or after that', () => {
    const { fills, orders } = run({ enterLong: mask(1), exitLong: mask(4) }, ms(5));
    const decided = bars.time[2]!; // the close of bar 1
    expect(orders[0]).toMatchObject({ decided, sent: decided, arrived: decided + 5_000_000n, done: decided + minute });
    expect(fills.map(({ bar, price }) => [bar, price])).toEqual([
      [3, 103],
      [6, 106],
    ]);
  });

  it('one that takes as long as a bar acts at the next open, one that takes longer at the one after', () => {
    expect(run({ enterLong: mask(1) }, ms(60_000)).fills[0]!.bar).toBe(3);
    expect(run({ enterLong: mask(1) }, ms(60_001)).fills[0]!.bar).toBe(4);
  });

  it('an entry or exit that is on its way is not made again', () => {
    const { fills, orders } = run({ enterLong: mask(1, 2), exitLong: mask(4, 5) }, ms(90_000));
    expect(orders).toHaveLength(2);
    expect(fills.map(({ bar }) => bar)).toEqual([4, 7]);
  });

  it(
    'no time gives the same records as no latency, over random strategies',
    () => {
      const simulator = createSimulator();
      forAll(randomCase, (c) => {
        if (c.options.fill === 'same-close') return;
        const plain = everythingOf(simulator.runFeeds(c));
        const late = everythingOf(simulator.runFeeds({ ...c, options: { ...c.options, latency: ms(0) } }));
        expect(late).toStrictEqual(plain);
      });
      simulator.dispose();
    },
    patience,
  );

  it('drawn times repeat with the seed', () => {
    const drawn = (seed: number) => run({ enterLong: mask(1) }, { order: { kind: 'exponential', meanMs: 50 }, seed });
    expect(drawn(1)).toStrictEqual(drawn(1));
    expect(drawn(1).orders[0]!.arrived).not.toBe(drawn(2).orders[0]!.arrived);
  });

  it('measured times are drawn from what was measured', () => {
    const { orders } = run({ enterLong: mask(1) }, { order: { kind: 'samples', ms: [7, 7, 7] } });
    expect(orders[0]!.arrived! - orders[0]!.sent!).toBe(7_000_000n);
  });

  it.each([
    ['without latency', undefined, 'cancelled'],
    ['with it', ms(5), 'filled'],
  ] as const)('an order that is being cancelled %s is %s', async (_, latency, state) => {
    const told: string[] = [];
    let id = 0;
    const strategy = defineStrategy({
      name: 'late',
      lookback: () => 1,
      handlers: () => ({
        onBar(ctx) {
          const known = ctx.bars.close.length;
          if (known === 2) id = ctx.sell({ units: 1, limit: 105.5 });
          if (known === 4) ctx.cancel(id); // bar 4 goes up to 106 while the cancel is under way
        },
        onOrder: (_ctx, order) => void told.push(order.state),
      }),
    });
    await backtest(strategy, bars, { costs: 'zero', ...(latency === undefined ? {} : { latency }) });
    expect(told.at(-1)).toBe(state);
  });
});

describe('[BT-3] latencies that mean nothing', () => {
  const refuse = (latency: unknown, options: object = {}) => {
    const strategy = { enterLong: mask(1) };
    return backtest(strategy, bars, { costs: 'zero', latency: latency as Latency, ...options });
  };

  it.each([
    [{ kind: 'constant', ms: -1 }, /`latency\.order\.ms` must be milliseconds from 0 to 86400000, was -1/],
    [{ kind: 'constant', ms: Number.NaN }, /`latency\.order\.ms`/],
    [{ kind: 'uniform', fromMs: 2, toMs: 1 }, /`latency\.order\.toMs` must be at least `fromMs` \(2\), was 1/],
    [{ kind: 'normal', meanMs: 1, deviationMs: -1 }, /`latency\.order\.deviationMs`/],
    [{ kind: 'lognormal', medianMs: 1, sigma: 99 }, /`latency\.order\.sigma` must be a number from 0 to 10, was 99/],
    [{ kind: 'exponential', meanMs: '5' }, /`latency\.order\.meanMs`/],
    [{ kind: 'samples', ms: [] }, /`latency\.order\.ms` must hold at least one/],
    [{ kind: 'samples', ms: [1, -1] }, /`latency\.order\.ms\[1\]`/],
    [{ kind: 'gamma' }, /`latency\.order\.kind` must be one of constant, uniform/],
    [undefined, /`latency\.order` must say/],
  ])('%j is refused', async (order, message) => {
    await expect(refuse({ order })).rejects.toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringMatching(message) }),
    );
  });

  it('a seed that is no whole number is refused', async () => {
    await expect(refuse({ ...ms(1), seed: 0.5 })).rejects.toThrow(/`latency\.seed` must be a whole number from 0/);
  });

  it('orders that fill at the close of their decision cannot travel', async () => {
    await expect(refuse(ms(1), { fill: 'same-close' })).rejects.toThrow(
      /`latency` cannot go with `fill: 'same-close'`/,
    );
  });
});

describe('[BT-3] latencies as texts', () => {
  it.each([
    ['50ms', { kind: 'constant', ms: 50 }],
    ['250us', { kind: 'constant', ms: 0.25 }],
    ['1.5s', { kind: 'constant', ms: 1500 }],
    ['uniform=10ms,1s', { kind: 'uniform', fromMs: 10, toMs: 1000 }],
    ['normal=50ms,10ms', { kind: 'normal', meanMs: 50, deviationMs: 10 }],
    ['lognormal=50ms,0.5', { kind: 'lognormal', medianMs: 50, sigma: 0.5 }],
    ['exponential=50ms', { kind: 'exponential', meanMs: 50 }],
  ])('%s is read', (text, model) => {
    expect(parseLatency(text, none)).toEqual(model);
  });

  it.each(['50', 'fast', 'uniform=10ms', 'uniform=10ms,x', 'exponential=1ms,2ms', 'gamma=1ms,2ms', '-1ms'])(
    '%s is refused',
    (text) => {
      expect(() => parseLatency(text, none)).toThrow(/--latency must be a time \(50ms/);
    },
  );

  it('a file of measured times is read by its column, or its only one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'latency-'));
    const file = (text: string): string => {
      const path = join(folder, 'measured.csv');
      writeFileSync(path, text);
      return path;
    };
    expect(parseLatency(file('time,order_ms,response_ms\n1,5,6\n2,7.5,8\n'), readLatency)).toEqual({
      kind: 'samples',
      ms: [5, 7.5],
    });
    expect(readLatency(file('3\n4\n'))).toEqual([3, 4]);
    expect(() => readLatency(file('order_ms\n1\nslow\n'))).toThrow(/Line 3 of .* must hold milliseconds.*was "slow"/);
    expect(() => readLatency(file('a,b\n1,2\n'))).toThrow(/Line 1 of .* must name the column `order_ms`/);
    expect(() => readLatency(file('order_ms\n'))).toThrow(/no measured time/);
    expect(() => readLatency(join(folder, 'none.csv'))).toThrow(expect.objectContaining({ code: 'TIERCEL_E_FILE' }));
  });
});
