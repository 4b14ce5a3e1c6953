import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resultToJson, writeWhole } from '../../../src/backtest/report/index.ts';
import { dayBars, exampleResult } from './fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiercel-report-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeWhole', () => {
  it('[BT-6] makes the folders that are missing and leaves nothing else behind', () => {
    const file = join(folder, 'a', 'b', 'report.html');
    writeWhole(file, 'text');
    writeWhole(file, 'text again');
    expect(readFileSync(file, 'utf8')).toBe('text again');
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['report.html']);
  });

  it('[BT-6] a place that cannot be written is a typed error, and what stood there stays', () => {
    const file = join(folder, 'plain');
    writeFileSync(file, 'old');
    expect(() => writeWhole(join(file, 'report.html'), 'new')).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_FILE', message: expect.stringContaining('report.html') }),
    );
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(() => writeWhole(folder, 'new')).toThrow(expect.objectContaining({ code: 'TIERCEL_E_FILE' }));
    expect(existsSync(folder)).toBe(true);
    expect(readdirSync(join(folder, '..')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('resultToJson', () => {
  it('[BT-6] holds what the report shows, to the last digit, and the same text each time', () => {
    const bars = dayBars(400);
    const result = exampleResult({ bars });
    const text = resultToJson(result);
    expect(resultToJson({ ...exampleResult({ bars }), wallMs: 7 })).toBe(text);
    const json = JSON.parse(text);
    const { simulation } = result;
    expect(json.finalEquity).toBe(simulation.finalEquity);
    expect(json.equity.value).toEqual(Array.from(simulation.equity));
    expect(json.equity.time[0]).toBe(
      new Date(Number(simulation.times[0]! / 1_000_000n)).toISOString().replace('.000Z', 'Z'),
    );
    expect(json.trades).toHaveLength(simulation.trades.length);
    expect(json.trades[0]).toMatchObject({
      profit: simulation.trades.profit[0],
      exitBy: expect.stringMatching(/^(exit|stop-loss|take-profit)$/),
      entryTime: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
    });
    expect(json.fills).toHaveLength(simulation.fills.length);
    expect(json.metrics.sharpe.value).toBe(result.metrics.sharpe!.value);
  });
});
