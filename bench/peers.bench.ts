/**
 * The same work on other people's engines and on this one, in one run, after a check that all traded the same. Needs
 * Python 3 and TIERCEL_TEST_DATA; the peers are installed into build-peers/ at the first run. Engines that need a newer
 * Python, or have no package for this machine, are left out with a line that says so.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { printMachine } from './lib.ts';
import { barCount, eurusdCsv, type OwnRow, ownRows } from './own-work.ts';
import { peerPython, peerRows, peersFolder } from './peers/environment.ts';

const engines = [
  { environment: 'engines', script: 'peers.py', names: ['vectorbt', 'raptorbt', 'backtesting.py', 'pandas', 'polars'] },
  { environment: 'nautilus', script: 'nautilus.py', names: ['nautilus_trader'] },
] as const;

function pythonOf(environment: (typeof engines)[number]['environment']): string | null {
  try {
    return peerPython(environment);
  } catch (error) {
    console.log(`left out: bench/peers/${environment}.txt cannot be installed (${(error as Error).message})`);
    return null;
  }
}

/** Ties of equal averages are decided by rounding in the peers: up to two trades more or fewer of the exact 4,391. */
function checkSameWork(row: OwnRow): void {
  if (row.trades !== undefined && Math.abs(row.trades - 4391) > 2) throw new Error(`${row.peer}: ${row.trades} trades`);
  if (row.rows !== undefined && row.rows !== barCount) throw new Error(`${row.peer}: ${row.rows} rows`);
}

const csv = join(peersFolder(), 'eurusd_1m_2018.csv');
writeFileSync(csv, gunzipSync(readFileSync(eurusdCsv())));
const rows: OwnRow[] = [...(await ownRows(csv))];
for (const { environment, script, names } of engines) {
  const python = pythonOf(environment);
  if (python === null) continue;
  for (const name of names) rows.push(...peerRows<OwnRow>(python, script, [csv, name]));
}
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
