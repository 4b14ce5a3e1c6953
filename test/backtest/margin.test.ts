// A margin account by hand: initial margin 10 %, maintenance 5 % unless said otherwise; prices and sums are whole numbers.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountMargins, backtest, parseMargin, resultToJson } from '../../src/backtest/index.ts';
import { type InstrumentMargin, marginEventKinds, simulateFeeds } from '../../src/backtest/simulator/index.ts';
import type { Bars } from '../../src/market/index.ts';
import { everythingOf } from '../reference/compare.ts';
import { barsOf, plainOptions, zeroCosts } from './support/bars.ts';
import { flat, minute } from './support/hand-case.ts';
import { at, handle } from './support/hand-handlers.ts';

const tenth: InstrumentMargin = {
  initial: { kind: 'rate', value: 0.1 },
  maintenance: { kind: 'rate', value: 0.05 },
};
const mask = (length: number, ...set: number[]) => Uint8Array.from({ length }, (_, i) => Number(set.includes(i)));

interface Instrument {
  readonly rows: readonly (readonly number[])[];
  readonly bars?: Partial<Bars>;
  readonly long?: readonly number[];
  readonly short?: readonly number[];
  readonly out?: readonly number[];
  readonly margin?: InstrumentMargin;
  readonly size?: number;
}

function run(instruments: readonly Instrument[], options: Partial<typeof plainOptions> = {}) {
  const simulation = simulateFeeds({
    feeds: instruments.map(({ rows, bars, long = [], short = [], out = [], size }) => ({
      bars: barsOf(rows, bars),
      signals: {
        enterLong: mask(rows.length, ...long),
        enterShort: mask(rows.length, ...short),
        exitLong: mask(rows.length, ...out),
        exitShort: mask(rows.length, ...out),
        ...(size === undefined ? {} : { size }),
      },
      firstBar: 0,
    })),
    options: {
      ...plainOptions,
      cash: 1000,
      size: { kind: 'units', value: 50 },
      margins: instruments.map(({ margin }) => margin ?? tenth),
      ...options,
    },
  });
  const { margin } = simulation;
  const events = Array.from({ length: margin!.events.length }, (_, i) => ({
    kind: marginEventKinds[margin!.events.kind[i]!],
    order: margin!.events.order[i],
    minutes: Number(margin!.events.time[i]! / minute),
    figures: [margin!.events.equity[i], margin!.events.required[i], margin!.events.available[i]],
  }));
  const records = everythingOf(simulation);
  return {
    ...records,
    margin: margin!,
    events,
    fates: records.orders.map((o) => [o.intent, o.state, o.reason]),
    list: records.fills.map((f) => [f.bar, f.side, f.quantity, f.price, f.rule]),
  };
}

