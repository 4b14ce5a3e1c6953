import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf } from '../../../src/backtest/report/analysis/days.ts';
import { distributionOf } from '../../../src/backtest/report/analysis/distribution.ts';
import { byHour, byWeekday, entryZone } from '../../../src/backtest/report/analysis/entry-times.ts';
import { deepestFalls, fallSummary, fallsOf } from '../../../src/backtest/report/analysis/falls.ts';
import { holdingOf } from '../../../src/backtest/report/analysis/holding.ts';
import { instrumentFigures } from '../../../src/backtest/report/analysis/instruments.ts';
import { monthsOf } from '../../../src/backtest/report/analysis/months.ts';
import { periodNames, periodReturns, periodSpreads } from '../../../src/backtest/report/analysis/periods.ts';
import { recentReturns } from '../../../src/backtest/report/analysis/recent.ts';
import { meanOf, relativeOf } from '../../../src/backtest/report/analysis/relative.ts';
import { returnsOf } from '../../../src/backtest/report/analysis/returns.ts';
import { packReport } from '../../../src/backtest/report/data.ts';
import { timelineOf } from '../../../src/backtest/report/timeline.ts';
import { extremesOf } from '../../../web/report/chart/extremes.ts';
import { linePoints } from '../../../web/report/chart/line.ts';
import { logSplits, roundValues } from '../../../web/report/chart/log-splits.ts';
import { readReport } from '../../../web/report/model.ts';
import { rollingValues } from '../../../web/report/sections/rolling-values.ts';
import { splitResult } from './cases.ts';
import { dayBars, exampleResult, idleResult, minuteBars } from './fixture.ts';
import { severalResult } from './several.ts';

const seed = 20261121;
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const deviation = (values: Float64Array) => {
  const mean = meanOf(values);
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
};

describe('trading days of a run', () => {
  for (const [name, make] of Object.entries({
    days: () => exampleResult(),
    minutes: () => exampleResult({ bars: minuteBars(20_000), fast: 5, slow: 20, cash: 1e6 }),
    idle: idleResult,
  })) {
    it(`[BT-6] are those of the metrics: best, worst, number, Sharpe ratio (${name})`, () => {
      const result = make();
      const { returns, length } = daysOf(result);
      expect(length).toBe(result.metrics.tradingDays!.value);
      expect(Math.max(...returns)).toBeCloseTo(result.metrics.bestDay!.value!, 12);
      expect(Math.min(...returns)).toBeCloseTo(result.metrics.worstDay!.value!, 12);
      const sharpe = (meanOf(returns) / deviation(returns)) * Math.sqrt(result.options.daysPerYear);
      if (result.metrics.sharpe!.value !== null) expect(sharpe).toBeCloseTo(result.metrics.sharpe!.value, 9);
    });
  }

  it('[BT-6] months and years compound to the total return', () => {
    const result = exampleResult();
    const days = daysOf(result);
    const years = monthsOf(days);
    const all = years.reduce((total, year) => total * (1 + year.total.own), 1) - 1;
    expect(all).toBeCloseTo(result.metrics.totalReturn!.value!, 12);
    for (const { months, total } of years) {
      const compounded = months.reduce((whole, month) => whole * (1 + (month?.own ?? 0)), 1) - 1;
      expect(compounded).toBeCloseTo(total.own, 12);
    }
    expect(years[0]!.months[0]).toBeNull();
  });
});

describe('drawdowns', () => {
  it('[BT-6] run from the last point at the peak to the first point back at it', () => {
    const equity = Float64Array.from([101, 110, 110, 99, 104.5, 110, 121, 108.9, 115]);
    const [first, second] = fallsOf(equity, 100);
    expect(first).toMatchObject({ start: 2, trough: 3, end: 5 });
    expect(first!.depth).toBeCloseTo(0.1, 12);
    expect(second).toMatchObject({ start: 6, trough: 7, end: null });
    expect(fallsOf(Float64Array.from([90, 100]), 100)).toEqual([
      { start: -1, trough: 0, end: 1, depth: expect.closeTo(0.1, 12) },
    ]);
  });

  it('[BT-6] in a few figures: their number, means, time below a peak, highest equity', () => {
    // two falls: 10 % over 3 points, 5 % over 1; four of nine points below a peak
    const equity = Float64Array.from([101, 110, 99, 104.5, 110, 115, 109.25, 120, 125]);
    const summary = fallSummary(equity, 100, (point) => point * 1000);
    expect(summary).toMatchObject({ count: 2, meanLength: 2500, highest: 125 });
    expect(summary.meanDepth).toBeCloseTo(0.075, 12);
    expect(summary.under).toBeCloseTo(3 / 9, 12);
    expect(fallSummary(new Float64Array(0), 100, () => 0)).toMatchObject({ count: 0, meanDepth: 0, under: 0 });
  });

  it('[BT-6] the first of the list is the deepest drawdown of the metrics', () => {
    const { simulation, options, metrics } = exampleResult();
    const falls = deepestFalls(simulation.equity, options.cash);
    expect(falls.length).toBe(10);
    expect(falls[0]!.depth).toBeCloseTo(metrics.maxDrawdown!.value!, 12);
    expect(Number(simulation.times[falls[0]!.start]! / 1_000_000n)).toBe(metrics.maxDrawdownStart!.value);
    expect(Number(simulation.times[falls[0]!.trough]! / 1_000_000n)).toBe(metrics.maxDrawdownEnd!.value);
    expect(falls.map(({ depth }) => depth)).toEqual(falls.map(({ depth }) => depth).sort((a, b) => b - a));
  });
});

