import { describe, expect, it } from 'vitest';
import {
  type CostModel,
  fillRules,
  intents,
  orderReasons,
  orderStates,
  type Signals,
  type SimulationOptions,
  simulate,
} from '../../src/backtest/simulator/index.ts';
import type { Bars } from '../../src/market/index.ts';
import { barsOf, column, plainOptions, zeroCosts } from './support/bars.ts';

/** Flat bars at these prices. */
const flat = (...prices: number[]) => prices.map((p) => [p, p, p, p]);

interface Plan {
  readonly enterLong?: readonly number[];
  readonly exitLong?: readonly number[];
  readonly enterShort?: readonly number[];
  readonly exitShort?: readonly number[];
}

function masks(plan: Plan, length: number): Signals {
  const mask = (at: readonly number[] = []) => Uint8Array.from({ length }, (_, i) => Number(at.includes(i)));
  return {
    enterLong: mask(plan.enterLong),
    exitLong: mask(plan.exitLong),
    enterShort: mask(plan.enterShort),
    exitShort: mask(plan.exitShort),
  };
}

interface Setup extends Plan, Omit<Partial<SimulationOptions>, 'costs'> {
  readonly rows: readonly (readonly number[])[];
  readonly bars?: Partial<Bars>;
  readonly stopLoss?: number | Float64Array;
  readonly takeProfit?: number | Float64Array;
  readonly sizes?: Float64Array;
  readonly costs?: Partial<CostModel>;
}

/** Runs a hand-written case and gives its fills and trades as rows. */
function run({ rows, bars: more, stopLoss, takeProfit, sizes, costs, ...rest }: Setup) {
  const { enterLong, exitLong, enterShort, exitShort, ...options } = rest;
  const plan = { enterLong, exitLong, enterShort, exitShort } as Plan;
  const signals = {
    ...masks(plan, rows.length),
    ...(stopLoss === undefined ? {} : { stopLoss }),
    ...(takeProfit === undefined ? {} : { takeProfit }),
    ...(sizes === undefined ? {} : { size: sizes }),
  };
  const result = simulate(barsOf(rows, more), signals, {
    ...plainOptions,
    ...options,
    costs: { ...zeroCosts, ...costs },
  });
  const { fills, orders } = result;
  return {
    ...{ result, fills, orders, trades: result.trades, equity: Array.from(result.equity) },
    /** `[bar, side, price, rule]` of each fill. */
    list: Array.from(fills.price, (price, i) => [fills.bar[i], fills.side[i], price, fillRules[fills.rule[i]!]]),
    /** `[intent, state, reason]` of each order. */
    fates: Array.from(orders.id, (_, i) => [
      intents[orders.intent[i]!],
      orderStates[orders.state[i]!],
      orderReasons[orders.reason[i]!],
    ]),
  };
}

const spread = (value: number): Partial<CostModel> => ({ spread: { kind: 'price', value } });

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

