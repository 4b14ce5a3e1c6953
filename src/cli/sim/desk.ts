import type { FillEvent, MarketSimulator, OrderEvent } from '../../backtest/index.ts';
import { toIso } from '../../market/index.ts';

/** A market with somebody before it: commands are about `symbol`. */
export interface Desk {
  readonly market: MarketSimulator;
  symbol: string;
  /** Set by `quit`. */
  isDone: boolean;
}

/** What a command says: to a person line by line, to a program as one object. */
export interface Answer {
  readonly lines: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

const decimalsOf = (step: number): number => {
  let decimals = 0;
  while (decimals < 12 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-9) decimals++;
  return decimals;
};

/** A price with the decimals of the instrument's tick, and all it has where it lies between ticks. */
export function priceText({ market }: Desk, price: number, symbol: string): string {
  const decimals = decimalsOf(market.instrument(symbol).tickSize);
  const short = price.toFixed(decimals);
  return Math.abs(Number(short) - price) < 1e-12 * Math.abs(price) ? short : String(Number(price.toFixed(10)));
}

export const moneyText = (money: number): string =>
  money.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const unitsText = (units: number): string => units.toLocaleString('en', { maximumFractionDigits: 8 });

/** Where the account stands, in one line. */
export function standing(desk: Desk): string {
  const { market } = desk;
  const held = market
    .positions()
    .map(
      ({ symbol, units, entryPrice, profit }) =>
        `${symbol} ${units > 0 ? 'long' : 'short'} ${unitsText(Math.abs(units))} at ${priceText(desk, entryPrice, symbol)} (${profit < 0 ? '' : '+'}${moneyText(profit)})`,
    );
  const waiting = market.orders().length;
  return [
    `equity ${moneyText(market.account.equity)}`,
    ...(held.length === 0 ? ['flat'] : held),
    ...(waiting === 0 ? [] : [`${waiting} ${waiting === 1 ? 'order waits' : 'orders wait'}`]),
  ].join('; ');
}

export function accountData({ market: { account } }: Desk) {
  const { cash, equity, exposure, margin, free } = account;
  return { cash, equity, exposure, margin, free };
}

const did = { buy: 'bought', sell: 'sold' } as const;

function fillText(desk: Desk, fill: FillEvent): string {
  const { order, symbol, side, quantity, price, commission, rule, time } = fill;
  const paid = commission === 0 ? '' : `, commission ${moneyText(commission)}`;
  return `  ${toIso(time)} order ${order}: ${did[side]} ${unitsText(quantity)} ${symbol} at ${priceText(desk, price, symbol)} (${rule})${paid}`;
}

/** What became of orders, line by line; that one is on its way or works is no news. */
export function newsText(desk: Desk, fills: readonly FillEvent[], events: readonly OrderEvent[]): string[] {
  const ends = events.filter(({ state, quantity }) => quantity === 0 && !['held', 'sent', 'working'].includes(state));
  return [
    ...fills.map((fill) => fillText(desk, fill)),
    ...ends.map(
      ({ time, id, state, reason }) =>
        `  ${toIso(time)} order ${id}: ${state}${reason === 'none' || reason === 'cancelled' ? '' : ` (${reason})`}`,
    ),
  ];
}

const timesAsText = (value: object): object =>
  Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typeof one === 'bigint' ? toIso(one) : one]));

/** Rows for machines: times as ISO text. */
export function rowsData(rows: readonly object[]): object[] {
  return rows.map(timesAsText);
}
