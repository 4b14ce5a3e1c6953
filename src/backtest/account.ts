import { didYouMean, TiercelError } from '../kernel/index.ts';
import { type CalendarName, calendarNames, type Instrument } from '../market/index.ts';

type Traded = Pick<Instrument, 'symbol' | 'currency' | 'calendar'>;

/**
 * The currency of an account: the one in which its instruments are quoted, or the one given, into which what is quoted in
 * others is converted.
 *
 * @param instruments those of the run, at least one
 * @param given `currency` (--currency), where it was said
 * @throws TIERCEL_E_USAGE when the instruments differ and none is given; TIERCEL_E_PARAMETER for one that is no code.
 * @example
 * ```ts
 * console.log(accountCurrency([{ symbol: 'EURUSD', currency: 'USD', calendar: 'fx' }])); // USD
 * ```
 */
export function accountCurrency(instruments: readonly Traded[], given?: string): string {
  const first = instruments[0]!;
  if (given === undefined) {
    const other = instruments.find(({ currency }) => currency !== first.currency);
    if (other === undefined) return first.currency;
    throw new TiercelError(
      'TIERCEL_E_USAGE',
      `The instruments are quoted in different currencies (${first.symbol} in ${first.currency}, ${other.symbol} in ` +
        `${other.currency}): give the \`currency\` of the account (--currency), into which they are converted.`,
      { context: { symbol: other.symbol } },
    );
  }
  if (/^[A-Z]{3,5}$/.test(given)) return given;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`currency\` must be a code of capital letters such as USD, was ${JSON.stringify(given)}.`,
  );
}

/**
 * The calendar whose trading days an account's figures are counted by: that of its instruments, or 24x7 where they
 * differ.
 *
 * @param given `calendar` (--calendar), where it was said
 * @throws TIERCEL_E_PARAMETER when the given one is unknown.
 * @example
 * ```ts
 * const both = [
 *   { symbol: 'EURUSD', currency: 'USD', calendar: 'fx' },
 *   { symbol: 'SPY', currency: 'USD', calendar: 'us-equity' },
 * ] as const;
 * console.log(accountCalendar(both)); // 24x7
 * ```
 */
export function accountCalendar(instruments: readonly Traded[], given?: CalendarName): CalendarName {
  if (given === undefined) {
    const { calendar } = instruments[0]!;
    return instruments.every((instrument) => instrument.calendar === calendar) ? calendar : '24x7';
  }
  if (calendarNames.includes(given)) return given;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`calendar\` must be one of ${calendarNames.join(', ')}, was "${given}". ${didYouMean(given, calendarNames)}`,
  );
}
