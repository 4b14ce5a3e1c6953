import { TiercelError } from '../../kernel/index.ts';
import type { Bars } from '../../market/index.ts';
import { type CostModel, type Signals, type SimulationOptions, sizeKinds } from './types.ts';

export const maskNames = ['enterLong', 'exitLong', 'enterShort', 'exitShort'] as const;
export const columnNames = ['stopLoss', 'takeProfit', 'size'] as const;

function describe(value: unknown): string {
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name} of ${(value as Uint8Array).length}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value === null || typeof value !== 'object') return `${typeof value} ${String(value)}`;
  return value.constructor?.name ?? 'an object';
}

/**
 * Refuses signals that do not fit the bars.
 *
 * @throws TIERCEL_E_STRATEGY naming the field, what it must be and what it was.
 */
export function checkSignals(signals: Signals, length: number): void {
  if (signals === null || typeof signals !== 'object') {
    throw new TiercelError('TIERCEL_E_STRATEGY', `signals must be an object of arrays, were ${describe(signals)}`);
  }
  const known: readonly string[] = [...maskNames, ...columnNames];
  for (const name of Object.keys(signals)) {
    if (known.includes(name)) continue;
    throw new TiercelError('TIERCEL_E_STRATEGY', `\`${name}\` is no signal; the signals are ${known.join(', ')}`);
  }
  for (const name of maskNames) checkMask(name, signals[name], length);
  for (const name of columnNames) checkColumn(name, signals[name], length);
}

function checkMask(name: string, mask: unknown, length: number): void {
  if (mask === undefined || (mask instanceof Uint8Array && mask.length === length)) return;
  throw new TiercelError(
    'TIERCEL_E_STRATEGY',
    `\`${name}\` must be a Uint8Array of ${length} values 0 or 1, one for each bar given, was ${describe(mask)}`,
  );
}

function checkColumn(name: string, column: unknown, length: number): void {
  if (column === undefined || (column instanceof Float64Array && column.length === length)) return;
  if (typeof column === 'number' && (column >= 0 || Number.isNaN(column))) return;
  throw new TiercelError(
    'TIERCEL_E_STRATEGY',
    `\`${name}\` must be a number from 0 or a Float64Array of ${length} values, one for each bar given, was ${describe(column)}`,
  );
}

/** The message for a mask that holds something else than 0 and 1; the native reader finds that it does. */
export function throwForMaskValues(signals: Signals): void {
  for (const name of maskNames) {
    const at = signals[name]?.findIndex((value) => value > 1) ?? -1;
    if (at < 0) continue;
    throw new TiercelError(
      'TIERCEL_E_STRATEGY',
      `\`${name}\` must hold 0 or 1 at each bar, was ${signals[name]![at]} at bar ${at}`,
      { context: { bar: at } },
    );
  }
}

function parameter(message: string): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', message);
}

function checkNumber(name: string, value: number, isGood: (x: number) => boolean, wanted: string): void {
  if (typeof value !== 'number' || !isGood(value)) parameter(`\`${name}\` must be ${wanted}, was ${String(value)}`);
}

const isPositive = (x: number): boolean => x > 0 && Number.isFinite(x);
const isNotNegative = (x: number): boolean => x >= 0 && Number.isFinite(x);

function checkOneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) parameter(`\`${name}\` must be one of ${allowed.join(', ')}, was ${String(value)}`);
}

/**
 * Refuses options that mean nothing.
 *
 * @throws TIERCEL_E_PARAMETER naming the option, its range and what it was.
 */
export function checkOptions(options: SimulationOptions, bars: Bars): void {
  checkNumber('cash', options.cash, isPositive, 'a positive amount of money');
  checkNumber('leverage', options.leverage, isPositive, 'a positive number');
  checkOneOf('size.kind', options.size.kind, sizeKinds);
  checkNumber('size.value', options.size.value, isPositive, 'a positive number');
  checkOneOf('fill', options.fill, ['next-open', 'same-close']);
  checkOneOf('limit', options.limit, ['through', 'touch']);
  checkOneOf('mark', options.mark, ['closing-side', 'last']);
  const isBar = (i: number): boolean => Number.isInteger(i) && i >= 0 && i < bars.length;
  checkNumber('firstBar', options.firstBar, isBar, `the index of a bar, from 0 to ${bars.length - 1}`);
  checkInstrument(bars);
  checkCosts(options.costs);
}

function checkInstrument({ instrument }: Bars): void {
  for (const name of ['tickSize', 'lotSize', 'minQuantity'] as const) {
    checkNumber(`${instrument.symbol}.${name}`, instrument[name], isPositive, 'a positive number');
  }
}

function checkCosts({ spread, commission, slippage }: CostModel): void {
  checkOneOf('costs.spread.kind', spread.kind, ['data', 'price', 'ticks', 'bps']);
  if (spread.kind !== 'data') checkNumber('costs.spread.value', spread.value, isNotNegative, 'a number from 0');
  if (spread.kind === 'bps') checkNumber('costs.spread.value', spread.value, (x) => x < 10_000, 'under 10000 bps');
  for (const name of ['perUnit', 'perValue', 'minimum'] as const) {
    checkNumber(`costs.commission.${name}`, commission[name], isNotNegative, 'a number from 0');
  }
  if (commission.maximumRate !== null) {
    checkNumber('costs.commission.maximumRate', commission.maximumRate, isNotNegative, 'null or a number from 0');
  }
  checkOneOf('costs.slippage.kind', slippage.kind, ['ticks', 'bps']);
  checkNumber('costs.slippage.value', slippage.value, isNotNegative, 'a number from 0');
  if (slippage.kind === 'bps')
    checkNumber('costs.slippage.value', slippage.value, (x) => x < 10_000, 'under 10000 bps');
}
