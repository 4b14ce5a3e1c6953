import { createHash } from 'node:crypto';
import { calendarVersion } from '../market/index.ts';
import { addArray, addArrays, canonical, dataHash } from './data-hash.ts';
import type { BacktestResult } from './result.ts';

/** Changes when the meaning of a content hash changes, so that old and new hashes never compare equal by chance. */
const form = 'tiercel-run-2';

type Content = Pick<BacktestResult, 'strategy' | 'instruments' | 'options' | 'simulation' | 'metrics'>;

/**
 * SHA-256 (hex) over what went into a run and what came out: the hashes of its bars and of the strategy's code,
 * parameters, options, the calendar's version, orders, fills, trades, equity and metrics. A run that is repeated gives
 * the same hash, whatever the machine, its instruction set and the time.
 */
export function contentHash(content: Content): string {
  const { strategy, options, simulation, metrics } = content;
  const { cancel: _, conversion, ...settings } = options;
  const instruments = content.instruments.map(({ bars, firstBar, finer }) => {
    const detail = finer === undefined ? {} : { detail: dataHash(finer.bars) };
    return { instrument: bars.instrument, data: dataHash(bars), firstBar, ...detail };
  });
  const hash = createHash('sha256').update(form);
  hash.update(canonical({ strategy, instruments, settings, calendar: calendarVersion(options.calendar) }));
  for (const [i, rates] of (conversion?.rates ?? []).entries()) {
    hash.update(canonical({ currencies: conversion!.currencies, of: conversion!.ofInstrument }));
    addArrays(hash, `rates.${i}`, rates);
  }
  for (const name of ['orders', 'fills', 'trades', 'ledger'] as const) addArrays(hash, name, simulation[name]);
  addArray(hash, 'equity', simulation.equity);
  hash.update(canonical({ metrics, open: simulation.open, cash: simulation.finalCash }));
  return hash.digest('hex');
}
