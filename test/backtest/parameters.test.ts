import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineStrategy, param } from '../../src/backtest/index.ts';
import { resolveParams } from '../../src/backtest/strategy/parameters.ts';

const specs = {
  fast: param.int(5, 60, { default: 20 }),
  stop: param.float(0.5, 5),
  exit: param.choice(['cross', 'time'], { default: 'cross' }),
  shorts: param.bool({ default: false }),
};

describe('[BT-1] parameters of a strategy', () => {
  it('are the defaults where nothing is given, and what is given else', () => {
    expect(resolveParams('s', specs, { stop: 2 })).toEqual({ fast: 20, stop: 2, exit: 'cross', shorts: false });
    expect(resolveParams('s', specs, { stop: 2, fast: 5, shorts: true })).toMatchObject({ fast: 5, shorts: true });
  });

  it('are read from the text of --set', () => {
    const given = { fast: '30', stop: '1.5', exit: 'time', shorts: 'true' };
    expect(resolveParams('s', specs, given)).toEqual({ fast: 30, stop: 1.5, exit: 'time', shorts: true });
  });

  it.each([
    [{ stop: 1, fats: 3 }, 'Strategy "s" has no parameter `fats`. Did you mean `fast`?'],
    [{ stop: 1, fast: 61 }, 'Parameter `fast` must be an integer from 5 to 60, was 61.'],
    [{ stop: 1, fast: 5.5 }, 'Parameter `fast` must be an integer from 5 to 60, was 5.5.'],
    [{ stop: 1, fast: 'many' }, 'Parameter `fast` must be an integer from 5 to 60, was "many".'],
    [{ stop: 1, fast: '' }, 'Parameter `fast` must be an integer from 5 to 60, was "".'],
    [{ stop: Number.NaN }, 'Parameter `stop` must be a number from 0.5 to 5, was NaN.'],
    [{ stop: 1, exit: 'tme' }, 'Parameter `exit` must be one of cross, time, was "tme".'],
    [{ stop: 1, shorts: 'yes' }, 'Parameter `shorts` must be true or false, was "yes".'],
    [{}, 'Parameter `stop` of strategy "s" has no default: give a number from 0.5 to 5.'],
  ])('%j is refused, saying what is accepted', (given, message) => {
    expect(() => resolveParams('s', specs, given)).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message }),
    );
  });

  it('refuse a default outside the range and an empty range when they are declared', () => {
    expect(() => param.int(5, 60, { default: 4 })).toThrow(/must be an integer from 5 to 60, was 4/);
    expect(() => param.float(2, 1)).toThrow(/two finite numbers in rising order/);
    expect(() => param.choice([])).toThrow(/at least one value/);
  });

  it('have their own types in `p`', () => {
    defineStrategy({
      name: 'typed',
      params: specs,
      signals({ p }) {
        expectTypeOf(p.fast).toEqualTypeOf<number>();
        expectTypeOf(p.exit).toEqualTypeOf<'cross' | 'time'>();
        expectTypeOf(p.shorts).toEqualTypeOf<boolean>();
        return {};
      },
    });
  });
});
