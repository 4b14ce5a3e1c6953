import type { SimulationRecord } from '../simulator/types.ts';
import { intents } from '../simulator/types.ts';

/** Stop and target prices, one a trade (or of the open position); NaN where there was none. */
export interface Levels {
  readonly stop: Float64Array;
  readonly target: Float64Array;
}

const stopIntent = intents.indexOf('stop-loss');
const targetIntent = intents.indexOf('take-profit');

/** Prices of attached orders by the id of the entry that they belong to. */
function attachedPrices(simulation: SimulationRecord, intent: number): Map<number, number> {
  const { orders } = simulation;
  const prices = new Map<number, number>();
  for (let i = 0; i < orders.length; i += 1) {
    if (orders.intent[i] === intent && orders.parent[i] !== 0) prices.set(orders.parent[i]!, orders.price[i]!);
  }
  return prices;
}

/** The stop and target that each trade's entry carried. */
export function tradeLevels(simulation: SimulationRecord): Levels {
  const { trades, fills } = simulation;
  const stops = attachedPrices(simulation, stopIntent);
  const targets = attachedPrices(simulation, targetIntent);
  const stop = new Float64Array(trades.length).fill(Number.NaN);
  const target = new Float64Array(trades.length).fill(Number.NaN);
  for (let i = 0; i < trades.length; i += 1) {
    const entryOrder = fills.order[trades.entryFill[i]!]!;
    stop[i] = stops.get(entryOrder) ?? Number.NaN;
    target[i] = targets.get(entryOrder) ?? Number.NaN;
  }
  return { stop, target };
}

/** The stop and target that guard an instrument's open position; null where there is none. */
export function openLevels(
  simulation: SimulationRecord,
  instrument: number,
): { stop: number | null; target: number | null } {
  const { orders } = simulation;
  let stop: number | null = null;
  let target: number | null = null;
  for (let i = 0; i < orders.length; i += 1) {
    if (orders.done[i] !== 0n || orders.parent[i] === 0 || orders.instrument[i] !== instrument) continue;
    if (orders.intent[i] === stopIntent) stop = orders.price[i]!;
    if (orders.intent[i] === targetIntent) target = orders.price[i]!;
  }
  return { stop, target };
}