describe('distributions', () => {
  it('[BT-6] count each value once, with an edge at 0 between gains and losses', () => {
    const values = fc.array(fc.double({ min: -0.2, max: 0.3, noNaN: true }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(values, (list) => {
        const { bins, count, lowest, highest, mean } = distributionOf(Float64Array.from(list))!;
        expect(sum(bins.map((bin) => bin.count))).toBe(count);
        expect(bins.some(({ from, to }) => from < -1e-12 && to > 1e-12)).toBe(false);
        expect(lowest).toBeLessThanOrEqual(mean + 1e-12);
        expect(highest).toBeGreaterThanOrEqual(mean - 1e-12);
      }),
      { seed },
    );
    expect(distributionOf(new Float64Array(0))).toBeNull();
  });

  it('[BT-6] give mean, median, deviation and skew as by hand', () => {
    // 1, 2, 3, 10 %: mean 4, median 2.5, squares 9 + 4 + 1 + 36 = 50, cubes -27 - 8 - 1 + 216 = 180
    const found = distributionOf(Float64Array.from([0.03, 0.01, 0.1, 0.02]))!;
    expect(found.mean).toBeCloseTo(0.04, 12);
    expect(found.median).toBeCloseTo(0.025, 12);
    expect(found.deviation).toBeCloseTo(Math.sqrt(50 / 3) / 100, 12);
    expect(found.skew).toBeCloseTo(180 / 4 / (50 / 4) ** 1.5, 12);
  });
});

describe('returns by period', () => {
  it('[BT-6] of each length compound to the total return, over calendar days, weeks, months, quarters and years', () => {
    const result = exampleResult();
    const days = daysOf(result);
    for (const name of periodNames) {
      const { own, hold } = periodReturns(days, name);
      const total = (returns: Float64Array) => returns.reduce((product, value) => product * (1 + value), 1) - 1;
      expect(total(own)).toBeCloseTo(result.metrics.totalReturn!.value!, 12);
      expect(total(hold)).toBeCloseTo(result.buyAndHold.metrics.totalReturn!.value!, 12);
    }
    const months = monthsOf(days).flatMap((year) => year.months.filter((month) => month !== null));
    expect([...periodReturns(days, 'month').own]).toEqual(months.map(({ own }) => own));
    expect(periodReturns(days, 'week').own.length).toBeGreaterThan(days.length / 5 - 1);
  });

  it('[BT-6] the box of a length lies between its worst and its best', () => {
    const spreads = periodSpreads(daysOf(exampleResult()));
    expect(spreads.map(({ name }) => name)).toEqual([...periodNames]);
    for (const { worst, lower, median, upper, best, gains, ahead } of spreads) {
      expect([worst, lower, median, upper, best]).toEqual([worst, lower, median, upper, best].sort((a, b) => a - b));
      for (const share of [gains, ahead]) expect(share).toBeGreaterThanOrEqual(0);
      for (const share of [gains, ahead]) expect(share).toBeLessThanOrEqual(1);
    }
  });

  it('[BT-6] a week begins on Monday', () => {
    // 2024-01-05 is a Friday, 2024-01-08 a Monday
    const date = Float64Array.from(['2024-01-05', '2024-01-07', '2024-01-08'], (text) => Date.parse(text));
    const returns = Float64Array.from([0.1, 0.1, 0.5]);
    const days = { ...daysOf(idleResult()), length: 3, date, returns, holdReturns: returns };
    expect([...periodReturns(days, 'week').own].map((value) => Number(value.toFixed(12)))).toEqual([0.21, 0.5]);
  });

  it('[BT-6] up to the end: this month, this year and the last year as by hand, the whole run a year', () => {
    const result = exampleResult();
    const days = daysOf(result);
    const recent = new Map(recentReturns(days, 252).map((one) => [one.name, one]));
    const years = monthsOf(days);
    const last = years[years.length - 1]!;
    expect(recent.get('This year')!.own).toBeCloseTo(last.total.own, 12);
    expect(recent.get('This month')!.own).toBeCloseTo(last.months.findLast((month) => month !== null)!.own, 12);
    const end = new Date(days.date[days.length - 1]!);
    const yearAgo = Date.UTC(end.getUTCFullYear() - 1, end.getUTCMonth(), end.getUTCDate());
    const first = days.date.findIndex((date) => date > yearAgo);
    expect(recent.get('1 year')!.own).toBeCloseTo(days.equity[days.length - 1]! / days.equity[first - 1]! - 1, 12);
    expect(recent.get('Whole run')).toMatchObject({ yearly: true });
    expect(recent.get('Whole run')!.own).toBeCloseTo(result.metrics.cagr!.value!, 12);
    expect(recent.has('10 years')).toBe(false);
  });
});

describe('holding times', () => {
  it('[BT-6] agree with the metrics, and are told in the unit of their median', () => {
    const days = exampleResult();
    const long = holdingOf(days)!;
    expect(long.unit).toBe('day');
    expect(long.all.mean).toBeCloseTo(days.metrics.averageHolding!.value!, 9);
    expect(long.all.highest).toBeCloseTo(days.metrics.longestHolding!.value!, 9);
    const minutes = holdingOf(exampleResult({ bars: minuteBars(20_000), fast: 5, slow: 20, cash: 1e6 }))!;
    expect(['minute', 'hour']).toContain(minutes.unit);
    expect(sum(minutes.all.bins.map(({ count }) => count))).toBe(minutes.all.count);
    expect(minutes.all.bins.every(({ from, to }) => minutes.unit !== 'minute' || to - from >= 1 - 1e-9)).toBe(true);
    expect(holdingOf(idleResult())).toBeNull();
  });

  it('[BT-6] winners and losers together are all trades', () => {
    const result = exampleResult();
    const { trades } = result.simulation;
    const wins = trades.profit.filter((profit) => profit > 0).length;
    const { all, winners, losers } = holdingOf(result)!;
    expect((winners! * wins + losers! * (trades.length - wins)) / trades.length).toBeCloseTo(all.mean, 9);
  });
});

describe('an account that is ruined', () => {
  it('[BT-6] has no returns from the day on at which it stood at or below 0', () => {
    expect([...returnsOf(Float64Array.from([110, 55, -11, 5, 10]), 100)]).toEqual([
      expect.closeTo(0.1, 12),
      -0.5,
      -1.2,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('prices of adjusted shares', () => {
  it('[BT-6] marks stand inside the bars of their trades, before and after a split', async () => {
    const result = await splitResult();
    const { manifest, payload } = packReport([result], ['split']);
    const view = (await readReport(JSON.stringify(manifest), payload)).results[0]!;
    const series = view.instruments[0]!;
    const { trades, marks } = view;
    expect(trades.length).toBeGreaterThan(5);
    expect(series.factor![series.length - 1]).toBe(7);
    for (let i = 0; i < trades.length; i += 1) {
      for (const [point, price] of [
        [trades.entryPoint[i]!, marks.entryPrice[i]!],
        [trades.exitPoint[i]!, marks.exitPrice[i]!],
      ] as const) {
        expect(price).toBeGreaterThan(series.low[point]! * 0.995);
        expect(price).toBeLessThan(series.high[point]! * 1.005);
      }
    }
    expect(trades.entryPrice[trades.length - 1]).toBeLessThan(marks.entryPrice[trades.length - 1]! / 6);
  });
});

describe('volume', () => {
  it('[BT-6] comes back to the bit, and sums over any stretch', async () => {
    const bars = dayBars(300);
    const volume = Float64Array.from(bars.close, (_price, i) => (i % 13) * 100.5);
    const result = exampleResult({ bars: { ...bars, volume } });
    const { manifest, payload } = packReport([result], ['one']);
    const series = (await readReport(JSON.stringify(manifest), payload)).results[0]!.instruments[0]!;
    expect(series.volume!.values).toEqual(volume.subarray(50));
    const { sums } = series.volume!;
    expect(sums[40]! - sums[20]!).toBeCloseTo(sum(volume.subarray(70, 90)), 6);
    expect(sums.length).toBe(series.length + 1);
  });
});

describe('round values of an axis', () => {
  it('[BT-6] a logarithmic axis has some over any span of money', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e7, noNaN: true }),
        fc.double({ min: 1.02, max: 1e5, noNaN: true }),
        (low, times) => {
          const values = logSplits(low, low * times);
          expect(values.length).toBeGreaterThanOrEqual(1);
          expect(values.length).toBeLessThanOrEqual(12);
          expect(values.every((value) => value >= low * 0.999999 && value <= low * times * 1.000001)).toBe(true);
        },
      ),
      { seed },
    );
    expect(logSplits(90, 2100)).toEqual([100, 200, 500, 1000, 2000]);
    expect(roundValues(0, 0.034)).toEqual([0, 0.01, 0.02, 0.03]);
    expect(roundValues(5, 5)).toEqual([]);
  });
});

describe('times of entry', () => {
  it('[BT-6] hold each trade once, by the clock of the exchange for shares and by UTC elsewhere', () => {
    const minutes = exampleResult({ bars: minuteBars(20_000), fast: 5, slow: 20, cash: 1e6 });
    expect(entryZone(minutes)).toBe('UTC');
    const { trades } = minutes.simulation;
    for (const groups of [byHour(minutes), byWeekday(minutes)]) {
      expect(sum(groups.map((group) => group.trades))).toBe(trades.length);
      expect(sum(groups.map((group) => group.profit))).toBeCloseTo(sum(trades.profit), 6);
    }
    const firstHour = new Date(Number(trades.entryTime[0]! / 1_000_000n)).getUTCHours();
    expect(byHour(minutes)[firstHour]!.trades).toBeGreaterThan(0);
    expect(entryZone(exampleResult({ bars: dayBars(200) }))).toBe('America/New_York');
  });

  it('[BT-6] 13:45 UTC is nine in the morning of New York in summer and eight in winter', () => {
    const result = exampleResult({ bars: dayBars(200) });
    const at = (iso: string) => {
      const entryTime = BigInt64Array.from(
        result.simulation.trades.entryTime,
        () => BigInt(Date.parse(iso)) * 1_000_000n,
      );
      const trades = { ...result.simulation.trades, entryTime };
      return { ...result, simulation: { ...result.simulation, trades } };
    };
    const hours = (iso: string) => byHour(at(iso)).findIndex((group) => group.trades > 0);
    expect(hours('2018-07-02T13:45Z')).toBe(9);
    expect(hours('2018-01-02T13:45Z')).toBe(8);
    // Monday 02:00 UTC is still Sunday in New York
    expect(byWeekday(at('2018-07-02T02:00Z')).findIndex((group) => group.trades > 0)).toBe(6);
  });
});

describe('against buy-and-hold', () => {
  it('[BT-6] buy-and-hold against itself: beta 1, alpha 0, captures 1, no difference', () => {
    const days = daysOf(exampleResult());
    const same = relativeOf({ ...days, equity: days.hold, returns: days.holdReturns }, { cash: 1e5, daysPerYear: 252 });
    expect(same.beta).toBeCloseTo(1, 12);
    expect(same.alpha).toBeCloseTo(0, 12);
    expect(same.correlation).toBeCloseTo(1, 12);
    expect(same.rSquared).toBeCloseTo(1, 12);
    expect(same.treynor).toBeCloseTo(meanOf(days.holdReturns) * 252, 12);
    expect(same).toMatchObject({
      excess: 0,
      upCapture: 1,
      downCapture: 1,
      trackingError: 0,
      informationRatio: null,
      monthsAhead: 0,
    });
  });
});

describe('rolling figures', () => {
  it('[BT-6] equal the figure computed afresh over each window', () => {
    const days = daysOf(exampleResult());
    const own = returnsOf(days.equity, 1e5);
    expect(own).toEqual(days.returns);
    const hold = days.holdReturns;
    const of = (figure: 'sharpe' | 'beta' | 'volatility') =>
      rollingValues({ own, hold }, { figure, window: 63, daysPerYear: 252 });
    const [sharpe, beta, volatility] = [of('sharpe'), of('beta'), of('volatility')];
    expect(sharpe.subarray(0, 62).every(Number.isNaN)).toBe(true);
    for (const day of [62, 100, 700, own.length - 1]) {
      const window = own.subarray(day - 62, day + 1);
      const held = hold.subarray(day - 62, day + 1);
      expect(volatility[day]).toBeCloseTo(deviation(window) * Math.sqrt(252), 9);
      expect(sharpe[day]).toBeCloseTo((meanOf(window) / deviation(window)) * Math.sqrt(252), 7);
      const products = sum(window.map((value, i) => (value - meanOf(window)) * (held[i]! - meanOf(held))));
      expect(beta[day]).toBeCloseTo(products / sum(held.map((value) => (value - meanOf(held)) ** 2)), 7);
    }
  });
});

describe('several instruments', () => {
  it('[BT-6] bars lie at the points where they close, trades at those of their instrument', async () => {
    const result = await severalResult(3);
    const { manifest, payload } = packReport([result], ['three']);
    const view = (await readReport(JSON.stringify(manifest), payload)).results[0]!;
    const { times, trades } = result.simulation;
    expect(view.axis.length).toBe(times.length);
    expect(view.instruments.map(({ symbol }) => symbol)).toEqual(['ALPHA', 'BRAVO', 'CARGO']);
    result.instruments.forEach(({ bars, firstBar }, k) => {
      const series = view.instruments[k]!;
      const closes = bars.closeTime ?? bars.time.map((open) => open + 86_400_000_000_000n);
      for (let bar = 0; bar < series.length; bar += 17) {
        const point = series.pointOf(bar);
        expect(times[point]).toBe(closes[bar + firstBar]);
        expect(series.barFrom(point)).toBe(bar);
      }
    });
    for (let i = 0; i < trades.length; i += 1) {
      expect(view.trades.instrument[i]).toBe(trades.instrument[i]);
      expect(view.trades.entryPoint[i]).toBeLessThanOrEqual(view.trades.exitPoint[i]!);
    }
    const range = { min: 300, max: 420 };
    const inRange = view.tradeIndices.flatMap((index) => index.inRange(range)).sort((a, b) => a - b);
    const wanted = Array.from(view.trades.entryPoint.keys()).filter(
      (i) => view.trades.exitPoint[i]! >= range.min && view.trades.entryPoint[i]! <= range.max,
    );
    expect(inRange).toEqual(wanted);
  });

  it('[BT-6] the figures of the instruments sum to those of the run', async () => {
    const result = await severalResult(3);
    const figures = instrumentFigures(result, timelineOf(result));
    const { trades, fills } = result.simulation;
    expect(sum(figures.map((one) => one.trades))).toBe(trades.length);
    expect(sum(figures.map(({ profit }) => profit))).toBeCloseTo(sum(trades.profit), 6);
    expect(sum(figures.map(({ costs }) => costs))).toBeCloseTo(
      sum(fills.commission) + sum(fills.spreadCost) + sum(fills.slippageCost),
      6,
    );
    const alone = exampleResult();
    const [only] = instrumentFigures(alone, timelineOf(alone));
    expect(only!.exposure).toBeCloseTo(alone.metrics.exposure!.value!, 2);
  });
});

describe('extremes in levels', () => {
  it('[BT-6] are the lowest and the highest of any stretch', () => {
    const list = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 900 });
    fc.assert(
      fc.property(list, fc.nat(), fc.nat(), (values, a, b) => {
        const [first, last] = [a % values.length, b % values.length].sort((one, two) => one - two) as [number, number];
        const { low, high } = extremesOf(Float64Array.from(values));
        expect(low(first, last)).toBe(Math.min(...values.slice(first, last + 1)));
        expect(high(first, last)).toBe(Math.max(...values.slice(first, last + 1)));
      }),
      { seed },
    );
  });

  it('[BT-6] a line is exact when zoomed in, and loses no extreme when zoomed out', () => {
    const values = daysOf(exampleResult()).equity;
    const line = { values, extremes: extremesOf(values) };
    const drawn = (range: { first: number; last: number }, pixels: number) => {
      const points: [number, number][] = [];
      linePoints(line, range, pixels, (x, y) => points.push([x, y]));
      return points;
    };
    const near = drawn({ first: 100, last: 300 }, 400);
    expect(near).toEqual(Array.from(values.subarray(100, 301), (value, i) => [100 + i, value]));
    const far = drawn({ first: 0, last: values.length - 1 }, 100);
    expect(far.length).toBeLessThanOrEqual(2 * 101 + 20);
    expect(Math.max(...far.map(([, y]) => y))).toBe(Math.max(...values));
    expect(Math.min(...far.map(([, y]) => y))).toBe(Math.min(...values));
  });
});
