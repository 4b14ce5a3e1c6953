import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Backtest, type BacktestOptions, backtest, defineStrategy, param, toIso } from '../../src/index.ts';
import { generateBars } from '../../src/sources/index.ts';

const bars = generateBars({ seed: 7, length: 5000, from: '2024-01-02', side: 'bid' });

const cross = defineStrategy({
  name: 'cross',
  params: { fast: param.int(2, 50, { default: 10 }), slow: param.int(3, 200, { default: 40 }) },
  lookback: (p) => p.slow,
  signals({ bars, ta, p }) {
    const fast = ta.sma(bars.close, p.fast);
    const slow = ta.sma(bars.close, p.slow);
    return { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) };
  },
});

const run = (options: BacktestOptions = {}): Promise<Backtest> => backtest(cross, bars, options);

describe('[BT-1] backtest', () => {
  it('fills in defaults: all equity, costs of the class, fills at the next open, the calendar of the instrument', async () => {
    const { options, strategy, simulation } = await run();
    expect(options).toMatchObject({
      cash: 100_000,
      size: { kind: 'equity-fraction', value: 1 },
      costs: { name: 'fx-retail' },
      fill: 'next-open',
      limit: 'through',
      reverse: false,
      mark: 'closing-side',
      leverage: 1,
      firstBar: 0,
      currency: 'USD',
      calendar: 'fx',
      daysPerYear: 260,
    });
    expect(strategy).toEqual({
      name: 'cross',
      form: 'signals',
      params: { fast: 10, slow: 40 },
      checked: true,
      codeHash: null,
    });
    expect(simulation.counts.trades).toBeGreaterThan(20);
    expect(simulation.fills.commission.length).toBe(simulation.counts.fills);
  });

  it('[BT-7] the same run gives the same hash and the same bytes; another parameter, cost or bar gives another', async () => {
    const [first, again] = [await run(), await run()];
    expect(again.contentHash).toBe(first.contentHash);
    expect(again.simulation.equity).toEqual(first.simulation.equity);
    const others = [
      await run({ params: { fast: 11 } }),
      await run({ costs: 'zero' }),
      await run({ cash: 100_001 }),
      await backtest(cross, generateBars({ seed: 8, length: 5000, from: '2024-01-02', side: 'bid' })),
    ];
    const hashes = new Set([first, ...others].map((result) => result.contentHash));
    expect(hashes.size).toBe(others.length + 1);
  });

  it('begins at `from` with what is before it as lookback, and shows the strategy no bar at or after `to`', async () => {
    const given: number[] = [];
    const watcher = defineStrategy({
      name: 'watcher',
      lookback: () => 100,
      signals({ bars }) {
        given.push(bars.length);
        return { enterLong: new Uint8Array(bars.length).fill(1) };
      },
    });
    const [from, to] = [toIso(bars.time[1000]!), toIso(bars.time[3000]!)];
    const result = await backtest(watcher, bars, { from, to });
    expect(given).toEqual([3000]);
    expect([result.options.firstBar, result.simulation.equity.length]).toEqual([1000, 2000]);
    expect([toIso(result.options.from), toIso(result.options.to)]).toEqual([from, to]);
    expect(result.simulation.fills.bar[0]).toBe(1001);
  });

  it('takes the first bar and the lookback of the store where no `from` is given', async () => {
    const stored = { ...bars, firstBar: 500 };
    expect((await backtest(cross, stored)).options).toMatchObject({ firstBar: 500, from: bars.time[500] });
  });

  it('a range without bars says what there is', async () => {
    await expect(run({ from: '2030-01-01' })).rejects.toThrow(
      expect.objectContaining({
        code: 'TIERCEL_E_NO_DATA',
        message: expect.stringMatching(/No bar of SYNTH 1m lies in 2030-01-01T00:00:00Z to the last; they cover 2024-/),
      }),
    );
  });

  it('[BT-1] bars that are not in the order of time are refused, naming the bar', async () => {
    const short = generateBars({ seed: 7, length: 4, from: '2024-01-02', side: 'bid' });
    const refused = (more: object) => backtest(cross, { ...short, ...more });
    const at = (...minutes: number[]) => BigInt64Array.from(minutes, (m) => BigInt(m) * 60_000_000_000n);
    await expect(refused({ time: at(-1, 0, 0, 1) })).rejects.toThrow(
      expect.objectContaining({
        code: 'TIERCEL_E_DATA',
        message:
          'bar 2 of SYNTH opens at 1970-01-01T00:00:00Z, not after the one before it at 1970-01-01T00:00:00Z: bars must come in the order of time',
      }),
    );
    await expect(refused({ time: at(-2, -1, 0, 2), closeTime: at(-1, 0, 1, 1) })).rejects.toThrow(
      /bar 3 of SYNTH closes at 1970-01-01T00:01:00Z, not after its open/,
    );
    await expect(refused({ time: at(0, 1, 2, 3), closeTime: at(2, 4, 3, 5) })).rejects.toThrow(
      /bar 2 of SYNTH closes at 1970-01-01T00:03:00Z, not after the one before it/,
    );
  });

  it('bare arrays run and are marked unchecked', async () => {
    const enterLong = Array.from({ length: bars.length }, (_, bar) => bar % 100 === 0);
    const exitLong = Array.from({ length: bars.length }, (_, bar) => bar % 100 === 50);
    const { strategy, notes, simulation } = await backtest({ enterLong, exitLong }, bars);
    expect(strategy).toEqual({ name: 'arrays', form: 'signals', params: {}, checked: false, codeHash: null });
    expect(notes.join()).toMatch(/unchecked/);
    expect(simulation.counts.trades).toBe(50);
  });

  it("sizes: the run's own wins, else the signals', else the strategy's", async () => {
    const entry = () => new Uint8Array(bars.length).fill(1);
    const sized = defineStrategy({
      name: 'sized',
      size: { kind: 'cash', value: 5000 },
      signals: () => ({ enterLong: entry() }),
    });
    const own = defineStrategy({
      name: 'own',
      size: { kind: 'cash', value: 5000 },
      signals: () => ({ enterLong: entry(), size: { kind: 'units' as const, value: 700 } }),
    });
    expect((await backtest(sized, bars)).options.size).toEqual({ kind: 'cash', value: 5000 });
    const byItself = await backtest(own, bars);
    expect(byItself.simulation.open[0]!.quantity).toBe(700);
    const byRun = await backtest(own, bars, { size: { kind: 'units', value: 300 } });
    expect(byRun.simulation.open[0]!.quantity).toBe(300);
    expect(byRun.notes.join()).toMatch(/took the place of the sizes in the signals/);
  });

  it('buy-and-hold buys once with all equity, as early as the strategy could, with the same costs', async () => {
    const free = await run({ costs: 'zero' });
    const units = Math.floor(100_000 / bars.open[1]!);
    const expected = 100_000 + units * (bars.close.at(-1)! - bars.open[1]!);
    expect(free.buyAndHold.equity.at(-1)).toBeCloseTo(expected, 6);
    expect(free.buyAndHold.equity[0]).toBe(100_000);
    const paid = await run();
    expect(paid.buyAndHold.equity.at(-1)!).toBeLessThan(expected);
  });

  it('notes what a reader should know', async () => {
    const { notes } = await run({ fill: 'same-close', size: { kind: 'units', value: 1e9 } });
    expect(notes.join('\n')).toMatch(/same-close/);
    expect(notes.join('\n')).toMatch(/wants 40 bars before the first decision; there were 0/);
    expect(notes.join('\n')).toMatch(/orders rejected for passing the leverage of 1/);
  });

  it("a strategy's own error comes with its cause; wrong options are refused by name", async () => {
    const thrown = new Error('no idea');
    const bad = defineStrategy({
      name: 'bad',
      signals() {
        throw thrown;
      },
    });
    await expect(backtest(bad, bars)).rejects.toThrow(
      expect.objectContaining({
        code: 'TIERCEL_E_STRATEGY',
        message: expect.stringMatching(/backtest\.test\.ts:\d+: the strategy failed in `signals`: Error: no idea$/),
        cause: thrown,
      }),
    );
    await expect(run({ cash: -1 })).rejects.toThrow(expect.objectContaining({ code: 'TIERCEL_E_PARAMETER' }));
    await expect(run({ costs: 'none' as never })).rejects.toThrow(/There is no cost profile "none"/);
    await expect(run({ calendar: 'lunar' as never })).rejects.toThrow(/`calendar` must be one of/);
    const wrongLookback = defineStrategy({ name: 'l', lookback: () => -1, signals: () => ({}) });
    await expect(backtest(wrongLookback, bars)).rejects.toThrow(/must return a whole number of bars/);
  });

  it('writes its report', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tiercel-report-'));
    const path = join(folder, 'new', 'report.html');
    (await run()).report(path);
    expect(readFileSync(path, 'utf8')).toMatch(/^<!doctype html>/);
    rmSync(folder, { recursive: true });
  });
});
