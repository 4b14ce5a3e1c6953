import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeMetrics, type MetricsOptions } from '../../../src/backtest/metrics/index.ts';
import { simulate } from '../../../src/backtest/simulator/index.ts';
import { calendarNames, daysPerYear, tradingDayEnds } from '../../../src/market/index.ts';
import { barsOf, plainOptions, zeroCosts } from '../support/bars.ts';
import { closesOf, naiveMetrics } from './naive.ts';
import { plain } from './support.ts';

const hour = 3_600_000_000_000n;
const start = BigInt(Date.parse('2021-03-05T00:00Z')) * 1_000_000n; // over a change of clocks in New York

/** Whole units, so that a peak is met again exactly; steps of 0 make flat stretches. */
const steps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -900, max: 900 })), { minLength: 1, maxLength: 400 });
const gaps = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 90 }) }),
  {
    minLength: 400,
    maxLength: 400,
  },
);

const aDay = { entryTime: 0n, exitTime: 24n * hour };

const cases = fc.record({
  steps,
  gaps,
  calendar: fc.constantFrom(...calendarNames),
  trades: fc.array(
    fc.record({
      profit: fc.integer({ min: -500, max: 500 }),
      adverse: fc.integer({ min: -900, max: 0 }),
      favourable: fc.integer({ min: 0, max: 900 }),
      entryTime: fc.bigInt({ min: 0n, max: 10n ** 17n }),
      exitTime: fc.bigInt({ min: 10n ** 17n, max: 10n ** 18n }),
    }),
    { maxLength: 40 },
  ),
  leadDays: fc.integer({ min: 0, max: 3 }),
  tailDays: fc.integer({ min: 0, max: 3 }),
});

function optionsOf(run: typeof cases extends fc.Arbitrary<infer T> ? T : never): MetricsOptions {
  const bars = barsOf(
    run.steps.map(() => [1, 1, 1, 1]),
    { timeframe: '1h' },
  );
  let [time, value] = [start, 100_000];
  const equity = run.steps.map((step, i) => {
    bars.time[i] = time;
    time += hour * BigInt(run.gaps[i]!);
    value = Math.max(1, value + step);
    return value;
  });
  return {
    bars,
    firstBar: 0,
    account: {
      equity: Float64Array.from(equity),
      barsInPosition: 0,
      trades: {
        profit: Float64Array.from(run.trades, (trade) => trade.profit),
        adverse: Float64Array.from(run.trades, (trade) => trade.adverse),
        favourable: Float64Array.from(run.trades, (trade) => trade.favourable),
        entryTime: BigInt64Array.from(run.trades, (trade) => trade.entryTime),
        exitTime: BigInt64Array.from(run.trades, (trade) => trade.exitTime),
      },
    },
    cash: 100_000,
    calendar: run.calendar,
    daysPerYear: daysPerYear(run.calendar),
    from: start - BigInt(run.leadDays) * 24n * hour,
    to: bars.time.at(-1)! + hour + BigInt(run.tailDays) * 24n * hour,
  };
}

describe('metrics of any run', () => {
  it('[BT-5] are those of the definitions written down naively, on any calendar and with gaps', () => {
    fc.assert(
      fc.property(cases, (run) => {
        const options = optionsOf(run);
        const metrics = computeMetrics(options);
        const expected = naiveMetrics({
          closes: closesOf(options),
          equity: [...options.account.equity],
          dayEnds: [...tradingDayEnds(options.calendar, options.from, options.to)],
          trades: run.trades,
          start,
          cash: options.cash,
          daysPerYear: options.daysPerYear,
        });
        for (const [name, value] of Object.entries(expected)) {
          const found = metrics[name]!.value;
          if (value === null) expect(found, name).toBeNull();
          else
            expect(Math.abs(found! - value) / Math.max(1, Math.abs(value)), `${name} ${found} ${value}`).toBeLessThan(
              1e-10,
            );
        }
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('[BT-5] are finite numbers, or null with a reason', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double(), { minLength: 1, maxLength: 30 }),
        fc.array(fc.double(), { maxLength: 5 }),
        (equity, profits) => {
          const options = optionsOf({
            steps: equity.map(() => 0),
            gaps: Array(400).fill(9),
            calendar: 'fx',
            trades: profits.map((profit) => ({ profit, adverse: profit, favourable: profit, ...aDay })),
            leadDays: 0,
            tailDays: 0,
          });
          const metrics = computeMetrics({
            ...options,
            account: { ...options.account, equity: Float64Array.from(equity) },
          });
          for (const [name, { value, reason }] of Object.entries(metrics)) {
            if (reason === null) expect(Number.isFinite(value), name).toBe(true);
            else expect(value, name).toBeNull();
          }
        },
      ),
      { seed: 6, numRuns: 300 },
    );
  });

  it("[BT-5] are the same over a simulation's native records as over its tables", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 80, maxLength: 300 }), (moves) => {
        let price = 500;
        const rows = moves.map((move) => {
          const open = price / 10;
          price = Math.max(100, price + move);
          const close = price / 10;
          return [open, Math.max(open, close) + 0.5, Math.min(open, close) - 0.5, close];
        });
        const bars = barsOf(rows, { timeframe: '1h' });
        for (let i = 0; i < bars.length; i++) bars.time[i] = start + hour * BigInt(i);
        const signal = (k: number): Uint8Array => Uint8Array.from(moves, (move) => Number(move % 7 === k));
        const simulation = simulate(
          bars,
          { enterLong: signal(1), exitLong: signal(2), enterShort: signal(3), exitShort: signal(4) },
          {
            ...plainOptions,
            firstBar: 5,
            size: { kind: 'equity-fraction', value: 0.5 },
            costs: {
              ...zeroCosts,
              commission: { ...zeroCosts.commission, perValue: 0.001 },
              spread: { kind: 'price', value: 0.1 },
            },
          },
        );
        const shared = { bars, firstBar: 5, cash: plainOptions.cash, calendar: '24x7', daysPerYear: 365 } as const;
        const range = { from: bars.time[5]!, to: bars.time.at(-1)! + hour };
        const own = computeMetrics({ ...shared, ...range, account: simulation });
        const { equity, trades, fills, counts } = simulation;
        const copied = computeMetrics({
          ...shared,
          ...range,
          account: { equity, trades, fills, barsInPosition: counts.barsInPosition },
        });
        expect(plain(own)).toEqual(plain(copied));
        expect(own.trades!.value).toBe(counts.trades);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