describe('an entry in a margin account', () => {
  it('[BT-1] takes its initial margin: 50 units of 100 need 500 of 1000, ten times what a cash account lends', () => {
    const { list, margin } = run([{ rows: flat(100, 100, 100), long: [0] }]);
    expect(list).toEqual([[1, 'buy', 50, 100, 'market-open']]);
    expect(margin).toMatchObject({ calls: 0, refused: 0, used: 500, maintenance: 250, peakUse: 0.5 });
  });

  it('[BT-1] is refused with the figures where its margin and costs are not free: 100 units need 1000 and 3 of commission', () => {
    const { fates, events, margin, counts } = run([{ rows: flat(100, 100, 100), long: [0] }], {
      size: { kind: 'units', value: 100 },
      costs: { ...zeroCosts, commission: { perUnit: 0.03, perValue: 0, minimum: 0, maximumRate: null } },
    });
    expect(fates).toEqual([['entry', 'rejected', 'margin']]);
    expect(events).toEqual([{ kind: 'refused', order: 1, minutes: 1, figures: [1000, 1003, 1000] }]);
    expect(margin.refused).toBe(1);
    expect(counts.rejectedLeverage).toBe(0);
  });

  it('[BT-1] fits to the last unit: 99 units need 990 and 9.9 of commission, 100 would need 1000 and 10', () => {
    const costs = { ...zeroCosts, commission: { perUnit: 0.1, perValue: 0, minimum: 0, maximumRate: null } };
    const size = { kind: 'cash', value: 1e9 } as const;
    expect(run([{ rows: flat(100, 100, 100), long: [0] }], { size, costs }).list[0]![2]).toBe(99);
  });

  it('[BT-1] of a computed size is cut to the free margin: 20 x equity asks for 200, a tenth of margin allows 100', () => {
    const size = { kind: 'equity-fraction', value: 20 } as const;
    expect(run([{ rows: flat(100, 100, 100), long: [0] }], { size }).list[0]![2]).toBe(100);
  });

  it('[BT-1] finds free what the others leave, at their prices now: 1000 + 50 x 10 - 50 x 110 / 10 = 950', () => {
    const a = { rows: flat(100, 100, 110, 110), long: [0] };
    // A at 110 is worth 500 more and takes 550: 950 are free, for 95 units of 100 and no more.
    expect(run([a, { rows: flat(100, 100, 100, 100), long: [1], size: 95 }]).list[1]).toEqual([
      2,
      'buy',
      95,
      100,
      'market-open',
    ]);
    const refused = run([a, { rows: flat(100, 100, 100, 100), long: [1], size: 96 }]);
    expect(refused.events).toEqual([{ kind: 'refused', order: 2, minutes: 2, figures: [1500, 960, 950] }]);
  });

  it('[BT-1] by contract: 4 contracts of 250 each are 1000, whatever their price', () => {
    const contract: InstrumentMargin = {
      initial: { kind: 'per-unit', value: 250 },
      maintenance: { kind: 'per-unit', value: 200 },
    };
    const of = (units: number) =>
      run([{ rows: flat(4000, 4000, 4000), long: [0], margin: contract }], { size: { kind: 'units', value: units } });
    expect(of(4).margin).toMatchObject({ used: 1000, maintenance: 800 });
    expect(of(5).events[0]!.figures).toEqual([1000, 1250, 1000]);
  });
});

