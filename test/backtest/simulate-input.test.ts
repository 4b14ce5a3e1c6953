import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { createSimulator, type Signals, type SimulationOptions, simulate } from '../../src/backtest/simulator/index.ts';
import { native } from '../../src/native/index.ts';
import { barsOf, column, plainOptions, zeroCosts } from './support/bars.ts';

const bars = barsOf(Array.from({ length: 5 }, () => [100, 101, 99, 100]));
const mask = (...values: number[]) => Uint8Array.from(values);

/** The code and the message of what the run throws. */
function refusal(signals: unknown, options: Partial<SimulationOptions> = {}, on = bars): [string, string] {
  try {
    simulate(on, signals as Signals, { ...plainOptions, ...options });
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return [code, message];
  }
  return ['none', 'nothing was thrown'];
}

describe('signals that do not fit are refused', () => {
  it.each([
    [
      'too short',
      { enterLong: mask(1, 0) },
      '`enterLong` must be a Uint8Array of 5 values 0 or 1, one for each bar given, was a Uint8Array of 2',
    ],
    [
      'another type',
      { exitShort: new Float64Array(5) },
      '`exitShort` must be a Uint8Array of 5 values 0 or 1, one for each bar given, was a Float64Array of 5',
    ],
    [
      'a plain array',
      { enterShort: [0, 1, 0, 0, 0] },
      '`enterShort` must be a Uint8Array of 5 values 0 or 1, one for each bar given, was an array of 5',
    ],
    ['other values', { exitLong: mask(0, 1, 0, 2, 0) }, '`exitLong` must hold 0 or 1 at each bar, was 2 at bar 3'],
    [
      'a column too long',
      { stopLoss: new Float64Array(6) },
      '`stopLoss` must be a number from 0 or a Float64Array of 5 values, one for each bar given, was a Float64Array of 6',
    ],
    [
      'a negative constant',
      { takeProfit: -1 },
      '`takeProfit` must be a number from 0 or a Float64Array of 5 values, one for each bar given, was number -1',
    ],
    [
      'an unknown name',
      { enter: mask(0, 0, 0, 0, 0) },
      '`enter` is no signal; the signals are enterLong, exitLong, enterShort, exitShort, stopLoss, takeProfit, trailingStop, limit, stop, size, target',
    ],
    ['nothing at all', null, 'signals must be an object of arrays, were object null'],
  ])('[BT-1] %s', (_, signals, message) => {
    expect(refusal(signals)).toEqual(['TIERCEL_E_STRATEGY', message]);
  });
});

describe('options that mean nothing are refused', () => {
  const commission = zeroCosts.commission;
  it.each<[string, Partial<SimulationOptions>, string]>([
    ['cash', { cash: 0 }, '`cash` must be a positive amount of money, was 0'],
    ['leverage', { leverage: Number.NaN }, '`leverage` must be a positive number, was NaN'],
    ['firstBar', { firstBar: 5 }, '`firstBar` must be the index of a bar, from 0 to 4, was 5'],
    ['fill', { fill: 'now' as 'next-open' }, '`fill` must be one of next-open, same-close, was now'],
    ['size', { size: { kind: 'units', value: -1 } }, '`size.value` must be a positive number, was -1'],
    [
      'spread',
      { costs: { ...zeroCosts, spread: { kind: 'bps', value: 20_000 } } },
      '`costs.spread.value` must be under 10000 bps, was 20000',
    ],
    [
      'slippage',
      { costs: { ...zeroCosts, slippage: { kind: 'ticks', value: -1 } } },
      '`costs.slippage.value` must be a number from 0, was -1',
    ],
    [
      'commission',
      { costs: { ...zeroCosts, commission: { ...commission, minimum: Infinity } } },
      '`costs.commission.minimum` must be a number from 0, was Infinity',
    ],
    [
      'a spread that the data lack',
      { costs: { ...zeroCosts, spread: { kind: 'data' } } },
      'the cost model takes the spread from the data, but the TEST bars hold neither a spread nor an ask: give a spread in price, ticks or bps',
    ],
  ])('[BT-3] %s', (_, options, message) => {
    expect(refusal({}, options)).toEqual(['TIERCEL_E_PARAMETER', message]);
  });

  it('[BT-1] no bars', () => {
    expect(refusal({}, {}, barsOf([]))[0]).toBe('TIERCEL_E_NO_DATA');
  });

  it('[BT-1] bid/ask bars without an ask', () => {
    expect(refusal({}, {}, { ...bars, side: 'bid/ask' })[0]).toBe('TIERCEL_E_DATA');
  });
});

