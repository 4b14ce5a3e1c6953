// Market making on a generated stream of levels and trades: every 100 ms what rests is cancelled, and one bid at the best
// bid and one ask at the best ask are sent, post-only, 1 unit each, 1 ms from and to the venue. In a TypeScript handler on
// its own timer, for each queue model; hftbacktest runs the same bytes beside it where Python can install it.
//   npx tsx bench/stream.bench.ts [events]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  defineStrategy,
  type Instrument,
  marketStream,
  type QueueModel,
  type Strategy,
  streamBacktest,
} from '../src/index.ts';
import { type BenchRow, printMachine, printRows, timeAsync } from './lib.ts';
import { peerPython, peerRows } from './peers/environment.ts';
import { type StreamColumns, streamColumns } from './stream-data.ts';

const events = Number(process.argv[2] ?? 2_000_000);
const interval = 100_000_000n;

const instrument: Instrument = {
  symbol: 'MADEUP',
  assetClass: 'crypto',
  currency: 'USD',
  calendar: '24x7',
  tickSize: 0.01,
  lotSize: 1,
  minQuantity: 1,
};

const quoting = defineStrategy({
  name: 'quoting',
  lookback: () => 0,
  handlers: () => ({
    onStart: (ctx) => ctx.setTimer(ctx.time + interval, 'quote'),
    onTimer(ctx) {
      for (const { id } of ctx.orders()) ctx.cancel(id);
      const { bid, ask } = ctx.book();
      if (bid > 0 && ask > bid) {
        ctx.buy({ units: 1, limit: bid, postOnly: true });
        ctx.sell({ units: 1, limit: ask, postOnly: true });
      }
      ctx.setTimer(ctx.time + interval, 'quote');
    },
  }),
});

const idle = defineStrategy({
  name: 'clock',
  lookback: () => 0,
  handlers: () => ({
    onStart: (ctx) => ctx.setTimer(ctx.time + interval, 'tick'),
    onTimer: (ctx) => ctx.setTimer(ctx.time + interval, 'tick'),
  }),
});

function streamOf({ time, isTrade, side, price, size }: StreamColumns) {
  const pick = (wanted: number) => {
    const rows = Array.from(isTrade.keys()).filter((row) => isTrade[row] === wanted);
    const floats = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
    return {
      length: rows.length,
      time: BigInt64Array.from(rows, (row) => time[row]!),
      price: floats(price),
      size: floats(size),
      side: Int8Array.from(rows, (row) => side[row]!),
    };
  };
  const [levels, trades] = [pick(0), pick(1)];
  return marketStream({ instrument, levels, trades: { ...trades, aggressor: trades.side } });
}

printMachine();
const columns = streamColumns(events);
const stream = streamOf(columns);

async function row(name: string, strategy: Strategy, queue: QueueModel): Promise<BenchRow> {
  const run = () =>
    streamBacktest(strategy, stream, {
      costs: 'zero',
      cash: 1_000_000,
      leverage: 100,
      timeframe: '1h',
      queue,
      crossed: 'newest',
      latency: { orderMs: 1, reportMs: 1 },
    });
  const { simulation } = await run();
  if (simulation.events !== stream.events || simulation.feeds[0]!.trades !== stream.trades) {
    throw new Error('events were left out');
  }
  const { orders, fills } = simulation.counts;
  const counts =
    strategy === idle ? '' : `: ${orders.toLocaleString('en-US')} orders, ${fills.toLocaleString('en-US')} fills`;
  const timing = await timeAsync(async () => void (await run()));
  return {
    what: `${name}${counts}`,
    timing,
    amount: events,
    unit: 'events',
    ...(strategy === idle ? {} : { target: 12e6 }),
  };
}

printRows(`Tiercel: ${events.toLocaleString('en-US')} events of levels and trades, a TypeScript handler each 100 ms`, [
  await row('clock only', idle, 'risk-averse'),
  await row('quotes, risk-averse', quoting, 'risk-averse'),
  await row('quotes, log', quoting, 'log'),
  await row('quotes, power 3', quoting, { power: 3 }),
]);

/** The same bytes through hftbacktest, its strategy compiled by numba. */
function peer(): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-stream-'));
  try {
    for (const [name, column] of Object.entries(columns)) writeFileSync(join(folder, name), column);
    const python = peerPython('hftbacktest');
    return peerRows<{ what: string; best: number; median: number; worst: number }>(python, 'hftbacktest.py', [
      folder,
    ]).map(({ what, best, median, worst }) => ({
      what,
      timing: { bestMs: best * 1e3, medianMs: median * 1e3, worstMs: worst * 1e3 },
      amount: events,
      unit: 'events',
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

try {
  printRows('hftbacktest on the same bytes', peer());
} catch (error) {
  console.log(`\nhftbacktest: not run here (${(error as Error).message.split('\n')[0]})`);
}
