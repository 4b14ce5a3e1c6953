// A run of the product and a run of the reference as the same plain objects, codes as words.
import {
  fillRules,
  intents,
  ledgerCauses,
  orderReasons,
  orderStates,
  orderTypes,
  type Simulation,
  timesInForce,
} from '../../src/backtest/simulator/index.ts';
import { openPositionsOf } from './simulator.ts';
import type { World } from './world.ts';

type Words = Record<string, (code: number) => unknown>;
type Table = object & { readonly length: number };

/** The rows of a table as objects. */
function rows(table: Table, words: Words): Record<string, unknown>[] {
  const columns = Object.entries(table).filter(([name]) => name !== 'length') as unknown as [
    string,
    ArrayLike<number>,
  ][];
  return Array.from({ length: table.length }, (_, i) =>
    Object.fromEntries(columns.map(([name, column]) => [name, words[name]?.(column[i]!) ?? column[i]])),
  );
}

const side = (code: number): string => (code === 1 ? 'buy' : 'sell');
const isSet = (code: number): boolean => code === 1;

/** Everything that a run of the product says. */
export function everythingOf(s: Simulation): Record<string, unknown> {
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
export function expectedOf(world: World): Record<string, unknown> {
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
