// All metrics of a year of minutes, from given equity, trades and fills; and the trading days that they need.
import { computeMetrics, type MetricsOptions, metricInfos } from '../src/backtest/metrics/index.ts';
import {
  allocateColumn,
  allocateTimes,
  type Bars,
  type CalendarName,
  calendarNames,
  tradingDayEnds,
} from '../src/market/index.ts';
import { native } from '../src/native/index.ts';
import { type BenchRow, printMachine, printRows, time } from './lib.ts';

const minute = 60_000_000_000n;
const barCount = 372_607;
const tradeCount = 4391;
const from = BigInt(Date.UTC(2018, 0, 1)) * 1_000_000n;
const to = BigInt(Date.UTC(2019, 0, 1)) * 1_000_000n;

/** A linear congruential generator, so that each run measures the same. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function minutes(): Bars {
  const column = allocateColumn(barCount);
  const times = allocateTimes(barCount);
  // A week has 7,200 minutes of trading, from Sunday evening on.
  for (let i = 0; i < barCount; i++)
    times[i] = from + (BigInt(Math.floor(i / 7200)) * 10_080n + BigInt(i % 7200)) * minute;
  return {
    ...{ length: barCount, time: times, open: column, high: column, low: column, close: column },
    ...{ timeframe: '1m', side: 'bid', priceStep: null },
    instrument: {
      ...{ symbol: 'EURUSD', assetClass: 'fx', currency: 'USD', calendar: 'fx' },
      ...{ tickSize: 1e-5, lotSize: 1, minQuantity: 1 },
    },
  };
}

/** In the market half of the time; `drift` of each bar in money decides how often there is a new peak. */
function options(bars: Bars, drift: number): MetricsOptions {
  const random = generator(1);
  let value = 1_000_000;
  const equity = Float64Array.from({ length: barCount }, (_, i) => {
    if (Math.floor(i / 42) % 2 === 0) value += (random() - 0.5) * 4 + drift;
    return value;
  });
  const random2 = generator(2);
  const random3 = generator(3);
  const columnOf = (length: number, scale: number): Float64Array =>
    Float64Array.from({ length }, () => (random2() - 0.45) * scale);
  const positive = (scale: number): Float64Array =>
    Float64Array.from({ length: 2 * tradeCount }, () => random3() * scale);
  return {
    ...{ bars, firstBar: 0, cash: 1_000_000, calendar: 'fx', daysPerYear: 260, from, to },
    account: {
      equity,
      barsInPosition: barCount >> 1,
      trades: {
        ...{
          profit: columnOf(tradeCount, 100),
          adverse: columnOf(tradeCount, -50),
          favourable: columnOf(tradeCount, 50),
        },
        ...{ entryTime: allocateTimes(tradeCount), exitTime: allocateTimes(tradeCount).fill(minute) },
      },
      fills: {
        ...{ quantity: positive(1e4), price: positive(1.2) },
        ...{ commission: positive(2), spreadCost: positive(1), slippageCost: positive(1) },
      },
    },
  };
}

let sink = 0;

function compute(run: MetricsOptions): void {
  const metrics = computeMetrics(run);
  for (const { name } of metricInfos) sink += metrics[name]!.value ?? 0;
}

/** The deepest fall, bar by bar: what the native scan must have found. */
function check(run: MetricsOptions): void {
  let [peak, depth] = [run.cash, 0];
  for (const value of run.account.equity) {
    peak = Math.max(peak, value);
    depth = Math.max(depth, (peak - value) / peak);
  }
  if (computeMetrics(run).maxDrawdown!.value !== depth) throw new Error('the deepest drawdown is wrong');
}

/** The figure is for equity of the benchmark strategy's kind; a peak in most blocks of eight bars is the worst case. */
function metricRow(what: string, bars: Bars, drift: number): BenchRow {
  const run = options(bars, drift);
  check(run);
  const row = { what, timing: time(() => compute(run), 61, 10), amount: barCount, unit: 'bars' };
  return drift > 0 ? row : { ...row, target: barCount / 0.7e-3 };
}

function calendarRow(calendar: CalendarName): BenchRow {
  const start = BigInt(Date.UTC(1999, 0, 1)) * 1_000_000n;
  const days = tradingDayEnds(calendar, start, to).length;
  const timing = time(() => {
    sink += tradingDayEnds(calendar, start, to).length;
  }, 31);
  return { what: `trading days of twenty years, ${calendar}`, timing, amount: days, unit: 'days' };
}

printMachine();
console.log(`instruction set: ${native().simdLevel()}`);
const bars = minutes();
printRows(`All ${metricInfos.length} metrics: ${barCount} bars, ${tradeCount} trades, a year of trading days`, [
  metricRow('equity that wanders', bars, 0),
  metricRow('equity that falls', bars, -0.1),
  metricRow('equity that rises, many new peaks', bars, 0.6),
]);
printRows('Calendars', calendarNames.map(calendarRow));
if (!Number.isFinite(sink)) throw new Error('a metric is not a number');