describe('a margin call', () => {
  it('[BT-1] comes at the first close with equity under the maintenance margin, and closes at the next open', () => {
    // 80 units at 100 with 1000: equity 1000 - 80 x (100 - p), maintenance 4 p. At 92 they are 360 and 368.
    const { list, fates, events, margin, trades, cash } = run([
      { rows: flat(100, 100, 93, 92, 91, 95), long: [0], size: 80 },
    ]);
    expect(events).toEqual([{ kind: 'call', order: 2, minutes: 4, figures: [360, 368, 360] }]);
    expect(list).toEqual([
      [1, 'buy', 80, 100, 'market-open'],
      [4, 'sell', 80, 91, 'liquidation'],
    ]);
    expect(fates[1]).toEqual(['liquidation', 'filled', 'none']);
    expect(trades[0]).toMatchObject({ exitIntent: 'liquidation', profit: -720 });
    expect(cash).toBe(280);
    expect(margin).toMatchObject({ calls: 1, used: 0 });
  });

  it('[BT-1] at exactly the maintenance margin there is none', () => {
    const exact: InstrumentMargin = {
      initial: { kind: 'per-unit', value: 10 },
      maintenance: { kind: 'per-unit', value: 2 },
    };
    const { events } = run([{ rows: flat(100, 100, 89.5, 89.25, 95), long: [0], size: 80, margin: exact }]);
    // At 89.5: 1000 - 840 = 160 = 80 x 2. At 89.25: 140 < 160.
    expect(events.map(({ minutes }) => minutes)).toEqual([4]);
  });

  it('[BT-1] holds for shorts: 80 sold at 100 are called at 108, where 360 are under 432', () => {
    const { events, list } = run([{ rows: flat(100, 100, 106, 108, 109, 109), short: [0], size: 80 }]);
    expect(events).toEqual([{ kind: 'call', order: 2, minutes: 4, figures: [360, 432, 360] }]);
    expect(list[1]).toEqual([4, 'buy', 80, 109, 'liquidation']);
  });

  it('[BT-1] closes the largest margin first and stops once the equity covers the initial margin of the rest', () => {
    // A: 30 x 100, B: 60 x 100. At 89.2: equity 1000 - 90 x 10.8 = 28; maintenance 90 x 4.46 = 401.4.
    // At the open of 95: equity 1000 - 450 = 550; B (570) goes first, then A needs 285 and keeps.
    const a = { rows: flat(100, 100, 89.2, 95, 95), long: [0], size: 30 };
    const b = { rows: flat(100, 100, 89.2, 95, 95), long: [0], size: 60 };
    const { fates, list, events, margin } = run([a, b]);
    expect(events[0]).toMatchObject({ order: 3, minutes: 3 });
    expect(list[2]).toEqual([3, 'sell', 60, 95, 'liquidation']);
    expect(fates.slice(2)).toEqual([
      ['liquidation', 'filled', 'none'],
      ['liquidation', 'cancelled', 'margin-restored'],
    ]);
    expect(margin.used).toBe(285);
  });

  it('[BT-1] of a price that recovers before the next open closes nothing', () => {
    const { fates, list } = run([{ rows: flat(100, 100, 90, 100, 100), long: [0], size: 80 }]);
    expect(fates[1]).toEqual(['liquidation', 'cancelled', 'margin-restored']);
    expect(list).toHaveLength(1);
  });

  it('[BT-1] is repeated at a later close while the position is still there, and sends one order at a time', () => {
    const { events, fates } = run([{ rows: flat(100, 100, 90, 100, 90, 90, 90), long: [0], size: 80 }]);
    expect(events.map(({ minutes }) => minutes)).toEqual([3, 5]);
    expect(fates.slice(1)).toEqual([
      ['liquidation', 'cancelled', 'margin-restored'],
      ['liquidation', 'filled', 'none'],
    ]);
  });

  it('[BT-1] waits for the next bar of an instrument, whatever the others do', () => {
    // A: 60 bought at 100 at 5:00, at 85 from 6:00 on; B: 30 at 100. At 7:00 equity 1000 - 900 = 100, maintenance
    // 255 + 150 = 405: A goes at 7:00, and B at its own open of 10:00, at which 100 - 300 cover nothing.
    const a = flat(100, 100, 100, 100, 100, 100, 85, 85, 85, 85, 85, 85);
    const time = BigInt64Array.from([0n, 5n, 10n], (minutes) => minutes * minute);
    const { list, events, trades } = run([
      { rows: a, long: [4], size: 60 },
      { rows: flat(100, 100, 90), bars: { time, timeframe: '5m' }, long: [0], size: 30 },
    ]);
    expect(events).toEqual([{ kind: 'call', order: 3, minutes: 7, figures: [100, 405, 100] }]);
    expect(list.slice(2)).toEqual([
      [7, 'sell', 60, 85, 'liquidation'],
      [2, 'sell', 30, 90, 'liquidation'],
    ]);
    expect(trades.map((trade) => Number(trade.exitTime / minute))).toEqual([7, 10]);
  });

  it('[BT-1] is seen by handlers: margin, what is free, and the liquidation as an order of the account', () => {
    const { notes } = handle<unknown[]>(
      (told) => ({
        ...at({ 0: (ctx) => ctx.buy({ size: { kind: 'units', value: 80 } }) }),
        onOrder: (_ctx, order) => void told.push([order.intent, order.state, order.reason]),
        onFill: (ctx, fill) => void told.push([fill.rule, ctx.account.margin, ctx.account.free]),
      }),
      { feeds: [{ rows: flat(100, 100, 92, 91, 91) }], cash: 1000, margins: [tenth] },
    );
    expect(notes).toEqual([
      ['entry', 'working', 'none'],
      ['entry', 'filled', 'none'],
      ['market-open', 800, 200],
      ['liquidation', 'working', 'none'],
      ['liquidation', 'filled', 'none'],
      ['liquidation', 0, 280],
    ]);
  });
});

