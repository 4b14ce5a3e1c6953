import type { BacktestResult } from '../result.ts';
import { fillRules, intents, orderReasons, orderStates, orderTypes } from '../simulator/types.ts';

export const tableNames = ['trades', 'fills', 'orders', 'equity'] as const;
export type TableName = (typeof tableNames)[number];

type Cell = string | number | boolean | null;
type Column = readonly [name: string, cell: (row: number) => Cell];

/** A table of a result for programs: names of the columns, and the cells of each row. */
export interface ResultTable {
  readonly length: number;
  readonly columns: readonly Column[];
}

const second = 1_000_000_000n;

function digitsOf(time: bigint): number {
  const fraction = ((time % second) + second) % second;
  return fraction === 0n ? 0 : fraction.toString().padStart(9, '0').replace(/0+$/, '').length;
}

/** Nanoseconds as ISO text, UTC, with so many decimals of a second (default: as many as are needed). */
export function isoTime(time: bigint, digits = digitsOf(time)): string {
  const fraction = ((time % second) + second) % second;
  const seconds = new Date(Number((time - fraction) / 1_000_000n)).toISOString().slice(0, 19);
  return digits === 0 ? `${seconds}Z` : `${seconds}.${fraction.toString().padStart(9, '0').slice(0, digits)}Z`;
}

/** All times of a column in one form, which readers of tables guess from the first row; null for 0 (never). */
function isoColumn(times: BigInt64Array): (row: number) => string | null {
  let digits = 0;
  for (const time of times) digits = Math.max(digits, digitsOf(time));
  return (row) => (times[row] === 0n ? null : isoTime(times[row]!, digits));
}

const side = (sides: Int32Array, names: readonly [string, string]) => (row: number) => names[sides[row] === 1 ? 0 : 1];
const named = (codes: Int32Array, names: readonly string[]) => (row: number) => names[codes[row]!]!;
const number = (values: Float64Array) => (row: number) => (Number.isFinite(values[row]) ? values[row]! : null);
const whole = (values: Int32Array) => (row: number) => values[row]!;

function symbol({ instruments }: BacktestResult, column: Int32Array): (row: number) => string {
  return named(
    column,
    instruments.map(({ bars }) => bars.instrument.symbol),
  );
}

function tradeTable(result: BacktestResult): ResultTable {
  const { trades } = result.simulation;
  return {
    length: trades.length,
    columns: [
      ['instrument', symbol(result, trades.instrument)],
      ['side', side(trades.side, ['long', 'short'])],
      ['quantity', number(trades.quantity)],
      ['entryTime', isoColumn(trades.entryTime)],
      ['entryPrice', number(trades.entryPrice)],
      ['exitTime', isoColumn(trades.exitTime)],
      ['exitPrice', number(trades.exitPrice)],
      ['exitBy', named(trades.exitIntent, intents)],
      ['grossProfit', number(trades.grossProfit)],
      ['commission', number(trades.commission)],
      ['profit', number(trades.profit)],
      ['adverse', number(trades.adverse)],
      ['favourable', number(trades.favourable)],
      ['ambiguous', (row) => trades.ambiguous[row] === 1],
    ],
  };
}

function fillTable(result: BacktestResult): ResultTable {
  const { fills } = result.simulation;
  return {
    length: fills.length,
    columns: [
      ['instrument', symbol(result, fills.instrument)],
      ['order', whole(fills.order)],
      ['time', isoColumn(fills.time)],
      ['side', side(fills.side, ['buy', 'sell'])],
      ['quantity', number(fills.quantity)],
      ['price', number(fills.price)],
      ['commission', number(fills.commission)],
      ['spreadCost', number(fills.spreadCost)],
      ['slippageCost', number(fills.slippageCost)],
      ...(fills.impactCost === undefined ? [] : ([['impactCost', number(fills.impactCost)]] as const)),
      ['rule', named(fills.rule, fillRules)],
    ],
  };
}

function orderTable(result: BacktestResult): ResultTable {
  const { orders } = result.simulation;
  return {
    length: orders.length,
    columns: [
      ['instrument', symbol(result, orders.instrument)],
      ['id', whole(orders.id)],
      ['parent', (row) => orders.parent[row]! || null],
      ['side', side(orders.side, ['buy', 'sell'])],
      ['type', named(orders.type, orderTypes)],
      ['intent', named(orders.intent, intents)],
      ['quantity', number(orders.quantity)],
      ['price', number(orders.price)],
      ['decided', isoColumn(orders.decided)],
      ['done', isoColumn(orders.done)],
      ['state', named(orders.state, orderStates)],
      ['reason', named(orders.reason, orderReasons)],
    ],
  };
}

function equityTable({ simulation, buyAndHold, options }: BacktestResult): ResultTable {
  const { equity, times } = simulation;
  const hold = buyAndHold.equity.subarray(buyAndHold.equity.length - equity.length);
  let peak = options.cash;
  return {
    length: equity.length,
    columns: [
      ['time', isoColumn(times)],
      ['equity', number(equity)],
      [
        'drawdown',
        (row) => {
          if (row === 0) peak = options.cash;
          peak = Math.max(peak, equity[row]!);
          return equity[row]! / peak - 1;
        },
      ],
      ['buyAndHold', number(hold)],
    ],
  };
}

const makers: Readonly<Record<TableName, (result: BacktestResult) => ResultTable>> = {
  trades: tradeTable,
  fills: fillTable,
  orders: orderTable,
  equity: equityTable,
};

/** A table of a result; cells are asked for row by row, from the first on. */
export function tableOf(result: BacktestResult, name: TableName): ResultTable {
  return makers[name](result);
}

/** The rows of a table as objects. */
export function rowsOf({ length, columns }: ResultTable): Record<string, Cell>[] {
  return Array.from({ length }, (_, row) => Object.fromEntries(columns.map(([name, cell]) => [name, cell(row)])));
}