describe('the step of a bar', () => {
  it('[BT-1] decisions at t fill at the open of t + 1', () => {
    const rows = [
      [100, 101, 99, 100],
      [102, 103, 101, 103],
      [104, 105, 103, 104],
    ];
    expect(run({ rows, enterLong: [0], exitLong: [1] }).list).toEqual([
      [1, 1, 102, 'market-open'],
      [2, -1, 104, 'market-open'],
    ]);
  });

  it('[BT-1] same-close fills at the close of the decision, and the marks are taken again', () => {
    const rows = [
      [100, 101, 99, 100],
      [102, 103, 101, 103],
    ];
    const costs = { commission: { ...zeroCosts.commission, perUnit: 0.5 } };
    const { list, equity } = run({ rows, enterLong: [0], exitLong: [1], fill: 'same-close', costs });
    expect(list).toEqual([
      [0, 1, 100, 'market-close'],
      [1, -1, 103, 'market-close'],
    ]);
    expect(equity).toEqual([9_999.5, 10_002]); // 10000 - 0.5; + 103 - 100 - 0.5
  });

  it('[BT-1] under same-close attached levels are live from t + 1', () => {
    const rows = [
      [100, 101, 90, 100],
      [100, 100, 95, 96],
    ];
    const { list } = run({ rows, enterLong: [0], stopLoss: 5, fill: 'same-close' });
    expect(list[1]).toEqual([1, -1, 95, 'stop-on-path']);
  });

  it('[BT-3] a stop that gaps fills at the open', () => {
    const rows = [...flat(100, 100), [92, 93, 91, 92]];
    expect(run({ rows, enterLong: [0], stopLoss: 5 }).list[1]).toEqual([2, -1, 92, 'gap-open']);
  });

  it('[BT-3] a limit that gaps fills at the better open', () => {
    const rows = [...flat(100, 100), [108, 109, 107, 108]];
    expect(run({ rows, enterLong: [0], takeProfit: 5 }).list[1]).toEqual([2, -1, 108, 'gap-open']);
  });

  it('[BT-3] a stop of which the entry’s spread is already past fills at the same open', () => {
    const rows = flat(100, 100, 100);
    const { list } = run({ rows, enterLong: [0], stopLoss: 1, bars: { side: 'bid' }, costs: spread(2) });
    expect(list).toEqual([
      [1, 1, 102, 'market-open'],
      [1, -1, 100, 'gap-open'], // the stop is at 101, the bid at 100
    ]);
  });

  it('[BT-3] an entry at the open has its levels live for the whole path of that bar', () => {
    const rows = [...flat(100), [100, 101, 94, 96]];
    expect(run({ rows, enterLong: [0], stopLoss: 5 }).list[1]).toEqual([1, -1, 95, 'stop-on-path']);
  });

  it.each([
    ['the low is nearer: the stop comes first', [100, 112, 94, 100], 95],
    ['the high is nearer: the target comes first', [100, 106, 88, 100], 105],
    ['equal distance and close >= open: low first', [100, 110, 90, 100], 95],
    ['equal distance and close < open: high first', [100, 110, 90, 99], 105],
  ])('[BT-3] the path: %s, and the bar is ambiguous', (_, bar, price) => {
    const { list, result, trades } = run({
      rows: [...flat(100, 100), bar],
      enterLong: [0],
      stopLoss: 5,
      takeProfit: 5,
    });
    expect(list[1]!.slice(0, 3)).toEqual([2, -1, price]);
    expect(result.counts.ambiguousBars).toBe(1);
    expect(trades.ambiguous[0]).toBe(1);
  });

  it('[BT-3] equal distances are equal on the price step although the doubles differ', () => {
    // 1.0012 - 1.0011 and 1.0011 - 1.001 differ in their last bits; on the step of 0.0001 both are one step.
    const rows = [...flat(1.0011, 1.0011), [1.0011, 1.0012, 1.001, 1.0011]];
    const instrument = { ...barsOf([]).instrument, tickSize: 0.0001 };
    const levels = { enterLong: [0], stopLoss: 0.0001, takeProfit: 0.0001, limit: 'touch' as const };
    expect(1.0012 - 1.0011).toBeLessThan(1.0011 - 1.001); // by the doubles the high would be nearer
    const { list } = run({ rows, ...levels, bars: { instrument, priceStep: 0.0001 } });
    expect(list[1]![3]).toBe('stop-on-path'); // close >= open: low first
  });

  it('[BT-3] a limit fills when the path goes through it; with touch at it', () => {
    const target = { rows: [...flat(100, 100), [100, 105, 100, 104]], enterLong: [0], takeProfit: 5 };
    expect(run(target).trades.length).toBe(0);
    expect(run({ ...target, limit: 'touch' }).list[1]).toEqual([2, -1, 105, 'limit-on-path']);
  });

  it('[BT-3] stops of shorts are compared on the ask', () => {
    const rows = [...flat(100, 100), [100, 104.5, 100, 104]];
    const short = { rows, enterShort: [0], stopLoss: 5, bars: { side: 'bid' as const } };
    expect(run(short).trades.length).toBe(0);
    expect(run({ ...short, costs: spread(0.5) }).list[1]).toEqual([2, 1, 105, 'stop-on-path']);
  });

  it('[BT-3] at one open exits come before entries, then by order id: the stop before the exit decided later', () => {
    const rows = [...flat(100, 100, 100), [90, 90, 90, 90]];
    const { list, fates } = run({ rows, enterLong: [0], exitLong: [2], enterShort: [2], stopLoss: 5 });
    expect(list.slice(1)).toEqual([
      [3, -1, 90, 'gap-open'],
      [3, -1, 90, 'market-open'],
    ]);
    expect(fates[2]).toEqual(['exit', 'cancelled', 'position-closed']);
  });

  it('[BT-1] orders decided on the last bar expire', () => {
    const { fates } = run({ rows: flat(100, 100), enterLong: [1], stopLoss: 5 });
    expect(fates).toEqual([
      ['entry', 'expired', 'end-of-data'],
      ['stop-loss', 'cancelled', 'end-of-data'],
    ]);
  });

  it('[BT-1] no order is sent before firstBar, and equity begins there', () => {
    const { list, equity } = run({ rows: flat(100, 100, 100, 110), enterLong: [0, 1], firstBar: 1 });
    expect(list).toEqual([[2, 1, 100, 'market-open']]);
    expect(equity).toEqual([10_000, 10_000, 10_010]);
  });
});

