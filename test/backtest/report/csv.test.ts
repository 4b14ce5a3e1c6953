import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { resultToCsv, resultToJson, type TableName, tableNames } from '../../../src/backtest/report/index.ts';
import type { BacktestResult } from '../../../src/backtest/result.ts';
import { smallResult } from './cases.ts';
import { dayBars, exampleResult, idleResult, share } from './fixture.ts';
import { severalResult } from './several.ts';

const golden = (path: string) => new URL(`../../golden/report/${path}`, import.meta.url);

/** What pandas read, here or when the tables were written. */
interface Read {
  readonly rows: Readonly<Record<TableName, number>>;
  readonly types: Readonly<Record<TableName, Readonly<Record<string, string>>>>;
  readonly index: string;
  readonly same: boolean;
  readonly profit: number;
  readonly last: number;
  readonly first: string;
  readonly unfinished: number;
}

const python = ['python3', process.env.TIERCEL_TEST_PYTHON ?? ''].find(
  (program) => program !== '' && spawnSync(program, ['-c', 'import pandas']).status === 0,
);

/** That pandas found in the tables what the result holds, times as times in UTC and flags as flags. */
function expectRead(read: Read, result: BacktestResult): void {
  const { trades, fills, orders, equity, finalEquity } = result.simulation;
  const isTime = expect.stringMatching(/^datetime64\[\w+, UTC\]$/);
  expect(read.types.trades).toMatchObject({
    entryTime: isTime,
    exitTime: isTime,
    ambiguous: 'bool',
    profit: 'float64',
  });
  expect(read.types.fills).toMatchObject({ time: isTime, price: 'float64' });
  expect(read.types.orders).toMatchObject({ decided: isTime, done: isTime, id: 'int64' });
  expect(read.types.equity).toEqual({ equity: 'float64', drawdown: 'float64', buyAndHold: 'float64' });
  expect(read.index).toEqual(isTime);
  expect(read.rows).toEqual({
    ...{ trades: trades.length, fills: fills.length, orders: orders.length, equity: equity.length },
  });
  expect(read.same).toBe(true);
  expect(read.last / finalEquity).toBeCloseTo(1, 13);
  expect(read.profit).toBeCloseTo(
    trades.profit.reduce((sum, profit) => sum + profit, 0),
    6,
  );
  expect(new Date(read.first).getTime()).toBe(Number(trades.entryTime[0]! / 1_000_000n));
  expect(read.unfinished).toBe(orders.done.filter((time) => time === 0n).length);
}

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

  it('[BT-6] pandas reads each table in one line, as committed', () => {
    const result = smallResult();
    for (const name of tableNames) {
      expect(resultToCsv(result, name)).toBe(readFileSync(golden(`tables/${name}.csv`), 'utf8'));
    }
    expect(resultToJson(result)).toBe(readFileSync(golden('tables/result.json'), 'utf8'));
    expectRead(JSON.parse(readFileSync(golden('pandas.json'), 'utf8')), result);
  });

  // Beyond the committed reading, which needs no Python: a test only where there is one with pandas.
  if (python !== undefined) {
    it('[BT-6] pandas reads each table in one line, here', () => {
      const folder = mkdtempSync(join(tmpdir(), 'tiercel-csv-'));
      const result = exampleResult({ bars: dayBars(600) });
      for (const name of tableNames) writeFileSync(join(folder, `${name}.csv`), resultToCsv(result, name));
      writeFileSync(join(folder, 'result.json'), resultToJson(result));
      const script = fileURLToPath(golden('read_tables.py'));
      const { stdout, stderr } = spawnSync(python, [script, folder], { encoding: 'utf8' });
      rmSync(folder, { recursive: true, force: true });
      expect(stderr).toBe('');
      expectRead(JSON.parse(stdout), result);
    });
  }
});