describe('a simulator used again', () => {
  const enterLong = mask(1, 0, 0, 0, 0);

  it('[BT-1] signals may share memory with each other', () => {
    const result = simulate(bars, { enterLong, exitShort: enterLong, enterShort: mask(0, 0, 0, 0, 0) }, plainOptions);
    expect(result.fills.length).toBe(1);
  });

  it('[BT-1] tables not read before its next run are refused, not mixed up; those read stay', () => {
    const simulator = createSimulator();
    const first = simulator.run(bars, { enterLong }, plainOptions);
    const fills = first.fills;
    const second = simulator.run(bars, {}, plainOptions);
    expect(fills.length).toBe(1);
    expect(first.fills).toBe(fills);
    expect(() => first.orders).toThrow('were not read before the next run');
    expect(second.fills.length).toBe(0);
    simulator.dispose();
    expect(() => second.orders).toThrow('were not read before the next run');
    simulator.dispose();
    expect(() => simulator.run(bars, {}, plainOptions)).toThrow('has been disposed of');
  });

  it('[BT-1] a given equity is written, must fit, and must not share memory with an input', () => {
    const simulator = createSimulator();
    const equity = new Float64Array(5);
    expect(simulator.run(bars, {}, { ...plainOptions, equity }).equity).toBe(equity);
    expect(equity[4]).toBe(10_000);
    expect(() => simulator.run(bars, {}, { ...plainOptions, equity: new Float64Array(4) })).toThrow('must hold 5');
    expect(() => simulator.run(bars, {}, { ...plainOptions, equity: bars.close })).toThrow(
      'the output must not share memory with `close`',
    );
  });

  it('[BT-1] a set cancel flag ends the run with TIERCEL_E_CANCELLED', () => {
    const length = 10_000;
    const long = barsOf(Array.from({ length }, () => [100, 101, 99, 100]));
    const every = (from: number) => Uint8Array.from({ length }, (_, i) => Number(i % 2 === from));
    const cancel = new Int32Array(new SharedArrayBuffer(4)).fill(1);
    expect(refusal({ enterLong: every(0), exitLong: every(1) }, { cancel }, long)[0]).toBe('TIERCEL_E_CANCELLED');
  });
});

describe('the binding refuses what could corrupt memory', () => {
  it('[QUAL-2] objects that are no simulator, and tables of another length', () => {
    const { simulatorCreate, simulatorFills, simulatorRun } = native();
    const bad = simulatorRun as (...values: unknown[]) => unknown;
    expect(() => bad({}, {}, {}, {})).toThrow();
    expect(() => bad(undefined)).toThrow('`simulator` is not of the expected native kind');
    expect(() => bad(simulatorCreate(), undefined, undefined, undefined)).toThrow();
    expect(() => bad(simulatorCreate(), [{}], {}, {})).toThrow();
    expect(() => simulatorFills(simulatorCreate(), {})).toThrow('holds no finished run');
  });
});

describe('in worker threads', () => {
  /** A worker that simulates over shared columns and posts the final equity; `forever` goes on until it is ended. */
  function start(forever: boolean): Worker {
    const length = 200_000;
    const shared = (values: number) => {
      const out = new Float64Array(new SharedArrayBuffer(length * 8));
      return out.fill(values);
    };
    const time = new BigInt64Array(new SharedArrayBuffer(length * 8)).map((_, i) => BigInt(i));
    const side = { open: shared(100), high: shared(101), low: shared(99), close: shared(100), factor: 1, offset: 0 };
    const enterLong = new Uint8Array(new SharedArrayBuffer(length)).map((_, i) => (i + 1) % 2);
    const exitLong = new Uint8Array(new SharedArrayBuffer(length)).map((_, i) => i % 2);
    const rules = {
      ...{ tickSize: 0.01, lotSize: 1, minQuantity: 1, slippageRate: 0, slippageDistance: 0 },
      ...{ commissionPerUnit: 0, commissionPerValue: 0, commissionMinimum: 0, commissionMaximumRate: 0 },
    };
    const settings = {
      ...{ cash: 1000, leverage: 1, sizeKind: 0, accumulate: 0 },
      ...{ limitTouch: 0, sameClose: 0, reverse: 0, markLast: 0 },
    };
    const bars = { ...side, time, closeTime: null, duration: 1n, bid: side, ask: side, twoSided: 0, priceStep: 0 };
    const code = `
      const { parentPort, workerData: w } = require('node:worker_threads');
      const addon = require(w.addon);
      const simulator = addon.simulatorCreate();
      const equity = new Float64Array(w.feed.bars.time.length);
      do {
        const s = addon.simulatorRun(simulator, [w.feed], w.settings, { equity });
        parentPort.postMessage([s.trades, equity[equity.length - 1]]);
      } while (w.forever);`;
    const feed = { bars, rules, firstBar: 0, signals: { enterLong, exitLong, size: 1 } };
    const folder = process.env.TIERCEL_ADDON_DIR ?? new URL('../../build-addon', import.meta.url).pathname;
    return new Worker(code, {
      eval: true,
      workerData: { addon: `${folder}/tiercel.node`, feed, settings, forever },
    });
  }

  const message = (worker: Worker) => new Promise((resolve) => worker.once('message', resolve));

  it('[OPS-1] several at once give the same result over shared columns', async () => {
    const workers = [start(false), start(false), start(false)];
    expect(await Promise.all(workers.map(message))).toEqual(Array(3).fill([99_999, 1000]));
    await Promise.all(workers.map((worker) => worker.terminate()));
  });

  it('[OPS-1] terminating one during a native call leaves the process alive', async () => {
    for (let i = 0; i < 5; i++) {
      const worker = start(true);
      await message(worker);
      expect(await worker.terminate()).toBe(1);
    }
    expect(simulate(bars, {}, plainOptions).finalEquity).toBe(10_000);
  });
});

it('[BT-1] columns of a plain Float64Array serve as well as shared ones', () => {
  const stopLoss = new Float64Array(5).fill(0.5);
  const shared = simulate(bars, { enterLong: mask(1, 0, 0, 0, 0), stopLoss: column([...stopLoss]) }, plainOptions);
  const plain = simulate(bars, { enterLong: mask(1, 0, 0, 0, 0), stopLoss }, plainOptions);
  expect(plain.fills).toStrictEqual(shared.fills);
});
