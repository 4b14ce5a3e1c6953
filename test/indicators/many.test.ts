import { describe, expect, it } from 'vitest';
import { columnArena, createTechnicalAnalysis, indicators, ta } from '../../src/index.ts';
import { callArguments, outputsOf } from './support/arguments.ts';

type AnyFunction = (...args: unknown[]) => unknown;
const untyped = ta as unknown as Record<string, AnyFunction> & { many: Record<string, AnyFunction> };
const close = Float64Array.from({ length: 5000 }, (_, i) => Math.round(1e5 * (1.2 + Math.sin(i / 50) / 100)) / 1e5);
const bars: Record<string, Float64Array> = {
  open: close,
  high: close.map((x) => x + 0.0001),
  low: close.map((x) => x - 0.0002),
  close,
  volume: close.map((_, i) => (i % 7) + 1),
};

const refusal = (text: RegExp) =>
  expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringMatching(text) });

describe('many sets of parameters in one call', () => {
  it('[IND-3] give what one call for each gives, for every indicator', () => {
    for (const row of indicators.list()) {
      const standard = row.parameters.map(({ name, choices, default: value }) => [name, choices?.[value] ?? value]);
      const longer = row.parameters.map(({ name, kind, choices, default: value, most }) => [
        name,
        choices?.[value] ?? (kind === 'integer' ? Math.min(value + 3, most) : value),
      ]);
      const sets = [Object.fromEntries(standard), Object.fromEntries(longer), {}];
      const inputs = callArguments(row, bars).slice(0, row.parameters.length === 0 ? -1 : -2);
      const results = untyped.many[row.name]!(...inputs, sets) as unknown[];
      results.forEach((result, i) => {
        const alone = untyped[row.name]!(...callArguments(row, bars, { parameters: sets[i]! }));
        expect(outputsOf(row, result), `${row.name}, set ${i}`).toEqual(outputsOf(row, alone));
      });
    }
  });

  it('[IND-3] go where the caller says, or to new memory or an arena', () => {
    const out = [new Float64Array(5000), new Float64Array(5000)];
    expect(ta.many.sma(close, [{ period: 3 }, { period: 20 }], { out })[1]).toBe(out[1]);
    const arena = columnArena();
    const repeated = createTechnicalAnalysis(arena);
    const [first] = repeated.many.ema(close, [{ period: 3 }]);
    arena.reset();
    expect(repeated.many.ema(close, [{ period: 3 }])[0]!.buffer).toBe(first!.buffer);
    expect(ta.many.ema(close, [])).toEqual([]);
  });

  it('[IND-3] name what is wrong', () => {
    const wrong = (sets: unknown, options?: object) => () => untyped.many.sma!(close, sets, options);
    expect(wrong([{ period: 3 }, { period: 0 }])).toThrow(refusal(/`period` must be an integer from 1/));
    expect(wrong([{ periods: 3 }])).toThrow(refusal(/has no parameter `periods`/));
    expect(wrong([3])).toThrow(refusal(/sets/));
    expect(wrong({ period: 3 })).toThrow(refusal(/`sets` must be an array/));
    expect(wrong([{ period: 3 }], { out: [] })).toThrow(refusal(/`out` must be an array with a result for each/));
    const shared = new Float64Array(5000);
    const twice = wrong([{ period: 3 }, { period: 4 }], { out: [shared, shared] });
    expect(twice).toThrow(refusal(/must not share memory/));
    expect(wrong([{ period: 3 }], { out: [close] })).toThrow(refusal(/must not share memory/));
  });
});
