// Recorded feeds from memory, one thread: decoding, books. The ITCH feed is generated: 10,234,118 messages of the stream
// of matching.bench.ts. With TIERCEL_TEST_DATA real feeds too.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { replayFile } from '../src/book/index.ts';
import { cppRows } from './cpp/program.ts';
import { type BenchRow, printMachine, printRows, timeAsync } from './lib.ts';

interface Row {
  readonly format: 'itch' | 'lobster' | 'mbo' | 'binance-l2';
  readonly what: string;
  readonly bestMs: number;
  readonly medianMs: number;
  readonly worstMs: number;
  readonly messages: number;
  readonly check: string;
}

const data = process.env.TIERCEL_TEST_DATA;
const folder = mkdtempSync(join(tmpdir(), 'tiercel-bench-replay-'));

function unpacked(path: string, name: string): string {
  const file = join(folder, name);
  writeFileSync(file, gunzipSync(readFileSync(path)));
  return file;
}

const itch = join(folder, 'feed.itch');
const files: [Row['format'] | 'itch-feed', string][] = [['itch-feed', itch]];
if (data !== undefined) {
  files.push(['lobster', join(data, 'lobster/AAPL_2012-06-21_34200000_37800000_message_50.csv')]);
  files.push(['mbo', unpacked(join(data, 'databento-mbo/es_mbo_20231225.csv.gz'), 'mbo.csv')]);
  const depth = 'hftbacktest-l2/binance_usdm_btcusdt_20240808_depth.csv.gz';
  files.push(['binance-l2', unpacked(join(data, depth), 'depth.csv')]);
}

/** What must come out: bid and ask at the end, in ticks. */
const tops = {
  itch: [9936, 9937],
  lobster: [58_569, 58_595],
  mbo: [481_000, 481_025],
  'binance-l2': [6_165_970, 6_165_980],
} as const;

function check({ format, what, messages, check: found }: Row): void {
  if (format === 'itch' && messages !== 10_234_118) throw new Error(`itch: ${messages} messages instead of 10,234,118`);
  if (what === 'decode') return;
  const [bid, ask] = tops[format];
  if (BigInt(found) !== BigInt(bid) * 2n ** 32n + BigInt(ask))
    throw new Error(`${format}: ${what} of ${messages} messages ends at another top`);
}

const goals: Readonly<Record<string, number>> = {
  'itch decode': 120,
  'itch decode and book': 45,
  'itch book of decoded': 50,
  'lobster book of decoded': 30,
  'mbo book of decoded': 30,
};

const measured = cppRows<Row>('replay_bench', files.flat());
for (const row of measured) check(row);
const rows: BenchRow[] = measured.map(({ format, what, messages, ...timing }) => {
  const goal = goals[`${format} ${what}`];
  return {
    what: `${format}: ${what}`,
    timing,
    amount: messages,
    unit: format === 'binance-l2' ? 'levels' : 'messages',
    ...(goal !== undefined && { target: goal * 1e6 }),
  };
});
let messages = 0;
const fromFile = await timeAsync(
  async () => {
    messages = (await replayFile({ path: itch, format: 'itch' })).messages;
  },
  5,
  1,
);
rows.push({
  what: 'itch: replayFile, from the file to the report',
  timing: fromFile,
  amount: messages,
  unit: 'messages',
});
printMachine();
printRows('Replay of recorded feeds', rows);
rmSync(folder, { recursive: true, force: true });
