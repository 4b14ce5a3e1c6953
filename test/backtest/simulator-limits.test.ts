// Prices and quantities at the limits of the integers, and corporate actions that cannot be.
import { describe, expect, it } from 'vitest';
import type { CorporateAction } from '../../src/market/index.ts';
import { barsOf, column } from './support/bars.ts';
import { flat, minute, none, run } from './support/hand-case.ts';

const most = 2 ** 52;
const units = (value: number) => ({ kind: 'units' as const, value });

describe('quantities at the limits', () => {
  it('[BT-2] a position holds at most 2^52 lots: units beyond are rejected by the leverage', () => {
    const rows = flat(1, 1, 1, 1);
    const { fates, fills } = run({ rows, enterLong: [0, 1], accumulate: true, cash: 2 ** 60, size: units(most) });
    expect(fates.map(([, state, reason]) => [state, reason])).toEqual([
      ['filled', 'none'],
      ['rejected', 'leverage'],
    ]);
    expect(fills[0]!.quantity).toBe(most);
  });

  it('[BT-2] a position holds at most 2^52 lots: computed sizes are cut to it', () => {
    const size = { kind: 'cash' as const, value: 3 * 2 ** 50 };
    const { fills } = run({ rows: flat(1, 1, 1, 1), enterLong: [0, 1], accumulate: true, cash: 2 ** 60, size });
    // A budget takes in the rounding of its sum: 2^-40 of it, 3 x 2^10 here.
    const first = 3 * 2 ** 50 + 3 * 2 ** 10;
    expect(fills.map((f) => f.quantity)).toEqual([first, most - first]);
  });

  it.each([
    ['the largest double', Number.MAX_VALUE, 'leverage'],
    ['infinity', Number.POSITIVE_INFINITY, 'leverage'],
    ['less than a lot', Number.MIN_VALUE, 'below-minimum'],
    ['less than nothing', -1, 'below-minimum'],
    ['no number', none, 'below-minimum'],
  ])('[BT-2] a size column of %s is rejected and counted', (_, value, reason) => {
    const { fates, counts } = run({ rows: flat(100, 100), enterLong: [0], sizes: column([value, value]) });
    expect(fates).toEqual([['entry', 'rejected', reason]]);
    expect(counts.rejectedLeverage + counts.rejectedMinimum).toBe(1);
  });

  it('[BT-2] a target beyond any position is rejected, a weight beyond any account is cut to the room', () => {
    const target = column([Number.MAX_VALUE, none]);
    const ask = (kind: 'target-units' | 'target-weight') =>
      run({ rows: flat(100, 100), target, size: { kind, value: 1 } });
    expect(ask('target-units').fates).toEqual([['entry', 'rejected', 'leverage']]);
    expect(ask('target-weight').fills[0]!.quantity).toBe(100);
  });

  it('[BT-1] an account of the largest double trades and stays finite', () => {
    const size = { kind: 'equity-fraction' as const, value: 1 };
    const { equity, fills } = run({ rows: flat(100, 100), enterLong: [0], cash: Number.MAX_VALUE, size });
    expect(fills[0]!.quantity).toBe(most);
    expect(equity.every(Number.isFinite)).toBe(true);
  });
});

describe('prices at the limits', () => {
  it('[BT-2] a level of 2^52 ticks or more cannot be: its entry is rejected, not placed elsewhere', () => {
    const { fates } = run({ rows: flat(1e300, 1e300), enterLong: [0], stopLoss: 1e299, cash: 1e308 });
    expect(fates).toEqual([
      ['entry', 'rejected', 'bad-price'],
      ['stop-loss', 'cancelled', 'bad-price'],
    ]);
  });

  it.each([
    ['2^52 ticks', most / 100],
    ['infinity', Number.POSITIVE_INFINITY],
    ['nothing', 0],
    ['less than nothing', -5],
  ])('[BT-2] an entry limit of %s is rejected when it takes effect', (_, price) => {
    const { fates } = run({ rows: flat(100, 100), enterLong: [0], limitAt: column([price, none]) });
    expect(fates).toEqual([['entry', 'rejected', 'bad-price']]);
  });

  it.each([
    ['no number', none],
    ['infinite', Number.POSITIVE_INFINITY],
    ['below zero', -5],
  ])('[BT-2] nothing fills at a price that is %s', (_, price) => {
    const { fates, fills } = run({ rows: [...flat(100), ...flat(price)], enterLong: [0] });
    expect([fates, fills]).toEqual([[['entry', 'rejected', 'bad-price']], []]);
  });
});

describe('corporate actions that cannot be', () => {
  const action = (more: Partial<CorporateAction>): CorporateAction => {
    return { time: minute, numerator: 1, denominator: 1, dividend: 0, ...more };
  };

  it.each([
    ['a ratio of nothing', [action({ numerator: 0 })], /number 0, at 1970-01-01T00:01:00Z, is 0 for 1/],
    ['a ratio that is not whole', [action({ denominator: 1.5 })], /is 1 for 1\.5 with a dividend of 0/],
    ['a ratio beyond 2000', [action({ numerator: 2001 })], /whole numbers from 1 to 2000/],
    ['a dividend that is no number', [action({ dividend: none })], /a dividend of NaN/],
    ['out of order', [action({}), action({ time: 0n })], /in order of time.* number 1, at 1970-01-01T00:00:00Z/],
  ])('[BT-1] %s is refused', (_, actions, message) => {
    const { instrument } = barsOf([]);
    expect(() => run({ rows: flat(1, 1), enterLong: [0], bars: { actions, instrument } })).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_DATA', message: expect.stringMatching(message) }),
    );
  });
});
