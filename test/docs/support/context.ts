// What examples take for granted: bars, signals, options, a store with a series. Built once, from the seeded generator.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { backtest, costsOf, defineStrategy, param } from '../../../src/backtest/index.ts';
import { type Signals, type SimulationOptions, simulate } from '../../../src/backtest/simulator/index.ts';
import type { MetricInfo } from '../../../src/index.ts';
import { ta } from '../../../src/indicators/index.ts';
import { toIso } from '../../../src/market/index.ts';
import { generateBars } from '../../../src/sources/index.ts';
import { openStore, type SeriesMeta } from '../../../src/store/index.ts';

export const instrument = { ...generateBars({ seed: 1, length: 1 }).instrument, symbol: 'EURUSD' };

export const bars = generateBars({ seed: 1, length: 6_000, from: '2018-01-02', side: 'bid', instrument });
export const to = bars.time[bars.length - 1]! + 60_000_000_000n;

export const smaCross = defineStrategy({
  name: 'sma-cross',
  params: { fast: param.int(2, 100, { default: 20 }), slow: param.int(3, 200, { default: 50 }) },
  lookback: (p) => p.slow,
  signals({ bars: given, ta: average, p }) {
    const [fast, slow] = [average.sma(given.close, p.fast), average.sma(given.close, p.slow)];
    return { enterLong: average.crossedAbove(fast, slow), exitLong: average.crossedBelow(fast, slow) };
  },
});
export const strategy = smaCross;

export const signals: Signals = {
  enterLong: ta.crossedAbove(ta.sma(bars.close, 20), ta.sma(bars.close, 50)),
  exitLong: ta.crossedBelow(ta.sma(bars.close, 20), ta.sma(bars.close, 50)),
};
export const variants = [signals, { ...signals, stopLoss: 0.002 }];

export const options: SimulationOptions = {
  cash: 100_000,
  size: { kind: 'units', value: 10_000 },
  costs: costsOf(bars, 'fx-retail'),
  fill: 'next-open',
  limit: 'through',
  reverse: false,
  mark: 'closing-side',
  leverage: 1,
  firstBar: 0,
};

export const simulation = simulate(bars, signals, options);

export const result = await backtest(smaCross, bars);

export const maker = defineStrategy({
  name: 'maker',
  lookback: () => 0,
  handlers: () => ({ onStart: (ctx) => ctx.setTimer(ctx.time + 1_000_000_000n) }),
});

export const info: MetricInfo = {
  name: 'totalReturn',
  label: 'Total return',
  unit: 'fraction',
  better: 'higher',
  group: 'return',
  explanation: '',
};

const meta: SeriesMeta = {
  ...{ instrument, timeframe: '1m', side: 'bid', dateOnly: false },
  source: { file: 'eurusd_1m.csv.gz', sha256: '0'.repeat(64), zone: 'UTC', stamp: 'open' },
  importReport: {},
};
const folder = mkdtempSync(join(tmpdir(), 'tiercel-context-'));
export const store = await openStore(folder, { create: true });
await store.append(meta, bars);
const share = { ...instrument, symbol: 'AAPL', assetClass: 'equity', calendar: 'us-equity' } as const;
await store.appendTicks(
  { instrument: meta.instrument, kind: 'quotes', source: meta.source, importReport: {} },
  { length: 2, time: bars.time.slice(0, 2), bid: bars.low.slice(0, 2), ask: bars.high.slice(0, 2) },
);
await store.append({ ...meta, instrument: share, side: 'last' }, bars);

/** Closes and removes what the examples' store holds. */
export async function tidy(): Promise<void> {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Stands for what a reader would do with what an example made. */
export function use(...values: unknown[]): void {
  void values;
}

/** Puts the files and the store that examples name into the working folder. */
export async function furnish(): Promise<void> {
  const row = (i: number): string =>
    [toIso(bars.time[i]!), bars.open[i], bars.high[i], bars.low[i], bars.close[i]].join(',');
  const rows = Array.from({ length: bars.length }, (_, i) => row(i));
  const text = `time,open,high,low,close\n${rows.join('\n')}\n`;
  writeFileSync('eurusd_1m_2018.csv.gz', gzipSync(text));
  writeFileSync('eurusd_1m.csv.gz', gzipSync(text));
  writeFileSync('btcusdt_1m.csv', text);
  const ticks = 'time_utc,bid,ask\n2018-01-02T00:00:00.100Z,1.20037,1.20049\n2018-01-02T00:00:00.100Z,1.2004,1.2005\n';
  writeFileSync('eurusd_ticks.csv.gz', gzipSync(ticks));
  writeFileSync('aapl_factors.csv', '20140606,1,0.1428571,645.57\n20501231,1,1,0\n');
  writeFileSync('aapl_message.csv', '34200.5,1,7,100,5853300,1\n34201,3,8,50,5853200,1\n');
  const depth = [
    '1514851200000,S,0,1,b,1.20030,500',
    '1514851200000,S,0,1,a,1.20040,700',
    '1514851202000,U,2,2,b,1.20031,100',
  ];
  writeFileSync('btc_depth.csv', `trans_ms,kind,first_id,last_id,side,price,qty\n${depth.join('\n')}\n`);
  const trade = '1514851200000,1514851200500,1514851200500,1,1.20040,50,0,MARKET';
  writeFileSync('btc_trades.csv', `recv_ns,event_ms,trade_ms,trade_id,price,qty,buyer_is_maker,type\n${trade}\n`);
  writeFileSync('factors.csv', '20180102,1,0.1428571,8.4\n20501231,1,1,0\n');
  writeFileSync('my-broker.yaml', 'about: mine\nspread: 1ticks\ncommission: 2bps,min=1\nslippage: 0\n');
  writeFileSync(
    'mine.ts',
    "import { defineStrategy } from 'tiercel';\nexport const mine = defineStrategy({ name: 'mine', signals: () => ({}) });\n",
  );
  const opened = await openStore('./store', { create: true });
  await opened.append(meta, bars);
  await opened.close();
}
