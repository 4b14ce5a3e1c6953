// The matching engine, one thread, events on: 10,000,000 mixed messages of one instrument, and the same with sparse ids,
// 500,000 live orders, 512 instruments, stops. Each row trades what a plain book of maps trades, checked beforehand.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BookEvents, CommandBatch, matchingEngine } from '../src/book/index.ts';
import { cppRows } from './cpp/program.ts';
import { type BenchRow, printMachine, printRows, type Timing, time } from './lib.ts';

interface Row {
  readonly what: string;
  readonly messages: number;
  readonly bestMs: number;
  readonly medianMs: number;
  readonly worstMs: number;
}
interface Latency {
  readonly what: 'latency';
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
}
interface Memory {
  readonly what: string;
  readonly bytesEach: number;
}

/** What each row is, and millions of messages a second that are asked of it. */
const rows: Readonly<Record<string, readonly [title: string, asked?: number]>> = {
  mixed: ['one instrument, a call for each message', 40],
  batch: ['the same as records in batches'],
  'sparse ids': ['sparse 64-bit ids', 28],
  '500,000 live': ['500,000 live orders', 20],
  '500,000 live, batch': ['500,000 live orders, in a batch that asks for memory ahead', 30],
  '512 instruments': ['spread over 512 instruments', 20],
  '512 instruments, batch': ['spread over 512 instruments, in a batch that asks for memory ahead'],
  stops: ['one new order in sixteen a stop', 36],
  plain: ['a plain book: maps of lists, no events'],
  '500,000 live, plain': ['a plain book: 500,000 live orders'],
};

const folder = mkdtempSync(join(tmpdir(), 'tiercel-bench-matching-'));
const file = join(folder, 'commands');
const measured = cppRows<Row | Latency | Memory>('matching_bench', [file]);
const timed = measured.filter((row): row is Row => 'medianMs' in row);
const table: BenchRow[] = timed.map(({ what, messages, ...timing }) => {
  const [title, asked] = rows[what] ?? [what];
  return {
    what: title,
    timing,
    amount: messages,
    unit: 'messages',
    ...(asked !== undefined && { target: asked * 1e6 }),
  };
});

const filled = 2;
let trades = 0;
let volume = 0;
let others = 0;
function read(events: BookEvents): void {
  for (let i = 0; i < events.length; i++) {
    if (events.typeCode(i) === filled) {
      trades += 1;
      volume += events.quantity(i);
    } else others += events.order(i) & 1;
  }
}

/** Runs the batches through a fresh engine, and checks what was traded. */
function throughTheAddon(batches: Iterable<CommandBatch>): void {
  [trades, volume, others] = [0, 0, 0];
  const engine = matchingEngine({ capacity: 1 << 21, denseIds: 1 << 24 });
  for (const batch of batches) engine.stream(batch, read);
  const [bid, ask] = [engine.depth({ side: 'buy', levels: 1 })[0], engine.depth({ side: 'sell', levels: 1 })[0]];
  engine.dispose();
  const isRight = trades === 1_176_606 && volume === 12_288_440 && bid?.price === 9936 && bid.quantity === 1506;
  if (!isRight || ask?.price !== 9937 || ask.quantity !== 2967 || others === 0) {
    throw new Error(`through the addon ${trades} trades of ${volume} lots end at ${bid?.price} / ${ask?.price}`);
  }
}

const records = readFileSync(file);
const messages = records.length / 48;
const batchSize = 8192;
const ready = Array.from({ length: Math.ceil(messages / batchSize) }, (_, i) =>
  CommandBatch.of(records.subarray(i * batchSize * 48, (i + 1) * batchSize * 48)),
);
const native = timed.find((row) => row.what === 'batch') as Row;
const asked = (0.8 * native.messages) / (native.medianMs / 1e3);
const add = (what: string, timing: Timing, target?: number) =>
  table.push({ what, timing, amount: messages, unit: 'messages', ...(target !== undefined && { target }) });
add(
  'from TypeScript, in batches of 8,192, events read as columns (80 % of native batches asked)',
  time(() => throughTheAddon(ready), 5, 1),
  asked,
);
rmSync(folder, { recursive: true, force: true });

printMachine();
printRows('Matching', table);
const latency = measured.find((row): row is Latency => row.what === 'latency');
if (latency !== undefined) {
  console.log('\n## Latency of each message\n\n| part | reached | at most | |\n|---|---|---|---|');
  const limits = [
    ['p50', latency.p50, 35],
    ['p99', latency.p99, 90],
    ['p99.9', latency.p999, 250],
  ] as const;
  for (const [part, ns, most] of limits) {
    console.log(`| ${part} | ${ns.toFixed(1)} ns | ${most} ns | ${ns <= most ? 'reached' : 'missed'} |`);
  }
}
console.log('\n## Memory\n\n| what | reached | at most | |\n|---|---|---|---|');
for (const row of measured.filter((row): row is Memory => 'bytesEach' in row)) {
  console.log(
    `| ${row.what} | ${row.bytesEach.toFixed(1)} bytes | 64 bytes | ${row.bytesEach <= 64 ? 'reached' : 'missed'} |`,
  );
}
