// Backtests to show: seeded bars through the real simulator and the real metrics.
import { createHash } from 'node:crypto';
import { type CostProfileName, costsOf } from '../../../src/backtest/costs/profiles.ts';
import { computeMetrics } from '../../../src/backtest/metrics/index.ts';
import type { BacktestResult } from '../../../src/backtest/result.ts';
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
  const run = {
    calendar: bars.instrument.calendar,
    daysPerYear: 252,
    from: bars.time[base.firstBar]!,
    to: bars.time[bars.length - 1]! + timeframeNs(bars.timeframe),
  };
  const measure = (account: Simulation) => computeMetrics({ ...run, bars, account, firstBar: base.firstBar, cash });
  const params = given.params ?? { fast, slow, stop, target };
  return {
    strategy: { name: given.name ?? 'sma-cross', form: 'signals', params, checked: true, codeHash: null },
    bars,
    instruments: [{ bars, firstBar: base.firstBar }],
    options: { ...base, ...run, currency: bars.instrument.currency },
    simulation,
    metrics: measure(simulation),
    buyAndHold: { equity: hold.equity, metrics: measure(hold) },
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

/** Stop and target so near that many bars hold both. */
export function ambiguousResult(): BacktestResult {
  return exampleResult({ name: 'near-levels', bars: dayBars(600), stop: 0.004, target: 0.004 });
}