describe('levels', () => {
  it('[BT-2] exits are rounded away from the position: a long’s stop down and its target up', () => {
    const { orders } = run({ rows: flat(100, 100), enterLong: [0], stopLoss: 1.234, takeProfit: 1.234 });
    expect(Array.from(orders.price).slice(1)).toEqual([98.76, 101.24]); // 98.766, 101.234
  });

  it('[BT-2] of a short: the stop up and the target down', () => {
    const { orders } = run({ rows: flat(100, 100), enterShort: [0], stopLoss: 1.234, takeProfit: 1.234 });
    expect(Array.from(orders.price).slice(1)).toEqual([101.24, 98.76]);
  });

  it('[BT-2] a level on the tick is not moved by rounding noise', () => {
    const instrument = { ...barsOf([]).instrument, tickSize: 0.00001 };
    const { orders } = run({ rows: flat(1.1, 1.1), enterLong: [0], stopLoss: 0.001, bars: { instrument } });
    expect(1.1 - 0.001).toBeGreaterThan(1.099); // a hair beside the tick
    expect(orders.price[1]).toBe(1.099);
  });

  it('[BT-2] NaN or 0 asks for no level; an entry whose level cannot be placed is rejected', () => {
    const stopLoss = column([Number.NaN, 0, 200, 0]);
    const plan = { enterLong: [0, 1, 2], exitLong: [], rows: flat(100, 100, 100, 100), stopLoss };
    expect(run({ ...plan, enterLong: [0] }).fates).toEqual([['entry', 'filled', 'none']]);
    expect(run({ ...plan, enterLong: [1] }).fates).toEqual([['entry', 'filled', 'none']]);
    expect(run({ ...plan, enterLong: [2] }).fates).toEqual([
      ['entry', 'rejected', 'bad-price'],
      ['stop-loss', 'cancelled', 'bad-price'],
    ]);
  });

  it('[BT-2] the filled level cancels its sibling', () => {
    const rows = [...flat(100, 100), [100, 100, 94, 95]];
    expect(run({ rows, enterLong: [0], stopLoss: 5, takeProfit: 5 }).fates[2]).toEqual([
      'take-profit',
      'cancelled',
      'sibling-filled',
    ]);
  });
});

