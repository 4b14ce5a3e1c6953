import { describe, expect, it } from 'vitest';
import { defineStrategy, isStrategy } from '../../src/backtest/index.ts';
import { checkSignals } from '../../src/backtest/strategy/signals.ts';

const at = { where: 'mine.ts: strategy "mine"', bars: 3 };

describe('[BT-1] what signals may return', () => {
  it('masks of bytes or booleans, columns and numbers', () => {
    const { signals, sizeKind } = checkSignals(
      { enterLong: [true, false, true], exitLong: new Uint8Array(3), stopLoss: 0.5, size: new Float64Array(3) },
      at,
    );
    expect([...signals.enterLong!]).toEqual([1, 0, 1]);
    expect(signals.stopLoss).toBe(0.5);
    expect(sizeKind).toBeNull();
  });

  it('a size that names its kind', () => {
    const { signals, sizeKind } = checkSignals({ size: { kind: 'cash', value: 1000 } }, at);
    expect([signals.size, sizeKind]).toEqual([1000, 'cash']);
  });

  it.each([
    [{ units: new Float64Array(3) }, 'target-units'],
    [{ value: 10_000 }, 'target-value'],
    [{ weight: -0.5 }, 'target-weight'],
  ] as const)('a target %o', (target, kind) => {
    const { signals, sizeKind } = checkSignals({ target }, at);
    expect([signals.target, sizeKind]).toEqual([Object.values(target)[0], kind]);
  });

  it.each([
    [
      { target: 0.5 },
      '`target` must say in what it counts: { weight }, { value } or { units } with a column or a number, was number',
    ],
    [{ target: { weight: 1, units: 1 } }, 'was { weight, units }'],
    [{ target: { wieght: 1 } }, 'was { wieght }'],
    [{ target: { weight: new Float64Array(2) } }, '`target.weight` has 2 values for 3 bars'],
    [{ target: { weight: null } }, '`target.weight` must be a number or a Float64Array, was null'],
    [{ enterLong: new Uint8Array(2) }, '`enterLong` has 2 values for 3 bars; it needs one value for each bar'],
    [{ stopLoss: new Float64Array(4) }, '`stopLoss` has 4 values for 3 bars'],
    [{ exitLong: [true, 1, false] }, '`exitLong` must hold booleans, value 1 is number'],
    [{ exitShort: new Float64Array(3) }, '`exitShort` must be a Uint8Array of 0 and 1 or an array of booleans'],
    [{ takeProfit: [1, 2, 3] }, '`takeProfit` must be a number or a Float64Array, was Array'],
    [{ enterLnog: new Uint8Array(3) }, '`signals` returned an unknown `enterLnog`. Did you mean `enterLong`?'],
    [{ size: { kind: 'unit', value: 1 } }, 'size kind "unit" is unknown. Did you mean `units`?'],
    [undefined, '`signals` must return an object such as { enterLong, exitLong }, was undefined'],
    [Promise.resolve({}), '`signals` must return arrays, not a promise'],
  ])('%o is refused, naming the field', (result, message) => {
    expect(() => checkSignals(result as never, at)).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_STRATEGY', message: expect.stringContaining(message) }),
    );
  });
});

describe('[BT-1] defineStrategy', () => {
  const signals = () => ({});

  it('marks what it returns', () => {
    expect(isStrategy(defineStrategy({ name: 'a', signals }))).toBe(true);
    expect(isStrategy({ name: 'a', signals })).toBe(false);
  });

  it.each([
    [{ name: '', signals }, 'needs a `name`'],
    [{ name: 'a' }, 'Strategy "a" needs a function `signals'],
    [{ name: 'a', signals, paramz: {} }, 'unknown field `paramz`. Did you mean `params`?'],
    [{ name: 'a', signals, lookback: 5 }, '`lookback` must be a function'],
    [{ name: 'a', signals, size: { kind: 'cash', value: -1 } }, 'must be a positive number, was -1'],
  ])('refuses %o', (definition, message) => {
    expect(() => defineStrategy(definition as never)).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_STRATEGY', message: expect.stringContaining(message) }),
    );
  });
});