describe('any run in a margin account', () => {
  const price = fc.integer({ min: 50, max: 150 });
  const instrument = fc.record({
    prices: fc.array(price, { minLength: 30, maxLength: 30 }),
    long: fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { maxLength: 4 }),
    short: fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { maxLength: 4 }),
    size: fc.integer({ min: 1, max: 120 }),
  });

  it('[BT-1] sums to its cash, and after a liquidation has equity for the initial margin or is flat', () => {
    fc.assert(
      fc.property(fc.array(instrument, { minLength: 1, maxLength: 3 }), (instruments) => {
        const made = run(instruments.map(({ prices, ...rest }) => ({ rows: flat(...prices), ...rest })));
        let cash = 0;
        for (const row of made.ledger) cash += row.amount;
        expect(made.cash).toBe(cash);
        const units = new Float64Array(instruments.length);
        for (const [i, fill] of made.fills.entries()) {
          units[fill.instrument]! += fill.side === 'buy' ? fill.quantity : -fill.quantity;
          const isLast = made.fills[i + 1]?.time !== fill.time;
          if (fill.rule !== 'liquidation' || !isLast) continue;
          const opens = instruments.map(({ prices }) => prices[fill.bar]!);
          const paid = made.ledger.filter((row) => row.time <= fill.time).reduce((sum, row) => sum + row.amount, 0);
          const equity = paid + opens.reduce((sum, p, k) => sum + p * units[k]!, 0);
          const margin = opens.reduce((sum, p, k) => sum + p * Math.abs(units[k]!) * 0.1, 0);
          expect(equity >= margin - 1e-6 || units.every((u) => u === 0)).toBe(true);
        }
        const last = made.equity.length - 1;
        const held = instruments.reduce((sum, { prices }, k) => sum + prices[last]! * units[k]!, 0);
        expect(made.equity[last]).toBeCloseTo(made.cash + held, 6);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});

describe('bars that a margin account passes over', () => {
  it('[BT-1] change nothing: one instrument alone does what it does beside one that never trades', () => {
    const price = fc.integer({ min: 60, max: 140 });
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 6 });
    const instrument = fc.record({
      prices: fc.array(price, { minLength: 60, maxLength: 60 }),
      long: days,
      short: days,
      out: days,
      size: fc.integer({ min: 1, max: 120 }),
    });
    let calls = 0;
    fc.assert(
      fc.property(instrument, ({ prices, ...rest }) => {
        const traded = { rows: flat(...prices), ...rest };
        const alone = run([traded]);
        const beside = run([traded, { rows: flat(...prices) }]);
        expect(alone.list).toEqual(beside.list);
        expect(alone.events).toEqual(beside.events);
        expect(alone.fates).toEqual(beside.fates);
        expect(alone.equity).toEqual(beside.equity);
        expect(alone.margin.peakUse).toBe(beside.margin.peakUse);
        calls += alone.margin.calls;
      }),
      { seed: 20261122, numRuns: 500 },
    );
    expect(calls).toBeGreaterThan(20);
  });
});

describe('margins of a run', () => {
  it('[BT-1] a leverage stands for an initial margin, and maintenance is half of it', () => {
    expect(accountMargins(['A'], { account: 'margin', leverage: 20 })).toEqual([
      { initial: { kind: 'rate', value: 0.05 }, maintenance: { kind: 'rate', value: 0.025 } },
    ]);
    expect(accountMargins(['A'], {})).toBeUndefined();
  });

  it('[BT-1] of one instrument take the place of the account’s', () => {
    const margin = parseMargin(['initial=0.05,maintenance=0.03', 'ES:initial=12000/unit,maintenance=11000/unit']);
    expect(accountMargins(['A', 'ES'], { account: 'margin', margin })).toEqual([
      { initial: { kind: 'rate', value: 0.05 }, maintenance: { kind: 'rate', value: 0.03 } },
      { initial: { kind: 'per-unit', value: 12000 }, maintenance: { kind: 'per-unit', value: 11000 } },
    ]);
  });

  it.each([
    [
      'maintenance above initial',
      { account: 'margin', margin: { initial: 0.05, maintenance: 0.1 } },
      /0\.1 is above the initial margin of 0\.05/,
    ],
    [
      'leverage against margin',
      { account: 'margin', leverage: 30, margin: { initial: 0.05 } },
      /leverage of 30 and an initial margin of 0\.05 contradict/,
    ],
    ['no figures', { account: 'margin' }, /needs the initial margin/],
    ['margin of a cash account', { margin: { initial: 0.05 } }, /give `account: 'margin'`/],
    ['zero', { account: 'margin', margin: { initial: 0 } }, /initial margin must be a fraction.*was 0/],
    ['more than all', { account: 'margin', margin: { initial: 1.5 } }, /must be a fraction/],
    [
      'two units',
      { account: 'margin', margin: { initial: 0.1, maintenance: { perUnit: 5 } } },
      /give both as a fraction or both/,
    ],
    ['no number', { account: 'margin', margin: { initial: Number.NaN } }, /must be a fraction/],
    [
      'unknown instrument',
      { account: 'margin', margin: { initial: 0.1, instruments: { TEXT: { initial: 0.2 } } } },
      /margin for TEXT.*Did you mean `TEST`/,
    ],
    ['unknown account', { account: 'credit' }, /must be cash or margin, was "credit"/],
    ['no leverage', { account: 'margin', leverage: 0 }, /must be a positive number, was 0/],
  ])('[BT-1] are refused with the way out: %s', (_, options, message) => {
    expect(() => accountMargins(['TEST'], options as never)).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringMatching(message) }),
    );
  });

  it.each(['initial', 'initial=', 'inital=0.05', 'initial=5%', 'ES:0.05', 'initial=-1'])(
    '[BT-1] a text that says no margin is refused: %s',
    (text) => {
      expect(() => parseMargin([text])).toThrow(
        expect.objectContaining({ code: 'TIERCEL_E_USAGE', message: expect.stringContaining(text) }),
      );
    },
  );

  it('[BT-1] figures of a simulation are checked as well', () => {
    expect(() => run([{ rows: flat(1, 1) }], { margins: [] } as never)).toThrow(
      /for each of the 1 instruments, held 0/,
    );
    const margins = [{ initial: { kind: 'rate', value: 0.1 }, maintenance: { kind: 'rate', value: 0.2 } }];
    expect(() => run([{ rows: flat(1, 1) }], { margins } as never)).toThrow(/at most the initial margin/);
  });

  it('[BT-1] stand in the notes and the JSON of a result, with what they did', async () => {
    const bars = barsOf(flat(100, 100, 92, 91, 91));
    const signals = { enterLong: mask(5, 0) };
    const options = {
      cash: 1000,
      costs: 'zero',
      account: 'margin',
      margin: { initial: 0.1, maintenance: 0.05 },
    } as const;
    const called = await backtest(signals, bars, { ...options, size: { kind: 'units', value: 80 } });
    expect(called.notes.join('\n')).toMatch(
      /1 margin call: the first at .* when the equity of 360\.00 USD was below the maintenance margin of 368\.00 USD/,
    );
    const json = JSON.parse(resultToJson(called));
    expect(json.margin).toMatchObject({ calls: 1, events: [{ kind: 'call', equity: 360, required: 368 }] });
    const refused = await backtest(signals, bars, { ...options, size: { kind: 'units', value: 101 } });
    expect(refused.notes.join('\n')).toMatch(
      /1 order rejected by the initial margin; the first, order 1 at .*, needed 1,010\.00 USD with its costs where 1,000\.00 USD was free/,
    );
  });
});