describe('sizes', () => {
  const rows = flat(100, 100, 100);
  const sized = (options: Partial<SimulationOptions>, more: Partial<Setup> = {}) =>
    run({ rows, enterLong: [0], ...more, ...options });
  const perValue = (rate: number) => ({ commission: { ...zeroCosts.commission, perValue: rate } });

  it('[BT-4] a fraction of equity holds value plus entry costs: 5000 / (100 x 1.01) = 49.5, rounded down to 49', () => {
    const s = sized({ size: { kind: 'equity-fraction', value: 0.5 } }, { costs: perValue(0.01) });
    expect(s.fills.quantity[0]).toBe(49);
  });

  it('[BT-4] cash: 1000 with at least 35 of commission buys 9 units of 100', () => {
    const costs = { commission: { ...zeroCosts.commission, minimum: 35 } };
    expect(sized({ size: { kind: 'cash', value: 1000 } }, { costs }).fills.quantity[0]).toBe(9);
  });

  it('[BT-4] the most rate of commission wins over its minimum', () => {
    const costs = { commission: { perUnit: 0, perValue: 0, minimum: 35, maximumRate: 0.01 } };
    const s = sized({ size: { kind: 'units', value: 1 } }, { costs });
    expect(s.fills.commission[0]).toBe(1); // 1 % of 100, not 35
  });

  it('[BT-4] risk fraction: 1 % of 10000 at a stop 4 away is 25 units', () => {
    const s = sized({ size: { kind: 'risk-fraction', value: 0.01 } }, { stopLoss: 4 });
    expect(s.fills.quantity[0]).toBe(25);
  });

  it('[BT-4] risk fraction is measured to the rounded stop: 100 / 3.01 = 33.2', () => {
    const s = sized({ size: { kind: 'risk-fraction', value: 0.01 } }, { stopLoss: 3.001 });
    expect(s.fills.quantity[0]).toBe(33);
  });

  it('[BT-4] risk fraction without a stop is rejected', () => {
    const s = sized({ size: { kind: 'risk-fraction', value: 0.01 } });
    expect(s.fates).toEqual([['entry', 'rejected', 'no-stop']]);
    expect(s.result.counts.rejectedOther).toBe(1);
  });

  it('[BT-4] only explicit units are rejected by the leverage; other sizes are cut to fit', () => {
    expect(sized({ size: { kind: 'units', value: 101 } }).result.counts.rejectedLeverage).toBe(1);
    expect(sized({ size: { kind: 'units', value: 101 }, leverage: 2 }).fills.quantity[0]).toBe(101);
    expect(sized({ size: { kind: 'cash', value: 99_999 } }).fills.quantity[0]).toBe(100);
    expect(sized({ size: { kind: 'risk-fraction', value: 0.5 } }, { stopLoss: 4 }).fills.quantity[0]).toBe(100);
  });

  it('[BT-4] below the minimum an order is rejected and counted', () => {
    const s = sized({ size: { kind: 'cash', value: 99 } });
    expect(s.fates).toEqual([['entry', 'rejected', 'below-minimum']]);
    expect(s.result.counts.rejectedMinimum).toBe(1);
  });

  it('[BT-4] lots: 0.29 units in lots of 0.01 are 29 lots, although 0.29 / 0.01 is 28.999999999999996', () => {
    const instrument = { ...barsOf([]).instrument, lotSize: 0.01, minQuantity: 0.01 };
    expect(0.29 / 0.01).toBeLessThan(29);
    expect(sized({ size: { kind: 'units', value: 0.29 } }, { bars: { instrument } }).fills.quantity[0]).toBe(0.29);
  });

  it('[BT-4] the equity of a reversal is that after its exit', () => {
    // 100 units bought at 100 lose half: 5000 are left, which sells 100 units of 50 short.
    const plan = { rows: flat(100, 100, 50, 50), enterLong: [0], exitLong: [1], enterShort: [1] };
    const s = run({ ...plan, size: { kind: 'equity-fraction', value: 1 } });
    expect(Array.from(s.fills.quantity)).toEqual([100, 100, 100]);
    expect(s.fills.price[2]).toBe(50);
  });

  it('[BT-4] sizes may differ from bar to bar', () => {
    expect(sized({}, { sizes: column([7, 8, 9]) }).fills.quantity[0]).toBe(7);
  });
});

describe('costs', () => {
  it('[BT-3] slippage is of market orders and stops, not of limits', () => {
    const costs = { slippage: { kind: 'ticks' as const, value: 3 } };
    const stopped = run({ rows: [...flat(100, 100), [100, 100, 90, 90]], enterLong: [0], stopLoss: 5, costs });
    expect(stopped.list.map(([, , price]) => price)).toEqual([100.03, 95]); // the level is 95.03
    const taken = run({ rows: [...flat(100, 100), [100, 110, 100, 110]], enterLong: [0], takeProfit: 5, costs });
    expect(taken.list[1]![2]).toBe(105.03);
    expect(taken.fills.slippageCost[1]).toBe(0);
  });

  it('[BT-3] slippage in basis points is of the price', () => {
    const costs = { slippage: { kind: 'bps' as const, value: 10 } };
    expect(run({ rows: flat(100, 100), enterShort: [0], costs }).list[0]![2]).toBe(99.9);
  });

  it('[BT-3] commission per unit and per value, and the ledger that pays them', () => {
    const commission = { perUnit: 0.01, perValue: 0.001, minimum: 0, maximumRate: null };
    const { result } = run({
      rows: flat(100, 100),
      enterLong: [0],
      size: { kind: 'units', value: 10 },
      costs: { commission },
    });
    expect(Array.from(result.ledger.amount)).toEqual([10_000, -1000, -1.1]);
    expect(result.finalCash).toBe(8_998.9);
  });
});

