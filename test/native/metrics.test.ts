import { describe, expect, it } from 'vitest';
import {
  type NativeMetricsArrays,
  type NativeMetricsColumns,
  type NativeMetricsRun,
  native,
} from '../../src/native/index.ts';

const count = native().metricNames().length;
const none = new Float64Array(0);
const columns: NativeMetricsColumns = {
  tradeProfit: none,
  tradeAdverse: none,
  tradeFavourable: none,
  tradeEntryTime: new BigInt64Array(0),
  tradeExitTime: new BigInt64Array(0),
  fillValue: none,
  fillCommission: none,
  fillSpreadCost: none,
  fillSlippageCost: none,
  fillImpactCost: none,
};

function run(more: Partial<Record<keyof NativeMetricsRun, unknown>> = {}): NativeMetricsRun {
  const good: NativeMetricsRun = {
    equity: Float64Array.of(101, 102),
    times: BigInt64Array.of(1n, 2n),
    closeAfter: 0n,
    start: 0n,
    dayEnds: BigInt64Array.of(1n, 2n),
    cash: 100,
    daysPerYear: 252,
    barsInPosition: 0,
  };
  return { ...good, ...more } as NativeMetricsRun;
}

function arrays(more: Partial<NativeMetricsArrays> = {}): NativeMetricsArrays {
  const good = { values: new Float64Array(count), reasons: new Uint8Array(count), dayReturns: new Float64Array(3) };
  return { ...good, ...more };
}

describe('[BT-5] the binding of metrics', () => {
  it('[BT-5] computes over shared memory and tells how many days it wrote', () => {
    const shared = new Float64Array(new SharedArrayBuffer(16));
    shared.set([101, 102]);
    const out = arrays();
    expect(native().computeMetrics(run({ equity: shared }), columns, out)).toBe(2);
    expect([...out.dayReturns]).toEqual([101 / 100 - 1, 102 / 101 - 1, 0]);
  });

  it.each([
    [{ equity: [1, 2] }, /`equity` must be a Float64Array/],
    [{ times: new Float64Array(2) }, /`times` must be a BigInt64Array/],
    [{ start: 0.5 }, /`start` must be a 64-bit integer/],
    [{ cash: '100' }, /`cash` must be a number/],
    [{ times: BigInt64Array.of(1n) }, /arrays must have equal length/],
    [{ cash: 0 }, /a parameter is out of range/],
    [{ dayEnds: new BigInt64Array(3) }, /an output array is too small/],
  ])('[BT-5] refuses %o', (bad, message) => {
    expect(() => native().computeMetrics(run(bad), columns, arrays())).toThrow(message);
  });

  it('[BT-5] refuses outputs that cannot hold the result', () => {
    for (const short of [{ values: new Float64Array(count - 1) }, { reasons: new Uint8Array(count - 1) }]) {
      expect(() => native().computeMetrics(run(), columns, arrays(short))).toThrow(/an output array is too small/);
    }
  });

  it('[BT-5] refuses what is no object', () => {
    const call = native().computeMetrics as (...args: unknown[]) => number;
    expect(() => call(run(), columns)).toThrow(/must be objects/);
  });
});
