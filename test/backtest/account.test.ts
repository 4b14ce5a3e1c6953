import { describe, expect, it } from 'vitest';
import { accountCalendar, accountCurrency } from '../../src/backtest/index.ts';

const eurusd = { symbol: 'EURUSD', currency: 'USD', calendar: 'fx' } as const;
const usdjpy = { symbol: 'USDJPY', currency: 'JPY', calendar: 'fx' } as const;
const spy = { symbol: 'SPY', currency: 'USD', calendar: 'us-equity' } as const;
const btc = { symbol: 'BTCUSD', currency: 'USD', calendar: '24x7' } as const;

describe('[BT-1] the currency of an account', () => {
  it('is the quote currency of its instruments', () => {
    expect(accountCurrency([usdjpy])).toBe('JPY');
    expect(accountCurrency([eurusd, spy, btc])).toBe('USD');
    expect(accountCurrency([eurusd, spy], 'USD')).toBe('USD');
  });

  it('is asked for where the instruments differ, naming two of them', () => {
    expect(() => accountCurrency([eurusd, spy, usdjpy])).toThrow(
      expect.objectContaining({
        code: 'TIERCEL_E_USAGE',
        message: expect.stringMatching(/EURUSD in USD, USDJPY in JPY.*--currency/),
      }),
    );
  });

  it('is the given one, into which what is quoted in others is converted', () => {
    expect(accountCurrency([eurusd, usdjpy], 'EUR')).toBe('EUR');
  });

  it('is refused where it is no code', () => {
    expect(() => accountCurrency([eurusd], 'euro')).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringContaining('was "euro"') }),
    );
  });
});

describe('[BT-5] the calendar of an account', () => {
  it('is that of its instruments, and 24x7 where they differ', () => {
    expect(accountCalendar([spy])).toBe('us-equity');
    expect(accountCalendar([eurusd, usdjpy])).toBe('fx');
    expect(accountCalendar([eurusd, spy])).toBe('24x7');
    expect(accountCalendar([spy, btc])).toBe('24x7');
  });

  it('is the given one where one is given, and an unknown one is refused with the nearest', () => {
    expect(accountCalendar([eurusd, spy], 'us-equity')).toBe('us-equity');
    expect(() => accountCalendar([spy], 'us-equty' as never)).toThrow(
      expect.objectContaining({
        code: 'TIERCEL_E_PARAMETER',
        message: expect.stringMatching(/Did you mean `us-equity`/),
      }),
    );
  });
});
