import { describe, expect, it } from 'vitest';
import type { CostModel } from '../../src/backtest/simulator/index.ts';
import { column } from './support/bars.ts';
import { flat, run, spread } from './support/hand-case.ts';

describe('price sides', () => {
  const rows = flat(100, 100, 110, 110);
  const plan = { enterLong: [0], exitLong: [1] };

  it('[BT-3] from bid bars a buy fills at bid + spread, a sell at the bid', () => {
    const { list } = run({ rows, ...plan, bars: { side: 'bid' }, costs: spread(0.5) });
    expect(list.map(([, , price]) => price)).toEqual([100.5, 110]);
  });

  it.each(['mid', 'last'] as const)('[BT-3] from %s bars both sides fill at half a spread', (side) => {
    const { list } = run({ rows, ...plan, bars: { side }, costs: spread(0.5) });
    expect(list.map(([, , price]) => price)).toEqual([100.25, 109.75]);
  });

  it('[BT-3] from bid/ask bars each side fills at its own price', () => {
    const ask = { open: column([101, 102, 113, 113]), high: column([101, 102, 113, 113]) };
    const askBars = { ...ask, low: ask.open, close: ask.open };
    const { list } = run({ rows, ...plan, bars: { side: 'bid/ask', ask: askBars } });
    expect(list.map(([, , price]) => price)).toEqual([102, 110]);
  });

  it('[BT-3] on a crossed bar both sides fill at the worse price', () => {
    const low = column([100, 98, 107, 110]); // the ask, under the bid of 100 and 110
    const ask = { open: low, high: low, low, close: low };
    const { list } = run({ rows, ...plan, bars: { side: 'bid/ask', ask } });
    expect(list.map(([, , price]) => price)).toEqual([100, 107]);
  });

  it('[BT-3] the spread column of the data is each bar’s own spread', () => {
    const bars = { side: 'bid' as const, spread: column([1, 2, 3, 4]) };
    const { list } = run({ rows, enterLong: [0], exitLong: [1], bars, costs: { spread: { kind: 'data' } } });
    expect(list.map(([, , price]) => price)).toEqual([102, 110]);
  });

  it('[BT-3] basis points of spread are of the price: 100 x (1 + 20 / 10000)', () => {
    const costs: Partial<CostModel> = { spread: { kind: 'bps', value: 20 } };
    expect(run({ rows, ...plan, bars: { side: 'bid' }, costs }).list[0]![2]).toBe(100.2);
  });

  it('[BT-1] positions are marked at the price at which they could be closed, or at the last price', () => {
    const short = { rows: flat(100, 100, 90), enterShort: [0], costs: spread(2), bars: { side: 'bid' as const } };
    // Sold at the bid of 100; closing costs the ask, bid + 2.
    expect(run(short).equity).toEqual([10_000, 9_998, 10_008]);
    expect(run({ ...short, mark: 'last' }).equity).toEqual([10_000, 10_000, 10_010]);
  });
});

describe('costs', () => {
  it('[BT-3] slippage is of market orders and stops, not of limits', () => {
    const costs = { slippage: { kind: 'ticks' as const, value: 3 } };
    const stopped = run({ rows: [...flat(100, 100), [100, 100, 90, 90]], enterLong: [0], stopLoss: 5, costs });
    expect(stopped.list.map(([, , price]) => price)).toEqual([100.03, 95]); // the level is 95.03
    const taken = run({ rows: [...flat(100, 100), [100, 110, 100, 110]], enterLong: [0], takeProfit: 5, costs });
    expect(taken.list[1]![2]).toBe(105.03);
    expect(taken.fills[1]!.slippageCost).toBe(0);
  });

  it('[BT-3] slippage in basis points is of the price', () => {
    const costs = { slippage: { kind: 'bps' as const, value: 10 } };
    expect(run({ rows: flat(100, 100), enterShort: [0], costs }).list[0]![2]).toBe(99.9);
  });

  it('[BT-3] commission per unit and per value, and the ledger that pays them', () => {
    const commission = { perUnit: 0.01, perValue: 0.001, minimum: 0, maximumRate: null };
    const { ledger, cash } = run({
      rows: flat(100, 100),
      enterLong: [0],
      size: { kind: 'units', value: 10 },
      costs: { commission },
    });
    expect(ledger.map((row) => row.amount)).toEqual([10_000, -1000, -1.1]);
    expect(cash).toBe(8_998.9);
  });
});
