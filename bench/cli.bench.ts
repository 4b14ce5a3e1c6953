// The command line as a user meets it: start-up, the demo's second run, and the exact answer with its peak memory.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchRow, printMachine, printRows, time } from './lib.ts';

const bin = fileURLToPath(new URL('../bin/tiercel.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tiercel-bench-'));
/** Has a process say its peak resident memory, in KiB, as its last line on stderr. */
const tellMemory = '--import=data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

function tiercel(args: readonly string[], nodeArgs: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new Error(`tiercel ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { stdout, stderr };
}

const rows: BenchRow[] = [
  {
    what: 'tiercel --help',
    timing: time(() => tiercel(['--help']), 15, 2),
    amount: 1,
    unit: 'starts',
    target: 1 / 0.12,
  },
  {
    what: 'tiercel demo, second run',
    timing: time(() => tiercel(['demo']), 5, 1),
    amount: 1,
    unit: 'runs',
    target: 0.5,
  },
];
printMachine();
const data = process.env.TIERCEL_TEST_DATA;
if (data === undefined) {
  printRows('command line', rows);
  console.log('\nleft out: the exact answer by the command line; set TIERCEL_TEST_DATA to the folder of the test data');
} else {
  const series = ['--store', './store', '--symbol', 'EURUSD', '--timeframe', '1m'];
  tiercel(['data', 'import', join(data, 'histdata-1m', 'eurusd_1m_2018.csv.gz'), ...series]);
  const params = ['--set', 'fast=20', '--set', 'slow=50', '--cash', '1000000', '--units', '10000', '--json'];
  const plain = ['--commission', '0.0002', '--spread', '0', '--slippage', '0', '--fill', 'same-close'];
  const exact = ['backtest', 'examples/strategies/sma-cross.ts', ...series, ...params, ...plain];
  const { stdout, stderr } = tiercel(exact, [tellMemory]);
  const { trades, openTrades, finalEquity } = JSON.parse(stdout);
  if (trades !== 4391 || openTrades !== 1 || finalEquity.toFixed(5) !== '977470.39366') {
    throw new Error(`not the exact answer: ${trades} trades, ${openTrades} open, equity ${finalEquity}`);
  }
  rows.push({
    what: 'tiercel backtest, the exact answer',
    timing: time(() => tiercel(exact), 5, 1),
    amount: 1,
    unit: 'runs',
  });
  printRows('command line', rows);
  const mebibytes = Number(stderr.trim().split('\n').at(-1)) / 1024;
  const verdict = mebibytes <= 150 ? 'reached' : 'missed';
  console.log(
    `\npeak memory of the exact answer, whole process: ${mebibytes.toFixed(1)} MiB (at most 150): ${verdict}`,
  );
}
rmSync(folder, { recursive: true });
