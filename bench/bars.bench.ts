// Bars from ticks and from shorter bars. What the peers reached on the reference machine stands beside; the peers are
// not run here. Ticks come in bursts, one each 2.4 s on average, as those of EURUSD; minutes: those of a year of EURUSD, gaps left out.
import {
  allocateColumn,
  allocateTimes,
  type BarColumns,
  type BarSpecInput,
  barBuilder,
  buildBars,
  buildMany,
  groupRows,
  mergeRows,
  type QuoteColumns,
  type TradeColumns,
} from '../src/index.ts';
import { type BenchRow, printMachine, printRows, time } from './lib.ts';

const secondNs = 1_000_000_000;
const startNs = 1_514_764_800n * BigInt(secondNs);

/** Whole numbers below n, the same at every run. */
function numbers(): (n: number) => number {
  let state = 1;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function ticks(length: number): { quotes: QuoteColumns; trades: TradeColumns & { size: Float64Array } } {
  const below = numbers();
  const times = allocateTimes(length);
  const [bid, ask, size] = [allocateColumn(length, 1e-5), allocateColumn(length, 1e-5), allocateColumn(length, 1)];
  let [at, price] = [0, 120_000];
  for (let i = 0; i < length; i++) {
    at += (below(10) < 7 ? below(600_000) : below(14_600_000)) * 1000;
    price += below(5) - 2;
    times[i] = startNs + BigInt(at);
    bid[i] = price / 1e5;
    ask[i] = (price + 10) / 1e5;
    size[i] = 1 + below(900);
  }
  return { quotes: { length, time: times, bid, ask }, trades: { length, time: times, price: bid, size } };
}

function minutes(length: number): BarColumns {
  const below = numbers();
  const time = allocateTimes(length);
  const [open, high, low, close] = Array.from({ length: 4 }, () => allocateColumn(length, 1e-5)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [minute, price] = [0, 120_000];
  for (let i = 0; i < length; i++) {
    minute += below(72) === 0 ? 2 : 1;
    time[i] = startNs + BigInt(minute) * 60n * BigInt(secondNs);
    open[i] = price / 1e5;
    price += below(41) - 20;
    close[i] = price / 1e5;
    high[i] = (price + 30) / 1e5;
    low[i] = (price - 30) / 1e5;
  }
  return { length, time, open, high, low, close };
}

/** Bars of a period, worked out tick by tick. */
function checkMinutes({ time, price, size }: TradeColumns & { size: Float64Array }): void {
  const { bars } = buildBars({ length: time.length, time, price, size }, '1m');
  let [bar, high, volume] = [0, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < time.length && bar < bars.length; i++) {
    if (time[i]! >= bars.closeTime[bar]!) {
      if (bars.high[bar] !== high || bars.volume![bar] !== volume) throw new Error(`minute ${bar} is wrong`);
      [bar, high, volume] = [bar + 1, Number.NEGATIVE_INFINITY, 0];
    }
    high = Math.max(high, price[i]!);
    volume += size[i]!;
  }
}

function checkHours(rows: BarColumns): void {
  const { bars } = buildBars(rows, '1h', { from: '1m' });
  const merged = mergeRows(rows, groupRows(rows.time, { calendar: '24x7', source: '1m', wanted: '1h' }));
  for (let i = 0; i < bars.length; i++) {
    const differs = (['open', 'high', 'low', 'close'] as const).find((name) => bars[name][i] !== merged[name][i]);
    if (differs !== undefined) throw new Error(`${differs} of hour ${i} differs between the two ways`);
  }
}

const { quotes, trades } = ticks(1_000_000);
const year = minutes(372_607);
checkMinutes(trades);
checkHours(year);
printMachine();

const eightFromMinutes = ['1m', '5m', '15m', '30m', '1h', '4h', '1d', '1w'];
const eightFromSeconds = ['1s', '5s', '15s', '1m', '5m', '15m', '1h', '1d'];
const sixNs = 1e9 / 6;

const eight = (what: string, work: () => unknown, target?: number): BenchRow => ({
  what,
  timing: time(work, 21),
  amount: 8 * quotes.length,
  unit: 'ticks of a timeframe',
  ...(target === undefined ? {} : { target }),
});

printRows('One million ticks to eight timeframes in one pass (at most 6 ns for each tick and timeframe; FLOX 16 ns)', [
  eight('bid, 1m to 1w', () => buildMany(quotes, eightFromMinutes, { side: 'bid' }), sixNs),
  eight('bid and ask, 1m to 1w', () => buildMany(quotes, eightFromMinutes), sixNs),
  eight('middle, 1m to 1w', () => buildMany(quotes, eightFromMinutes, { side: 'mid' }), sixNs),
  eight('trades with exact volume and VWAP, 1m to 1w', () => buildMany(trades, eightFromMinutes), sixNs),
  eight('bid, 1s to 1d', () => buildMany(quotes, eightFromSeconds, { side: 'bid' }), sixNs),
  eight('trades, 1s to 1d', () => buildMany(trades, eightFromSeconds), sixNs),
]);

const alone = (spec: BarSpecInput & string): BenchRow => ({
  what: spec,
  timing: time(() => buildBars(trades, spec), 15),
  amount: trades.length,
  unit: 'ticks',
});
printRows(
  'One million trades to bars of one kind',
  [
    '1m',
    'tick:100',
    'volume:50000',
    'value:50000',
    'imbalance:tick:100',
    'imbalance:volume:100',
    'runs:tick:100',
    'runs:value:100',
    'range:0.0005',
    'renko:0.0005',
    'renko:atr:14:1h',
  ].map(alone),
);

const builder = barBuilder('1m');
const block = {
  length: 64,
  time: trades.time.subarray(0, 64),
  price: trades.price.subarray(0, 64),
  size: trades.size.subarray(0, 64),
};
printRows('Minutes to hours, a year of EURUSD (372,607 rows; polars 120 M rows/s, pandas 44 M)', [
  {
    what: 'buildBars, which looks at every value first',
    timing: time(() => buildBars(year, '1h', { from: '1m' }), 101),
    amount: year.length,
    unit: 'rows',
    target: 400e6,
  },
  {
    what: 'groupRows and mergeRows, as the store builds from what it checked',
    timing: time(() => mergeRows(year, groupRows(year.time, { calendar: '24x7', source: '1m', wanted: '1h' })), 101),
    amount: year.length,
    unit: 'rows',
    target: 400e6,
  },
]);
printRows('Streaming', [
  {
    what: 'blocks of 64 trades to 1m',
    timing: time(() => {
      builder.reset();
      for (let i = 0; i < 100; i++) builder.update({ ...block, time: shifted(i) });
    }, 51),
    amount: 6400,
    unit: 'ticks',
  },
]);

function shifted(i: number): BigInt64Array {
  return trades.time.subarray(64 * i, 64 * i + 64);
}
