// Where a day ends, for orders and for metrics, in the three calendars: through whole backtests.
import { describe, expect, it } from 'vitest';
import { backtest, defineStrategy } from '../../src/backtest/index.ts';
import { type Bars, type CalendarName, toIso, toNanoseconds } from '../../src/market/index.ts';
import { barsOf } from './support/bars.ts';

const halfHour = 1_800_000_000_000n;

/** Bars of 30 minutes around the clock, [from, to). */
function aroundTheClock({ calendar, from, to }: { calendar: CalendarName; from: string; to: string }): Bars {
  const start = toNanoseconds(from, 'from');
  const count = Number((toNanoseconds(to, 'to') - start) / halfHour);
  const bars = barsOf(
    Array.from({ length: count }, () => [100, 101, 99, 100]),
    { timeframe: '30m' },
  );
  for (let i = 0; i < count; i++) bars.time[i] = start + BigInt(i) * halfHour;
  const assetClass = calendar === 'fx' ? 'fx' : calendar === '24x7' ? 'crypto' : 'equity';
  return { ...bars, instrument: { ...bars.instrument, calendar, assetClass } };
}

/** A strategy that rests an order for the day at the close of each bar of these times. */
function restingAt(times: readonly string[]) {
  const wanted = new Set(times.map((time) => toNanoseconds(time, 'time')));
  return defineStrategy({
    name: 'resting',
    params: {},
    handlers: () => ({
      onBar(ctx) {
        if (wanted.has(ctx.time)) ctx.buy({ units: 1, limit: 50, timeInForce: 'day' });
      },
    }),
  });
}

const weeks = {
  // New York puts its clocks forward on Sunday 2018-03-11: 17:00 is 22:00 UTC before and 21:00 after.
  fx: ['2018-03-08T00:00:00Z', '2018-03-13T00:00:00Z'],
  // Thursday 2018-11-22 is Thanksgiving; the Friday after it ends at 13:00 New York, 18:00 UTC.
  'us-equity': ['2018-11-21T00:00:00Z', '2018-11-27T00:00:00Z'],
  '24x7': ['2018-03-09T00:00:00Z', '2018-03-13T00:00:00Z'],
} as const;

describe('the end of a day', () => {
  it.each([
    ['fx', '2018-03-08T21:30:00Z', '2018-03-08T22:00:00Z', 'at 17:00 New York'],
    ['fx', '2018-03-08T22:00:00Z', '2018-03-09T22:00:00Z', 'of the next day once it is reached'],
    ['fx', '2018-03-09T22:30:00Z', '2018-03-12T21:00:00Z', 'after a weekend with a change of clocks'],
    ['us-equity', '2018-11-21T20:30:00Z', '2018-11-21T21:00:00Z', "at the session's close"],
    ['us-equity', '2018-11-21T21:30:00Z', '2018-11-23T18:00:00Z', 'after a holiday, early'],
    ['us-equity', '2018-11-23T18:00:00Z', '2018-11-26T21:00:00Z', 'of the next day once a half day is over'],
    ['24x7', '2018-03-09T23:30:00Z', '2018-03-10T00:00:00Z', 'at midnight UTC'],
    ['24x7', '2018-03-10T00:00:00Z', '2018-03-11T00:00:00Z', 'at midnight UTC, on a Saturday too'],
  ] as const)('[BT-2] %s: a day order sent at %s is valid until %s, %s', async (calendar, sent, end, _) => {
    const [from, to] = weeks[calendar];
    const bars = aroundTheClock({ calendar, from, to });
    const { orders } = (await backtest(restingAt([sent]), bars, { costs: 'zero' })).simulation;
    expect(orders.length).toBe(1);
    expect(toIso(orders.sent[0]!)).toBe(sent);
    expect(toIso(orders.expires[0]!)).toBe(end);
    expect(toIso(orders.done[0]!)).toBe(end); // the open of that time is the first at which it is no longer valid
  });

  it.each([
    ['24x7', '2018-11-26T00:00:00Z', 7],
    ['fx', '2018-11-23T22:00:00Z', 5],
    ['us-equity', '2018-11-23T18:00:00Z', 4],
  ] as const)('[BT-5] %s: a week with Thanksgiving, to %s, has %d trading days', async (calendar, to, days) => {
    const bars = aroundTheClock({ calendar, from: '2018-11-19T00:00:00Z', to });
    const { metrics, options } = await backtest({ enterLong: new Uint8Array(bars.length) }, bars, { costs: 'zero' });
    expect(options.calendar).toBe(calendar);
    expect(metrics.tradingDays!.value).toBe(days);
  });
});
