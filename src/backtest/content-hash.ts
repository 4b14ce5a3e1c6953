import { createHash, type Hash } from 'node:crypto';
import { type Bars, calendarVersion } from '../market/index.ts';
import type { BacktestResult } from './result.ts';

/** Changes when the meaning of a content hash changes, so that old and new hashes never compare equal by chance. */
const form = 'tiercel-run-1';

type Content = Pick<BacktestResult, 'strategy' | 'bars' | 'options' | 'simulation' | 'metrics'>;

/** JSON with the keys of each object in order, so that equal values give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'bigint') return `${item}n`;
    if (typeof item === 'number' && !Number.isFinite(item)) return String(item);
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function addArray(hash: Hash, name: string, values: ArrayBufferView & { readonly length: number }): void {
  hash.update(`${name}:${values.length};`);
  hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** Adds each array of a table or of bars, in the order of their names. */
function addArrays(hash: Hash, name: string, table: object): void {
  for (const [field, value] of Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (ArrayBuffer.isView(value)) addArray(hash, `${name}.${field}`, value as Float64Array);
    else if (field === 'ask') addArrays(hash, `${name}.ask`, value as object);
  }
}

function addBars(hash: Hash, bars: Bars): void {
  const { instrument, timeframe, side } = bars;
  hash.update(canonical({ instrument, timeframe, side }));
  addArrays(hash, 'bars', bars);
}

/**
 * SHA-256 (hex) over what went into a run and what came out: bars, strategy and parameters, options, the calendar's
 * version, orders, fills, trades, equity and metrics. A run that is repeated gives the same hash, whatever the
 * machine, its instruction set and the time.
 */
export function contentHash(content: Content): string {
  const { strategy, bars, options, simulation, metrics } = content;
  const { cancel: _, ...settings } = options;
  const hash = createHash('sha256').update(form);
  addBars(hash, bars);
  hash.update(canonical({ strategy, settings, calendar: calendarVersion(options.calendar) }));
  for (const name of ['orders', 'fills', 'trades', 'ledger'] as const) addArrays(hash, name, simulation[name]);
  addArray(hash, 'equity', simulation.equity);
  hash.update(canonical({ metrics, open: simulation.open, cash: simulation.finalCash }));
  return hash.digest('hex');
}
