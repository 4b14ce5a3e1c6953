import { describe, expect, it } from 'vitest';
import { computeMetrics, type MetricsOptions } from '../../../src/backtest/metrics/index.ts';
import { type CalendarName, daysPerYear } from '../../../src/market/index.ts';
import { barsOf } from '../support/bars.ts';

const ns = (iso: string): bigint => BigInt(Date.parse(iso)) * 1_000_000n;

interface HourRun {
  readonly calendar: CalendarName;
  readonly opens: readonly string[];
  readonly equity: readonly number[];
  readonly from: string;
  readonly to: string;
}

function optionsOf({ calendar, opens, equity, from, to }: HourRun): MetricsOptions {
  const bars = barsOf(
    opens.map(() => [1, 1, 1, 1]),
    { timeframe: '1h' },
  );
  bars.time.set(opens.map(ns));
  return {
    bars,
    firstBar: 0,
    account: { equity: Float64Array.from(equity), barsInPosition: 0 },
    cash: 100,
    calendar,
    daysPerYear: daysPerYear(calendar),
    from: ns(from),
    to: ns(to),
  };
}

/** The best day, the worst day and how many there are. */
function days(run: HourRun): [number | null, number | null, number | null] {
  const { bestDay, worstDay, tradingDays } = computeMetrics(optionsOf(run));
  return [bestDay!.value, worstDay!.value, tradingDays!.value];
}

describe('the trading days of metrics', () => {
  it('[BT-5] take the last bar known at the end of the day: a bar that closes at it belongs to it', () => {
    const run: HourRun = {
      calendar: 'fx', // ends at 22:00Z in winter
      opens: ['2021-01-04T20:00Z', '2021-01-04T21:00Z', '2021-01-04T22:00Z'],
      equity: [150, 110, 99],
      from: '2021-01-04T00:00Z',
      to: '2021-01-04T23:00Z',
    };
    expect(days(run)).toEqual([110 / 100 - 1, 99 / 110 - 1, 2]);
  });

  it("[BT-5] bars after a session's close belong to the next trading day, over a weekend too", () => {
    const run: HourRun = {
      calendar: 'us-equity', // ends at 21:00Z in winter
      opens: ['2021-01-08T20:00Z', '2021-01-08T21:00Z', '2021-01-11T20:00Z'],
      equity: [110, 220, 99],
      from: '2021-01-08T00:00Z',
      to: '2021-01-12T00:00Z',
    };
    expect(days(run)).toEqual([110 / 100 - 1, 99 / 110 - 1, 2]);
  });

  it('[BT-5] bars after the last close in the range make a partial day', () => {
    const run: HourRun = {
      calendar: 'us-equity',
      opens: ['2021-01-08T20:00Z', '2021-01-08T21:00Z'],
      equity: [110, 99],
      from: '2021-01-08T00:00Z',
      to: '2021-01-08T23:00Z',
    };
    expect(days(run)).toEqual([110 / 100 - 1, 99 / 110 - 1, 2]);
  });

  it('[BT-5] without bars count as 0, before, between and after them', () => {
    const run: HourRun = {
      calendar: '24x7',
      opens: ['2021-01-03T00:00Z', '2021-01-05T00:00Z'],
      equity: [110, 121],
      from: '2021-01-01T00:00Z',
      to: '2021-01-08T00:00Z',
    };
    expect(days(run)).toEqual([110 / 100 - 1, 0, 7]);
  });

  it('[BT-5] follow New York over a change of clocks', () => {
    const run: HourRun = {
      calendar: 'fx', // Friday ends at 22:00Z, Monday at 21:00Z
      opens: ['2021-03-12T21:00Z', '2021-03-15T20:00Z', '2021-03-15T21:00Z'],
      equity: [110, 121, 99],
      from: '2021-03-12T00:00Z',
      to: '2021-03-15T22:00Z',
    };
    expect(days(run)).toEqual([110 / 100 - 1, 99 / 121 - 1, 3]);
  });

  it('[BT-5] use the close times of bars where they have some', () => {
    const options = optionsOf({
      calendar: 'us-equity',
      opens: ['2021-01-04T00:00Z', '2021-01-05T00:00Z'],
      equity: [110, 121],
      from: '2021-01-04T00:00Z',
      to: '2021-01-06T00:00Z',
    });
    const closeTime = BigInt64Array.of(ns('2021-01-04T21:00Z'), ns('2021-01-05T21:00Z'));
    const metrics = computeMetrics({ ...options, bars: { ...options.bars, closeTime } });
    expect(metrics.worstDay!.value).toBe(110 / 100 - 1);
    expect(metrics.tradingDays!.value).toBe(2);
  });
});

describe('options of metrics out of range', () => {
  const good = optionsOf({
    calendar: '24x7',
    opens: ['2021-01-03T00:00Z'],
    equity: [110],
    from: '2021-01-01T00:00Z',
    to: '2021-01-08T00:00Z',
  });

  it.each([
    [{ cash: 0 }, '`cash` must be an amount above 0, was 0'],
    [{ cash: Number.NaN }, '`cash` must be an amount above 0, was NaN'],
    [{ daysPerYear: 0 }, '`daysPerYear` must be a number above 0 and up to 366, was 0'],
    [{ daysPerYear: 1000 }, '`daysPerYear` must be a number above 0 and up to 366, was 1000'],
    [{ firstBar: 2 }, '`firstBar` must be an index from 0 to 1, was 2'],
    [{ firstBar: 1 }, '`equity` must hold at most one value for each of the 0 bars from `firstBar` on, held 1'],
  ])('[BT-5] are refused: %o', (bad, message) => {
    const refused = expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message });
    expect(() => computeMetrics({ ...good, ...bad })).toThrow(refused);
  });

  it('[BT-5] columns of fills of unequal length are refused by the native core', () => {
    const one = Float64Array.of(1);
    const fills = { quantity: one, price: one, commission: one, spreadCost: one, slippageCost: new Float64Array(2) };
    const refused = expect.objectContaining({ code: 'TIERCEL_E_NATIVE' });
    expect(() => computeMetrics({ ...good, account: { equity: one, barsInPosition: 0, fills } })).toThrow(refused);
  });
});
