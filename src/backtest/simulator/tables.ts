import { type NativeSimulator, type NativeTable, native } from '../../native/index.ts';
import type { FillTable, LedgerTable, MarginEventTable, OrderTable, TradeTable } from './types.ts';

type Kind = 'time' | 'float' | 'int';

const tradeColumns = {
  instrument: 'int',
  entryTime: 'time',
  exitTime: 'time',
  quantity: 'float',
  entryPrice: 'float',
  exitPrice: 'float',
  grossProfit: 'float',
  commission: 'float',
  profit: 'float',
  adverse: 'float',
  favourable: 'float',
  entryFill: 'int',
  exitFill: 'int',
  entryBar: 'int',
  exitBar: 'int',
  side: 'int',
  exitIntent: 'int',
  ambiguous: 'int',
} as const satisfies Record<Exclude<keyof TradeTable, 'length'>, Kind>;

const fillColumns = {
  instrument: 'int',
  order: 'int',
  bar: 'int',
  time: 'time',
  quantity: 'float',
  price: 'float',
  commission: 'float',
  spreadCost: 'float',
  slippageCost: 'float',
  side: 'int',
  rule: 'int',
  liquidity: 'int',
  ambiguous: 'int',
} as const satisfies Record<Exclude<keyof FillTable, 'length' | 'impactCost'>, Kind>;

const orderColumns = {
  instrument: 'int',
  id: 'int',
  parent: 'int',
  group: 'int',
  position: 'int',
  quantity: 'float',
  price: 'float',
  decided: 'time',
  sent: 'time',
  arrived: 'time',
  done: 'time',
  side: 'int',
  type: 'int',
  state: 'int',
  intent: 'int',
  reason: 'int',
  expires: 'time',
  timeInForce: 'int',
} as const satisfies Record<Exclude<keyof OrderTable, 'length'>, Kind>;

const ledgerColumns = {
  time: 'time',
  amount: 'float',
  reference: 'int',
  cause: 'int',
} as const satisfies Record<Exclude<keyof LedgerTable, 'length' | 'currency'>, Kind>;

const marginEventColumns = {
  time: 'time',
  order: 'int',
  kind: 'int',
  equity: 'float',
  required: 'float',
  available: 'float',
} as const satisfies Record<Exclude<keyof MarginEventTable, 'length'>, Kind>;

const allocate = {
  time: (length: number) => new BigInt64Array(length),
  float: (length: number) => new Float64Array(length),
  int: (length: number) => new Int32Array(length),
};

function empty(columns: Readonly<Record<string, Kind>>, length: number): NativeTable {
  return Object.fromEntries(Object.entries(columns).map(([name, kind]) => [name, allocate[kind](length)]));
}

/** Copies one table of the simulator's last run out of the native core. */
export function readTrades(simulator: NativeSimulator, length: number): TradeTable {
  const columns = empty(tradeColumns, length);
  native().simulatorTrades(simulator, columns);
  return { length, ...columns } as unknown as TradeTable;
}

export function readFills(simulator: NativeSimulator, length: number, hasImpact: boolean): FillTable {
  const impact = hasImpact ? { impactCost: 'float' as const } : {};
  const columns = empty({ ...fillColumns, ...impact }, length);
  native().simulatorFills(simulator, columns);
  return { length, ...columns } as unknown as FillTable;
}

export function readOrders(simulator: NativeSimulator, length: number): OrderTable {
  const columns = empty(orderColumns, length);
  native().simulatorOrders(simulator, columns);
  return { length, ...columns } as unknown as OrderTable;
}

/** @param isMixed the run has several currencies */
export function readLedger(simulator: NativeSimulator, length: number, isMixed: boolean): LedgerTable {
  const columns = empty(isMixed ? { ...ledgerColumns, currency: 'int' } : ledgerColumns, length);
  native().simulatorLedger(simulator, columns);
  return { length, ...columns } as unknown as LedgerTable;
}

export function readMarginEvents(simulator: NativeSimulator, length: number): MarginEventTable {
  const columns = empty(marginEventColumns, length);
  native().simulatorMarginEvents(simulator, columns);
  return { length, ...columns } as unknown as MarginEventTable;
}
