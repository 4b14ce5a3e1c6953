/** The work of the peers bench done by this engine: the exact answer's strategy on a year of EURUSD minutes. */
import { join } from 'node:path';
import { computeMetrics } from '../src/backtest/metrics/index.ts';
import { createSimulator, type Signals, type SimulationOptions } from '../src/backtest/simulator/index.ts';
import { createTechnicalAnalysis } from '../src/indicators/index.ts';
import { type BarColumns, type Bars, columnArena } from '../src/market/index.ts';
import { readCsv } from '../src/sources/index.ts';
import { eurusd, plainOptions, zeroCosts } from '../test/backtest/support/bars.ts';
import { time, timeAsync } from './lib.ts';

export const barCount = 372_607;

/** One engine's time for one kind of work, with what it computed. */
export interface OwnRow {
  readonly peer: string;
  readonly what: 'given' | 'computed' | 'csv';
  readonly medianMs: number;
  readonly trades?: number;
  readonly equity?: number | null;
  readonly rows?: number;
}

export function eurusdCsv(): string {
  const folder = process.env.TIERCEL_TEST_DATA;
  if (folder === undefined) throw new Error('set TIERCEL_TEST_DATA to the folder of test data');
  return join(folder, 'histdata-1m', 'eurusd_1m_2018.csv.gz');
}

function backtestRows(columns: BarColumns): OwnRow[] {
  const bars: Bars = {
    ...columns,
    instrument: eurusd,
    timeframe: '1m',
    side: 'bid',
    priceStep: columns.close.priceStep ?? null,
  };
  const simulator = createSimulator();
  const options: SimulationOptions = {
    ...plainOptions,
    cash: 1_000_000,
    size: { kind: 'units', value: 10_000 },
    fill: 'same-close',
    costs: { ...zeroCosts, commission: { ...zeroCosts.commission, perValue: 0.0002 } },
  };
  const period = { from: bars.time[0]!, to: bars.time[bars.length - 1]! + 60_000_000_000n };
  const arena = columnArena(); // indicator columns in memory that each run uses again, as a sweep does
  const ta = createTechnicalAnalysis(arena);
  const signalsOf = (): Signals => {
    arena.reset();
    const fast = ta.sma(bars.close, 20);
    const slow = ta.sma(bars.close, 50);
    return { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) };
  };
  const equity = new Float64Array(new SharedArrayBuffer(bars.length * 8));
  const run = (signals: Signals) => {
    const account = simulator.run(bars, signals, { ...options, equity });
    const run = {
      bars,
      firstBar: 0,
      account,
      cash: options.cash,
      calendar: 'fx',
      daysPerYear: 260,
      ...period,
    } as const;
    return { account, metrics: computeMetrics(run), trades: account.trades };
  };
  const given = signalsOf();
  const row = (what: OwnRow['what'], work: () => ReturnType<typeof run>): OwnRow => {
    const { account, trades } = work();
    return {
      peer: 'Tiercel',
      what,
      trades: trades.length,
      equity: account.finalEquity,
      medianMs: time(work, 51, 5).medianMs,
    };
  };
  const rows = [row('given', () => run(given))];
  return [...rows, row('computed', () => run(signalsOf()))];
}

export async function ownRows(csv: string): Promise<OwnRow[]> {
  const { bars } = await readCsv(csv);
  const { medianMs } = await timeAsync(() => readCsv(csv));
  return [...backtestRows(bars), { peer: 'Tiercel readCsv', what: 'csv', rows: bars.length, medianMs }];
}
