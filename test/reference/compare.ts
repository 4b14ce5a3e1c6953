// A run of the product and a run of the reference as the same plain objects, codes as words.
import {
  fillRules,
  intents,
  ledgerCauses,
  type OpenPosition,
  orderReasons,
  orderStates,
  orderTypes,
  type Simulation,
  type SimulationCounts,
  timesInForce,
} from '../../src/backtest/simulator/index.ts';
import type { RefFill, RefLedgerRow, RefOrder, RefTrade } from './records.ts';
import { openPositionsOf } from './simulator.ts';
import type { World } from './world.ts';

/** What the reference does not know: margin and financing of accounts, streams, order types that have a model of their own in C++. */
const beyond: ReadonlySet<string> = new Set([
  ...['liquidation', 'margin', 'margin-restored', 'swap', 'funding', 'borrow-fee'],
  ...['touch-on-path', 'open-auction', 'close-auction', 'post-only', 'reduce-only', 'unknown-cost'],
  ...['book-taken', 'queue', 'crossed'],
]);
export const isInReference = (word: string): boolean => !beyond.has(word);

/** All that is known of a run. */
export interface RunRecords {
  readonly equity: readonly number[];
  readonly times: readonly bigint[];
  readonly cash: number;
  readonly counts: SimulationCounts;
  readonly open: readonly OpenPosition[];
  readonly orders: readonly Omit<RefOrder, 'wish'>[];
  readonly fills: readonly RefFill[];
  readonly trades: readonly RefTrade[];
  readonly ledger: readonly RefLedgerRow[];
}

type Words = Record<string, (code: number) => unknown>;
type Table = object & { readonly length: number };

/** The rows of a table as objects. */
function rows<T>(table: Table, words: Words): T[] {
  const columns = Object.entries(table).filter(([name]) => name !== 'length') as unknown as [
    string,
    ArrayLike<number>,
  ][];
  return Array.from({ length: table.length }, (_, i) =>
    Object.fromEntries(columns.map(([name, column]) => [name, words[name]?.(column[i]!) ?? column[i]])),
  ) as T[];
}

const side = (code: number): string => (code === 1 ? 'buy' : 'sell');
const isSet = (code: number): boolean => code === 1;

/** Everything that a run of the product says. */
export function everythingOf(s: Simulation): RunRecords {
  return {
    equity: Array.from(s.equity),
    times: Array.from(s.times),
    cash: s.finalCash,
    counts: s.counts,
    open: s.open,
    orders: rows(s.orders, {
      side,
      type: (x) => orderTypes[x],
      state: (x) => orderStates[x],
      intent: (x) => intents[x],
      reason: (x) => orderReasons[x],
      timeInForce: (x) => timesInForce[x],
    }),
    fills: rows(s.fills, {
      side,
      rule: (x) => fillRules[x],
      liquidity: (x) => (x === 1 ? 'maker' : 'taker'),
      ambiguous: isSet,
    }),
    trades: rows(s.trades, {
      side: (x) => (x === 1 ? 'long' : 'short'),
      exitIntent: (x) => intents[x],
      ambiguous: isSet,
    }),
    ledger: rows(s.ledger, { cause: (x) => ledgerCauses[x] }),
  };
}

/** The same of the reference. */
export function expectedOf(world: World): RunRecords {
  return {
    equity: world.equity,
    times: world.times,
    cash: world.cash,
    counts: {
      orders: world.orders.length,
      fills: world.fills.length,
      trades: world.trades.length,
      rejectedLeverage: world.rejected.leverage,
      rejectedMinimum: world.rejected.minimum,
      rejectedOther: world.rejected.other,
      conflictingEntries: world.conflictingEntries,
      ambiguousBars: world.ambiguousBars.size,
      barsInPosition: world.barsInPosition,
    },
    open: openPositionsOf(world),
    orders: world.orders.map(({ wish: _, ...order }) => order),
    fills: world.fills,
    trades: world.trades,
    ledger: world.ledger,
  };
}
