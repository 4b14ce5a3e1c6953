import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultToCsv, resultToJson, tableNames } from '../../../src/backtest/report/index.ts';
import { dayBars, exampleResult, idleResult, share } from './fixture.ts';
import { severalResult } from './several.ts';

const python = ['python3', process.env.TIERCEL_TEST_PYTHON ?? ''].find(
  (program) => program !== '' && spawnSync(program, ['-c', 'import pandas']).status === 0,
);

/** What README and docs/report.md tell a reader to type, and what must come of it. */
const script = `
import json, sys
import pandas as pd
trades = pd.read_csv('trades.csv', parse_dates=['entryTime', 'exitTime'])
fills = pd.read_csv('fills.csv', parse_dates=['time'])
orders = pd.read_csv('orders.csv', parse_dates=['decided', 'done'])
equity = pd.read_csv('equity.csv', parse_dates=['time'], index_col='time')
again = pd.DataFrame(json.load(open('result.json'))['trades'])
assert (again['profit'] == trades['profit']).all()
assert trades['ambiguous'].dtype == bool
print(json.dumps({
  'types': [str(trades['entryTime'].dtype), str(fills['time'].dtype), str(orders['decided'].dtype), str(equity.index.dtype)],
  'rows': [len(trades), len(fills), len(orders), len(equity)],
  'profit': float(trades['profit'].sum()),
  'last': float(equity['equity'].iloc[-1]),
  'first': trades['entryTime'].iloc[0].isoformat(),
}))
`;

const lines = (text: string) => text.trimEnd().split('\n');

describe('resultToCsv', () => {
  it('[BT-6] gives one header line and one line a row, numbers to the last digit', () => {
    const result = exampleResult({ bars: dayBars(400) });
    const { trades, fills, orders, equity } = result.simulation;
    const counts = { trades: trades.length, fills: fills.length, orders: orders.length, equity: equity.length };
    for (const name of tableNames) expect(lines(resultToCsv(result, name))).toHaveLength(counts[name] + 1);
    const [header, first] = lines(resultToCsv(result, 'trades')).map((line) => line.split(','));
    expect(header!.slice(0, 4)).toEqual(['instrument', 'side', 'quantity', 'entryTime']);
    expect(Number(first![header!.indexOf('profit')])).toBe(trades.profit[0]);
    expect(first![3]).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
    expect(lines(resultToCsv(result, 'equity')).at(-1)).toContain(`,${equity[equity.length - 1]},`);
  });

  it('[BT-6] names the instrument of each row, quoted where it must be', async () => {
    const three = lines(resultToCsv(await severalResult(3), 'trades')).slice(1);
    expect(new Set(three.map((line) => line.split(',')[0]))).toEqual(new Set(['ALPHA', 'BRAVO', 'CARGO']));
    const odd = exampleResult({ bars: { ...dayBars(400), instrument: { ...share, symbol: 'A,"B"' } } });
    expect(lines(resultToCsv(odd, 'trades'))[1]).toMatch(/^"A,""B""",(long|short),/);
  });

  it('[BT-6] writes all times of a column in one form', () => {
    const result = exampleResult({ bars: dayBars(400) });
    const { trades } = result.simulation;
    const entryTime = trades.entryTime.map((time, i) => (i === 2 ? time + 1_500_000n : time));
    const shifted = { ...result, simulation: { ...result.simulation, trades: { ...trades, entryTime } } };
    const times = lines(resultToCsv(shifted, 'trades'))
      .slice(1)
      .map((line) => line.split(',')[3]!);
    expect(new Set(times.map((time) => time.length)).size).toBe(1);
    expect(times[2]).toMatch(/\.0015Z$/);
  });

  it('[BT-6] keeps the header of a table without rows, and refuses a table that there is not', () => {
    expect(lines(resultToCsv(idleResult(), 'trades'))).toHaveLength(1);
    expect(() => resultToCsv(idleResult(), 'metrics' as 'trades')).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringContaining('was "metrics"') }),
    );
  });

  it.skipIf(python === undefined)(
    '[BT-6] pandas reads each table in one line (skipped: no python3 with pandas)',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'tiercel-csv-'));
      const result = exampleResult({ bars: dayBars(600) });
      for (const name of tableNames) writeFileSync(join(folder, `${name}.csv`), resultToCsv(result, name));
      writeFileSync(join(folder, 'result.json'), resultToJson(result));
      const { stdout, stderr } = spawnSync(python!, ['-c', script], { cwd: folder, encoding: 'utf8' });
      rmSync(folder, { recursive: true, force: true });
      expect(stderr).toBe('');
      const seen = JSON.parse(stdout);
      const { trades, fills, orders, equity, finalEquity } = result.simulation;
      for (const type of seen.types) expect(type).toMatch(/^datetime64\[\w+, UTC\]$/);
      expect(seen.rows).toEqual([trades.length, fills.length, orders.length, equity.length]);
      expect(seen.last).toBe(finalEquity);
      expect(seen.profit).toBeCloseTo(
        trades.profit.reduce((sum, profit) => sum + profit, 0),
        6,
      );
      expect(new Date(seen.first).getTime()).toBe(Number(trades.entryTime[0]! / 1_000_000n));
    },
  );
});
