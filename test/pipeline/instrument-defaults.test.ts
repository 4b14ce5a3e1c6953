import { describe, expect, it } from 'vitest';
import { resolveInstrument, withTickSize } from '../../src/pipeline/instrument-defaults.ts';

describe('[DATA-2] what is taken for granted about an instrument', () => {
  it('two ISO currency codes are fx, quoted in the last three letters, side bid', () => {
    for (const symbol of ['USDJPY', 'USD/JPY']) {
      const { instrument, side } = resolveInstrument({ symbol });
      expect([instrument.assetClass, instrument.currency, instrument.calendar, side]).toEqual([
        'fx',
        'JPY',
        'fx',
        'bid',
      ]);
    }
  });

  it.each([
    ['fx', 1, 'fx', 'bid'],
    ['equity', 1, 'us-equity', 'last'],
    ['crypto', 1e-8, '24x7', 'last'],
    ['index', 1e-4, 'us-equity', 'last'],
  ] as const)('%s: lot %d, calendar %s, side %s', (assetClass, lot, calendar, side) => {
    const resolved = resolveInstrument({ symbol: 'X', assetClass, currency: 'USD' });
    const { lotSize, minQuantity } = resolved.instrument;
    expect([lotSize, minQuantity, resolved.instrument.calendar, resolved.side]).toEqual([lot, lot, calendar, side]);
  });

  it('a tick size that is not known comes from the price step of the data, and says so', () => {
    const unknown = resolveInstrument({ symbol: 'X', assetClass: 'index' });
    const { instrument, assumed } = withTickSize(unknown, 0.1);
    expect([instrument.tickSize, assumed]).toEqual([0.1, ['Its tick is 0.1, the price step of the data.']]);
    expect(withTickSize(resolveInstrument({ symbol: 'EURUSD' }), 0.1).instrument.tickSize).toBe(1e-5);
    expect(() => withTickSize(unknown, null)).toThrow('give `instrument.tickSize`');
  });
});
