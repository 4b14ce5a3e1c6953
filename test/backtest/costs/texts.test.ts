import { describe, expect, it } from 'vitest';
import {
  costProfiles,
  costsOf,
  parseCommission,
  parseImpact,
  parseSlippage,
  parseSpread,
  withParts,
} from '../../../src/backtest/index.ts';
import type { AssetClass, Instrument } from '../../../src/market/index.ts';

const barsOf = (assetClass: AssetClass) => ({ instrument: { assetClass } as Instrument });

describe('[BT-3] costs are on unless `zero` is asked for', () => {
  it("the instrument's class picks the profile", () => {
    expect(costsOf(barsOf('fx')).name).toBe('fx-retail');
    expect(costsOf(barsOf('equity')).name).toBe('us-equity');
    expect(costsOf(barsOf('index')).name).toBe('index');
    expect(costsOf(barsOf('crypto')).name).toBe('crypto');
  });

  it('a class without a profile is refused, not free', () => {
    expect(() => costsOf(barsOf('future'))).toThrow(/no cost profile for all futures.*futures-cme/);
    expect(costsOf(barsOf('future'), 'zero').name).toBe('zero');
  });

  it('only `zero` costs nothing, and each profile names its sources', () => {
    for (const [name, { model, sources }] of Object.entries(costProfiles)) {
      const { spread, slippage, commission } = model;
      const isFree =
        spread.kind !== 'data' &&
        spread.value === 0 &&
        'value' in slippage &&
        slippage.value === 0 &&
        commission.perValue === 0;
      expect(model, name).toEqual(costsOf({ ...barsOf('fx') }, name));
      expect(isFree, name).toBe(name === 'zero');
      expect(model.name).toBe(name);
      expect(sources.length, name).toBeGreaterThan(0);
    }
  });

  it('a spread that the bars carry takes the place of the profile, except for `zero`', () => {
    const bars = { ...barsOf('fx'), spread: new Float64Array(1) };
    expect(costsOf(bars).spread).toEqual({ kind: 'data' });
    expect(costsOf(bars, 'zero').spread).toEqual({ kind: 'price', value: 0 });
  });

  it('an unknown profile is answered with the nearest', () => {
    expect(() => costsOf(barsOf('fx'), 'fx-retial')).toThrow(
      'There is no cost profile "fx-retial". Did you mean `fx-retail`? A file of your own is named by its path, such as ./my.yaml.',
    );
  });
});

describe('[BT-3] costs as text', () => {
  it.each([
    ['0.00008', { kind: 'price', value: 0.00008 }],
    ['8ticks', { kind: 'ticks', value: 8 }],
    ['0.6bps', { kind: 'bps', value: 0.6 }],
    ['8e-5', { kind: 'price', value: 0.00008 }],
    ['data', { kind: 'data' }],
  ])('spread %s', (text, spread) => {
    expect(parseSpread(text)).toEqual(spread);
  });

  it.each([
    ['0.0002', { perUnit: 0, perValue: 0.0002, minimum: 0, maximumRate: null }],
    ['2bps', { perUnit: 0, perValue: 0.0002, minimum: 0, maximumRate: null }],
    ['0.005/unit,min=1', { perUnit: 0.005, perValue: 0, minimum: 1, maximumRate: null }],
    [
      '5bps,maker=-0.5bps',
      { perUnit: 0, perValue: 0.0005, maker: { perUnit: 0, perValue: -0.00005 }, minimum: 0, maximumRate: null },
    ],
    ['-0.001/unit', { perUnit: -0.001, perValue: 0, minimum: 0, maximumRate: null }],
    ['0.01/unit,currency=EUR', { perUnit: 0.01, perValue: 0, minimum: 0, maximumRate: null, currency: 'EUR' }],
    ['0.005/unit,min=1,max=1%', { perUnit: 0.005, perValue: 0, minimum: 1, maximumRate: 0.01 }],
  ])('commission %s', (text, commission) => {
    expect(parseCommission(text)).toEqual(commission);
  });

  it.each([
    ['0', { kind: 'ticks', value: 0 }],
    ['1ticks', { kind: 'ticks', value: 1 }],
    ['1tick', { kind: 'ticks', value: 1 }],
    ['0.5bps', { kind: 'bps', value: 0.5 }],
    ['volume-share=0.1', { kind: 'volume-share', coefficient: 0.1, limit: 1 }],
    ['volume-share=0.1,limit=0.025', { kind: 'volume-share', coefficient: 0.1, limit: 0.025 }],
    ['atr=0.2', { kind: 'atr', value: 0.2, bars: 14 }],
    ['stdev=0.2,bars=30', { kind: 'stdev', value: 0.2, bars: 30 }],
  ])('slippage %s', (text, slippage) => {
    expect(parseSlippage(text)).toEqual(slippage);
  });

  it('impact', () => {
    expect(parseImpact('sqrt=1')).toEqual({ kind: 'sqrt', coefficient: 1, days: 20 });
    expect(parseImpact('sqrt=0.8,days=5')).toEqual({ kind: 'sqrt', coefficient: 0.8, days: 5 });
  });

  it.each([
    ['impact', () => parseImpact('1')],
    ['impact', () => parseImpact('sqrt=1,bars=2')],
    ['slippage', () => parseSlippage('atr=0.1,limit=3')],
    ['slippage', () => parseSlippage('volume-share=x')],
    ['spread', () => parseSpread('-1')],
    ['spread', () => parseSpread('8 pips')],
    ['spread', () => parseSpread('9'.repeat(400))],
    ['slippage', () => parseSlippage('1')],
    ['commission', () => parseCommission('0.005/unit,floor=1')],
    ['commission', () => parseCommission('')],
    ['commission', () => parseCommission('1bps,min=-1')],
    ['commission', () => parseCommission('1bps,min=1,min=2')],
    ['commission', () => parseCommission('--1bps')],
    ['commission', () => parseCommission('1bps,currency=dollar')],
  ])('%s that is none of the forms is wrong usage, with the forms', (option, parse) => {
    const message = expect.stringContaining(`--${option} must be`);
    expect(parse).toThrow(expect.objectContaining({ code: 'TIERCEL_E_USAGE', message }));
  });

  it('own parts show in the name', () => {
    const model = costProfiles['fx-retail'].model;
    expect(withParts(model, {})).toBe(model);
    expect(withParts(model, { spread: { kind: 'price', value: 0 } }).name).toBe('fx-retail with own spread');
    const all = { spread: parseSpread('0'), commission: parseCommission('0'), slippage: parseSlippage('0') };
    expect(withParts(model, all).name).toBe('custom');
  });
});
