import { TiercelError } from '../kernel/index.ts';
import type { AssetClass, CalendarName, Instrument, PriceSide } from '../market/index.ts';
import { knownTickSize } from './tick-sizes.ts';

/** ISO 4217 codes of currencies and metals that are quoted in pairs. */
const currencies = new Set(
  (
    'AED AUD BRL CAD CHF CLP CNH CNY COP CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MXN MYR NOK NZD PEN PHP PLN RON ' +
    'RUB SAR SEK SGD THB TRY TWD USD VND ZAR XAG XAU XPD XPT'
  ).split(' '),
);

const calendarOf: Readonly<Record<AssetClass, CalendarName>> = {
  fx: 'fx',
  equity: 'us-equity',
  index: 'us-equity',
  crypto: '24x7',
  future: 'fx',
};

const lotOf: Readonly<Record<AssetClass, number>> = { fx: 1, equity: 1, index: 1e-4, crypto: 1e-8, future: 1 };

/** What may be said about an instrument; all of it wins over the defaults. */
export interface InstrumentOptions {
  readonly symbol: string;
  readonly assetClass?: AssetClass;
  readonly currency?: string;
  /** As `instruments.yaml` has it. */
  readonly instrument?: Partial<Instrument>;
}

/** An instrument without its tick size, which may come from the data, and what was taken for granted. */
export interface PartialInstrument {
  readonly instrument: Omit<Instrument, 'tickSize'> & { readonly tickSize: number | null };
  readonly side: PriceSide;
  readonly assumed: readonly string[];
}

/** True for two ISO codes, with or without a separator: EURUSD, EUR/USD. */
export function isCurrencyPair(symbol: string): boolean {
  const pair = /^([A-Z]{3})[/_.-]?([A-Z]{3})$/.exec(symbol);
  return pair !== null && currencies.has(pair[1]!) && currencies.has(pair[2]!) && pair[1] !== pair[2];
}

function needClass(symbol: string): never {
  throw new TiercelError(
    'TIERCEL_E_USAGE',
    `"${symbol}" is no pair of two ISO currency codes: give \`assetClass\` (--class equity, index, crypto or future) once.`,
    { context: { symbol } },
  );
}

function quoteCurrency(symbol: string, assetClass: AssetClass): string {
  if (assetClass === 'fx') return symbol.slice(-3);
  if (assetClass === 'crypto') return /(USDT|USDC|BUSD|TUSD|USD|EUR|GBP|JPY|BTC|ETH)$/.exec(symbol)?.[1] ?? 'USD';
  return 'USD';
}

/**
 * Class, currency, calendar, lot and price side of a symbol by the import defaults: two ISO codes are fx with the
 * last three letters as quote currency, side bid; all else needs its class and has side last.
 *
 * @throws TIERCEL_E_USAGE when the class is not given and cannot be told.
 * @example
 * ```ts
 * resolveInstrument({ symbol: 'EURUSD' }).instrument.currency; // 'USD'
 * ```
 */
export function resolveInstrument(options: InstrumentOptions): PartialInstrument {
  const { symbol, instrument: given = {} } = options;
  const assetClass = options.assetClass ?? given.assetClass ?? (isCurrencyPair(symbol) ? 'fx' : needClass(symbol));
  const currency = options.currency ?? given.currency ?? quoteCurrency(symbol, assetClass);
  const calendar = given.calendar ?? calendarOf[assetClass];
  const lotSize = given.lotSize ?? lotOf[assetClass];
  const side: PriceSide = assetClass === 'fx' ? 'bid' : 'last';
  const assumed = [
    options.assetClass === undefined && given.assetClass === undefined && `${symbol} is of class fx.`,
    options.currency === undefined && given.currency === undefined && `Its prices are in ${currency}.`,
    given.calendar === undefined && `Its calendar is ${calendar}.`,
    given.lotSize === undefined && `Its lot is ${lotSize}.`,
  ].filter((note) => note !== false);
  return {
    instrument: {
      symbol,
      assetClass,
      currency,
      calendar,
      lotSize,
      minQuantity: given.minQuantity ?? lotSize,
      tickSize: given.tickSize ?? knownTickSize({ symbol, assetClass }),
    },
    side,
    assumed,
  };
}

/**
 * The instrument with its tick size: that which is given or known, else the price step of the data.
 *
 * @throws TIERCEL_E_USAGE when neither is there.
 */
export function withTickSize(
  { instrument }: PartialInstrument,
  priceStep: number | null,
): { instrument: Instrument; assumed: readonly string[] } {
  const tickSize = instrument.tickSize ?? priceStep;
  if (tickSize === null) {
    throw new TiercelError(
      'TIERCEL_E_USAGE',
      `The prices of ${instrument.symbol} are multiples of no power of ten from 1e-9 on, so its tick size is not known: give \`instrument.tickSize\` (instruments.yaml).`,
      { context: { symbol: instrument.symbol } },
    );
  }
  const source = instrument.tickSize === null ? ', the price step of the data' : '';
  return { instrument: { ...instrument, tickSize }, assumed: [`Its tick is ${tickSize}${source}.`] };
}