describe('signals', () => {
  const rows = flat(100, 101, 102, 103, 104, 105);
  const bars = ({ list }: ReturnType<typeof run>) => list.map(([bar, side]) => [bar, side]);

  it('[BT-1] entry and exit of the same side: exit wins, and no entry is made even when flat', () => {
    expect(bars(run({ rows, enterLong: [0, 2], exitLong: [0] }))).toEqual([[3, 1]]);
    expect(bars(run({ rows, enterLong: [0, 2], exitLong: [2] }))).toEqual([
      [1, 1],
      [3, -1],
    ]);
  });

  it('[BT-1] an exit with an entry of the other side closes and opens at the same price, exit first', () => {
    const { list, trades } = run({ rows, enterLong: [0], exitLong: [2], enterShort: [2] });
    expect(list.slice(1)).toEqual([
      [3, -1, 103, 'market-open'],
      [3, -1, 103, 'market-open'],
    ]);
    expect(trades.length).toBe(1);
  });

  it('[BT-1] an opposite entry alone closes, or closes and opens with reverse', () => {
    expect(bars(run({ rows, enterLong: [0], enterShort: [2] }))).toHaveLength(2);
    expect(bars(run({ rows, enterLong: [0], enterShort: [2], reverse: true }))).toHaveLength(3);
  });

  it('[BT-1] long and short entries in one bar: neither, counted; exits still act', () => {
    const { result, list } = run({ rows, enterLong: [0, 2], enterShort: [2], exitLong: [2] });
    expect(result.counts.conflictingEntries).toBe(1);
    expect(list).toHaveLength(2);
  });

  it('[BT-1] a repeated entry is ignored', () => {
    expect(run({ rows, enterLong: [0, 1, 2] }).orders.length).toBe(1);
  });
});

describe('trades', () => {
  it('[BT-5] MAE and MFE count closing-side prices: from the entry’s open to what the path walked before the exit', () => {
    const excursions = (exitBar: number[]) => {
      const rows = [...flat(100), [100, 103, 98, 102], [102, 108, 101, 107], exitBar];
      const { trades } = run({ rows, enterLong: [0], stopLoss: 5, size: { kind: 'units', value: 2 } });
      return [trades.exitPrice[0], trades.adverse[0], trades.favourable[0]];
    };
    expect(excursions([107, 118, 94, 100])).toEqual([95, -10, 36]); // up to 118, then the stop at 95
    expect(excursions([107, 125, 94, 100])).toEqual([95, -10, 16]); // down first: 125 was never walked; best is 108
  });

  it('[BT-5] on an exit at the open only that open counts', () => {
    const rows = [...flat(100, 100), [99, 130, 70, 100]];
    const { trades } = run({ rows, enterLong: [0], exitLong: [1] });
    expect([trades.adverse[0], trades.favourable[0]]).toEqual([-1, 0]);
  });

  it('[BT-5] an entry at a close counts from that close', () => {
    const rows = [[100, 130, 70, 100], ...flat(101), ...flat(102)];
    const { trades } = run({ rows, enterLong: [0], exitLong: [2], fill: 'same-close' });
    expect([trades.adverse[0], trades.favourable[0]]).toEqual([0, 2]);
  });

  it('[BT-5] profit is gross less the commission of both sides', () => {
    const costs = { commission: { ...zeroCosts.commission, perUnit: 1 } };
    const { trades } = run({ rows: flat(100, 100, 110), enterShort: [0], exitShort: [1], costs });
    expect([trades.grossProfit[0], trades.commission[0], trades.profit[0], trades.side[0]]).toEqual([-10, 2, -12, -1]);
  });

  it('[BT-5] an open position is told with its profit at the last mark', () => {
    const { result } = run({ rows: flat(100, 100, 104), enterLong: [0], size: { kind: 'units', value: 3 } });
    expect(result.open).toEqual([
      { instrument: 0, side: 1, quantity: 3, entryTime: 60_000_000_000n, entryPrice: 100, profit: 12 },
    ]);
    expect(result.counts.barsInPosition).toBe(2);
  });
});
