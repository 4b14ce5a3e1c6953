/** What an instrument is: its class decides calendar, costs and tick size where nothing else is said. */
export const assetClasses = ['fx', 'equity', 'index', 'crypto', 'future'] as const;
export type AssetClass = (typeof assetClasses)[number];

/** Which price a series shows: bid, mid, last traded, or bid with the ask beside it. */
export const priceSides = ['bid', 'mid', 'last', 'bid/ask'] as const;
export type PriceSide = (typeof priceSides)[number];

/** The trading calendars: always open, foreign exchange (New York week), shares of the United States. */
export const calendarNames = ['24x7', 'fx', 'us-equity'] as const;
export type CalendarName = (typeof calendarNames)[number];

/** What is traded: its name, currency, calendar, and the steps of its prices and quantities. */
export interface Instrument {
  readonly symbol: string;
  readonly assetClass: AssetClass;
  /** ISO code of the currency in which the price is quoted. */
  readonly currency: string;
  readonly calendar: CalendarName;
  /** Smallest step of an order's price, in price units. */
  readonly tickSize: number;
  /** Smallest step of an order's quantity, in units. */
  readonly lotSize: number;
  /** Smallest quantity of an order, in units; at least one lot. */
  readonly minQuantity: number;
}
