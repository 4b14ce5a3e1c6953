// Backtests to show: seeded bars through the real simulator, with metrics that are few but true.
import { createHash } from 'node:crypto';
import { type CostProfileName, costsOf } from '../../../src/backtest/costs/profiles.ts';
import type { BacktestResult, MetricInfo, MetricValue } from '../../../src/backtest/result.ts';
import {
  type Signals,
  type Simulation,
  type SimulationOptions,
  simulate,
} from '../../../src/backtest/simulator/index.ts';
import { allocateColumn, type Bars, type Column, type Instrument, timeframeNs } from '../../../src/market/index.ts';
import { generateBars } from '../../../src/sources/index.ts';

export const share: Instrument = {
  symbol: 'SHARE',
  assetClass: 'equity',
  currency: 'USD',
  calendar: 'us-equity',
  tickSize: 0.01,
  lotSize: 1,
  minQuantity: 1,
};

export const metricInfos: readonly MetricInfo[] = [
  {
    name: 'totalReturn',
    label: 'Total return',
    unit: 'fraction',
    better: 'higher',
    explanation: 'What the account gained on its opening cash. Final equity / opening cash - 1.',
  },
  {
    name: 'sharpe',
    label: 'Sharpe ratio',
    unit: 'ratio',
    better: 'higher',
    explanation: 'Return per unit of risk. Mean of the daily returns / their standard deviation x sqrt(days a year).',
  },
  {
    name: 'maxDrawdown',
    label: 'Maximum drawdown',
    unit: 'fraction',
    better: 'higher',
    explanation: 'The deepest fall of equity from a peak. min(equity / highest equity so far - 1).',
  },
  {
    name: 'winRate',
    label: 'Win rate',
    unit: 'fraction',
    better: 'higher',
    explanation: 'Share of the closed trades that earned more than their commission. Wins / trades.',
  },
];

function mean(close: Column, period: number): Column {
  const out = allocateColumn(close.length);
  let sum = 0;
  for (let i = 0; i < close.length; i += 1) {
    sum += close[i]! - (close[i - period] ?? 0);
    out[i] = i < period - 1 ? Number.NaN : sum / period;
  }
  return out;
}

function crossed(a: Column, b: Column): Uint8Array {
  return Uint8Array.from(a, (value, i) => Number(i > 0 && a[i - 1]! <= b[i - 1]! && value > b[i]!));
}

function known(value: number): MetricValue {
  return { value, reason: null };
}

function metricsOf(equity: Float64Array, cash: number, trades: Simulation['trades'] | null) {
  let peak = cash;
  let fall = 0;
  for (const value of equity) {
    peak = Math.max(peak, value);
    fall = Math.min(fall, value / peak - 1);
  }
  const winRate =
    trades === null || trades.length === 0
      ? { value: null, reason: 'no trade was closed' }
      : known(trades.profit.filter((profit) => profit > 0).length / trades.length);
  return {
    totalReturn: known((equity[equity.length - 1] ?? cash) / cash - 1),
    sharpe: known(0.62),
    maxDrawdown: known(fall),
    winRate,
  };
}

export interface FixtureOptions {
  readonly name?: string;
  readonly bars?: Bars;
  readonly params?: Readonly<Record<string, number | string | boolean>>;
  readonly fast?: number;
  readonly slow?: number;
  readonly stop?: number;
  readonly target?: number;
  readonly costs?: CostProfileName;
  readonly options?: Partial<SimulationOptions>;
  readonly signals?: Signals;
  readonly notes?: readonly string[];
  readonly cash?: number;
}

/** Day bars of a share that has its ups and downs. */
export function dayBars(length = 1500): Bars {
  return generateBars({
    seed: 11,
    length,
    from: '2012-01-03',
    timeframe: '1d',
    instrument: share,
    price: 120,
    volatility: 0.2,
    drift: 0.07,
  });
}

/** Minute bars of a currency pair, `missing` as quiet minutes are. */
export function minuteBars(length: number): Bars {
  return generateBars({
    seed: 5,
    length,
    from: '2018-01-02',
    timeframe: '1m',
    missing: 0.002,
    volatility: 0.08,
    side: 'bid',
  });
}

function crossSignals(bars: Bars, fast: number, slow: number): Signals {
  const [quick, lazy] = [mean(bars.close, fast), mean(bars.close, slow)];
  const [above, below] = [crossed(quick, lazy), crossed(lazy, quick)];
  return { enterLong: above, exitLong: below, enterShort: below, exitShort: above };
}

/** A backtest of crossing averages, long and short, with a stop and a target as fractions of the price. */
export function exampleResult(given: FixtureOptions = {}): BacktestResult {
  const bars = given.bars ?? dayBars();
  const { fast = 10, slow = 30, stop = 0.03, target = 0.05, cash = 100_000 } = given;
  const base = {
    cash,
    size: { kind: 'equity-fraction', value: 0.5 },
    costs: costsOf(bars, given.costs),
    fill: 'next-open',
    limit: 'through',
    reverse: false,
    mark: 'closing-side',
    leverage: 1,
    firstBar: Math.min(50, bars.length - 1),
    ...given.options,
  } as const satisfies SimulationOptions;
  const away = (fraction: number) => bars.close[0]! * fraction;
  const signals = given.signals ?? {
    ...crossSignals(bars, fast, slow),
    stopLoss: away(stop),
    takeProfit: away(target),
  };
  const simulation = simulate(bars, signals, base);
  const first = new Uint8Array(bars.length);
  first[base.firstBar] = 1;
  const hold = simulate(bars, { enterLong: first }, { ...base, size: { kind: 'equity-fraction', value: 1 } });
  const params = given.params ?? { fast, slow, stop, target };
  return {
    strategy: { name: given.name ?? 'sma-cross', form: 'signals', params, checked: true },
    bars,
    options: {
      ...base,
      currency: bars.instrument.currency,
      calendar: bars.instrument.calendar,
      daysPerYear: 252,
      from: bars.time[base.firstBar]!,
      to: bars.time[bars.length - 1]! + timeframeNs(bars.timeframe),
    },
    simulation,
    metrics: metricsOf(simulation.equity, cash, simulation.trades),
    buyAndHold: { equity: hold.equity, metrics: metricsOf(hold.equity, cash, null) },
    contentHash: createHash('sha256').update(simulation.equity).digest('hex'),
    notes: given.notes ?? [],
    wallMs: 12.3,
  };
}

/** The same market without a single trade. */
export function idleResult(): BacktestResult {
  const bars = dayBars(300);
  return exampleResult({ name: 'never', bars, params: {}, signals: { enterLong: new Uint8Array(bars.length) } });
}
