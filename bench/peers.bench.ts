/**
 * The same work on other people's engines and on this one, in one run. Needs Python 3 and TIERCEL_TEST_DATA; the
 * peers are installed into build-peers/ at the first run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { printMachine } from './lib.ts';
import { barCount, eurusdCsv, type OwnRow, ownRows } from './own-work.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = join(here, '..', 'build-peers');
const python = join(folder, 'bin', 'python');

interface PeerRow extends OwnRow {
  readonly bestMs: number;
}

function installPeers(): void {
  if (existsSync(join(folder, 'installed'))) return;
  console.log('installing the peers ...');
  execFileSync('python3', ['-m', 'venv', folder]);
  execFileSync(python, ['-m', 'pip', 'install', '-q', '-r', join(here, 'peers', 'requirements.txt')], {
    stdio: 'inherit',
  });
  writeFileSync(join(folder, 'installed'), '');
}

function runPeer(name: string, csv: string): PeerRow[] {
  const output = execFileSync(python, [join(here, 'peers', 'peers.py'), csv, name], { encoding: 'utf8' });
  return output
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as PeerRow);
}

/** Ties of equal averages are decided by rounding in the peers: up to two trades more or fewer of the exact 4,391. */
function checkSameWork(row: OwnRow): void {
  if (row.trades !== undefined && Math.abs(row.trades - 4391) > 2) throw new Error(`${row.peer}: ${row.trades} trades`);
  if (row.rows !== undefined && row.rows !== barCount) throw new Error(`${row.peer}: ${row.rows} rows`);
}

installPeers();
mkdirSync(folder, { recursive: true });
const csv = join(folder, 'eurusd_1m_2018.csv');
writeFileSync(csv, gunzipSync(readFileSync(eurusdCsv())));
const rows: OwnRow[] = [
  ...(await ownRows(csv)),
  ...['vectorbt', 'raptorbt', 'backtesting.py', 'pandas', 'polars'].flatMap((name) => runPeer(name, csv)),
];
for (const row of rows) checkSameWork(row);

printMachine();
const titles = {
  given: 'backtest from given signals, all metrics',
  computed: 'the same with the indicators computed',
  csv: 'CSV text to columns, dates parsed',
};
for (const [what, title] of Object.entries(titles)) {
  console.log(`\n## ${title}\n\n| engine | median | rate | closed trades | final equity |\n|---|---|---|---|---|`);
  for (const row of rows.filter((candidate) => candidate.what === what).sort((a, b) => a.medianMs - b.medianMs)) {
    const megabytes = 21.2;
    const rate =
      what === 'csv'
        ? `${(megabytes / (row.medianMs / 1e3)).toFixed(0)} MB/s`
        : `${(barCount / row.medianMs / 1e3).toFixed(2)} M bars/s`;
    console.log(
      `| ${row.peer} | ${row.medianMs.toFixed(2)} ms | ${rate} | ${row.trades ?? ''} | ${row.equity?.toFixed(5) ?? ''} |`,
    );
  }
}
console.log('\nThe exact answer is 4,391 closed trades and an equity of 977,470.39366.');
