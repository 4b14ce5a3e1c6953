// Strategies of all three forms in a program, on one and on several instruments.
import { describe, expect, it } from 'vitest';
import { type Bars, backtest, defineStrategy, type PortfolioInput } from '../../src/index.ts';
import { generateBars } from '../../src/sources/index.ts';

const first = generateBars({ seed: 7, length: 400, from: '2024-01-02' });
const other = generateBars({ seed: 8, length: 300, from: '2024-01-02' });
const second: Bars = { ...other, instrument: { ...other.instrument, symbol: 'OTHER' } };
const symbol = first.instrument.symbol;
const both = [first, second];

const portfolio = (of: (input: PortfolioInput<object>) => unknown) =>
  defineStrategy({ name: 'mine', portfolio: of as never });

describe('[BT-1] strategies of several instruments', () => {
  it('`portfolio` sees all bars by symbol, and what it leaves out does nothing', async () => {
    const { simulation, strategy } = await backtest(
      portfolio(({ universe }) => {
        expect(Object.keys(universe)).toEqual([symbol, 'OTHER']);
        expect(universe.OTHER!.length).toBe(300);
        return { OTHER: { target: { weight: 0.5 } } };
      }),
      both,
      { costs: 'zero' },
    );
    expect(strategy.form).toBe('portfolio');
    expect(simulation.fills.length).toBeGreaterThan(0);
    expect([...simulation.fills.instrument].every((instrument) => instrument === 1)).toBe(true);
  });

  it('`signals` runs once for each, and callbacks that say the same trade the same', async () => {
    const arrays = defineStrategy({
      name: 'arrays',
      signals: ({ bars, ta }) => ({
        enterLong: ta.crossedAbove(bars.close, ta.sma(bars.close, 10)),
        exitLong: ta.crossedBelow(bars.close, ta.sma(bars.close, 10)),
      }),
    });
    const calls = defineStrategy({
      name: 'calls',
      handlers: () => ({
        onBar({ ta, bars, position, buy, close }) {
          const average = ta.sma(bars.close, 10);
          if (ta.crossedAbove(bars.close, average).at(-1) && position().units === 0) buy();
          if (ta.crossedBelow(bars.close, average).at(-1)) close();
        },
      }),
    });
    const options = { costs: 'zero', size: { kind: 'units', value: 100 } } as const;
    const [a, b] = [await backtest(arrays, both, options), await backtest(calls, both, options)];
    expect(a.simulation.fills.length).toBeGreaterThan(20);
    // Arrays send the exits of all instruments before the entries, callbacks in the order of calls: the ids differ.
    const { order: _, ...fills } = a.simulation.fills;
    expect(b.simulation.fills).toMatchObject(fills);
    expect(b.simulation.equity).toEqual(a.simulation.equity);
    expect(b.metrics).toEqual(a.metrics);
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /`portfolio` must return an object with arrays by symbol/],
    ['a promise', Promise.resolve({}), /`portfolio` must return an object with arrays by symbol/],
    [
      'a symbol that is not in the run',
      { OTHR: {} },
      /signals for "OTHR", which is not in the run\. Did you mean `?OTHER/,
    ],
    [
      'arrays of another length',
      { OTHER: { enterLong: new Uint8Array(400) } },
      /OTHER: `enterLong` has 400 values for 300/,
    ],
    [
      'sizes of two kinds',
      {
        [symbol]: { enterLong: new Uint8Array(400), size: { kind: 'cash', value: 1 } },
        OTHER: { enterLong: new Uint8Array(300), size: { kind: 'units', value: 1 } },
      },
      /name different size kinds \(cash, units\); one run has one/,
    ],
  ])('`portfolio` that returns %s is refused', async (_, result, message) => {
    await expect(
      backtest(
        portfolio(() => result),
        both,
        { costs: 'zero' },
      ),
    ).rejects.toThrow(expect.objectContaining({ code: 'TIERCEL_E_STRATEGY', message: expect.stringMatching(message) }));
  });

  it('a size of the run beside targets is refused, as are no instruments and one given twice', async () => {
    const targets = portfolio(() => ({ OTHER: { target: { units: 5 } } }));
    await expect(backtest(targets, both, { costs: 'zero', size: { kind: 'units', value: 1 } })).rejects.toThrow(
      /are targets, which hold their own sizes/,
    );
    await expect(backtest(targets, [])).rejects.toThrow(/at least one instrument, was given none/);
    await expect(backtest(targets, [first, first])).rejects.toThrow(/was given twice/);
  });

  it('`lookback` that is no number of bars is refused', async () => {
    const strange = defineStrategy({ name: 'strange', lookback: () => -1, handlers: () => ({}) });
    await expect(backtest(strange, first)).rejects.toThrow(/`lookback` must return a whole number of bars.*was -1/);
  });
});
