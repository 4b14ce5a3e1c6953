import { TiercelError } from '../../kernel/index.ts';
import { type Bars, toIso } from '../../market/index.ts';
import { checkCosts } from './check-costs.ts';
import { checkLatency } from './latency.ts';
import {
  type Conversion,
  type InstrumentFinancing,
  type InstrumentMargin,
  outputKinds,
  type Signals,
  type SimulationOptions,
  type SizeKind,
  sizeKinds,
  tripleDays,
} from './types.ts';

export const maskNames = ['enterLong', 'exitLong', 'enterShort', 'exitShort'] as const;
export const columnNames = ['stopLoss', 'takeProfit', 'trailingStop', 'limit', 'stop', 'size'] as const;

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
  const known: readonly string[] = [...maskNames, ...columnNames, 'target'];
  for (const name of Object.keys(signals)) {
    if (known.includes(name)) continue;
    throw new TiercelError('TIERCEL_E_STRATEGY', `\`${name}\` is no signal; the signals are ${known.join(', ')}`);
  }
  for (const name of maskNames) checkMask(name, signals[name], length);
  for (const name of columnNames) checkColumn(name, signals[name], length);
  checkTarget(signals, length);
}

/** A target says all by itself: beside it only sizes of what is attached may stand. */
function checkTarget(signals: Signals, length: number): void {
  if (signals.target === undefined) return;
  const isNumber = typeof signals.target === 'number' && Number.isFinite(signals.target);
  if (!isNumber && !(signals.target instanceof Float64Array && signals.target.length === length)) {
    throw new TiercelError(
      'TIERCEL_E_STRATEGY',
      `\`target\` must be a number or a Float64Array of ${length} values, one for each bar given, was ${describe(signals.target)}`,
    );
  }
  const beside = [...maskNames, 'limit', 'stop', 'size'].find((name) => signals[name as keyof Signals] !== undefined);
  if (beside === undefined) return;
  throw new TiercelError(
    'TIERCEL_E_STRATEGY',
    `\`target\` says what is to be held, so \`${beside}\` cannot stand beside it: give one of the two`,
  );
}

/** Refuses a size kind that does not go with the signals. Those that enter nothing go with any. */
export function checkSizeKind({ target, enterLong, enterShort }: Signals, kind: SizeKind): void {
  const isTarget = kind.startsWith('target-');
  if (isTarget ? (enterLong ?? enterShort) === undefined : target === undefined) return;
  throw new TiercelError(
    'TIERCEL_E_STRATEGY',
    isTarget
      ? `the size kind ${kind} says what is to be held: the signals must then be a \`target\` column`
      : `a \`target\` column needs the size kind target-units, target-value or target-weight, was ${kind}`,
  );
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
export function checkOptions(options: Omit<SimulationOptions, 'firstBar'>, instruments: number): void {
  checkNumber('cash', options.cash, isPositive, 'a positive amount of money');
  checkNumber('leverage', options.leverage, isPositive, 'a positive number');
  checkOneOf('size.kind', options.size.kind, sizeKinds);
  checkNumber('size.value', options.size.value, isPositive, 'a positive number');
  checkOneOf('fill', options.fill, ['next-open', 'same-close']);
  checkOneOf('limit', options.limit, ['through', 'touch']);
  checkOneOf('mark', options.mark, ['closing-side', 'last']);
  if (options.volumeShare !== undefined) {
    checkNumber('volumeShare', options.volumeShare, (x) => x > 0 && x <= 1, 'a number above 0, at most 1');
  }
  if (options.latency !== undefined) checkLatency(options.latency, options.fill);
  if (options.outputs !== undefined) checkOneOf('outputs', options.outputs, outputKinds);
  checkCosts(options.costs);
  if (options.conversion !== undefined) checkConversion(options.conversion, instruments);
  if (options.financings !== undefined) checkFinancings(options.financings, instruments);
  if (options.margins !== undefined) checkMargins(options.margins, instruments);
}

/**
 * Refuses a first bar that is none of the bars, and an instrument without sizes.
 *
 * @throws TIERCEL_E_NO_DATA without bars, TIERCEL_E_PARAMETER else.
 */
export function checkFeed(bars: Bars, firstBar: number): void {
  if (bars.length === 0) {
    throw new TiercelError('TIERCEL_E_NO_DATA', `there are no ${bars.instrument.symbol} bars to simulate over`);
  }
  const isBar = (i: number): boolean => Number.isInteger(i) && i >= 0 && i < bars.length;
  checkNumber('firstBar', firstBar, isBar, `the index of a bar, from 0 to ${bars.length - 1}`);
  checkInstrument(bars);
  checkActions(bars);
}

/**
 * Refuses a share of a volume that the bars do not have.
 *
 * @throws TIERCEL_E_PARAMETER naming the bars.
 */
export function checkVolume({ instrument, timeframe, volume }: Bars, { volumeShare }: { volumeShare?: number }): void {
  if (volumeShare === undefined || volume !== undefined) return;
  parameter(
    `\`volumeShare\` needs bars with volume, and the ${timeframe} bars of ${instrument.symbol} have none: leave it out, or import volume`,
  );
}

/** The native reader checks the order and the ratios too, without knowing whose they are. */
function checkActions({ instrument, actions = [] }: Bars): void {
  const isPart = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= 2000;
  for (const [i, { time, numerator, denominator, dividend }] of actions.entries()) {
    const isLater = i === 0 || time >= actions[i - 1]!.time;
    if (isLater && isPart(numerator) && isPart(denominator) && Number.isFinite(dividend)) continue;
    throw new TiercelError(
      'TIERCEL_E_DATA',
      `\`actions\` of ${instrument.symbol} must be in order of time, with ratios of whole numbers from 1 to 2000 and a finite dividend; number ${i}, at ${toIso(time)}, is ${numerator} for ${denominator} with a dividend of ${dividend}`,
      { context: { symbol: instrument.symbol, action: i } },
    );
  }
}

function checkInstrument({ instrument }: Bars): void {
  for (const name of ['tickSize', 'lotSize', 'minQuantity'] as const) {
    checkNumber(`${instrument.symbol}.${name}`, instrument[name], isPositive, 'a positive number');
  }
}

function checkConversion({ currencies, ofInstrument, rates }: Conversion, instruments: number): void {
  const isIndex = (i: number): boolean => Number.isInteger(i) && i >= 0 && i < currencies.length;
  const isWhole = ofInstrument.length === instruments && ofInstrument.every(isIndex);
  const areRates = rates.length === currencies.length && rates.every(({ time }, i) => i === 0 || time.length > 0);
  if (isWhole && areRates && currencies.length <= 256) return;
  parameter('`conversion` must hold a currency for each instrument, and rates for each currency but the first');
}

function checkFinancing({ swap, funding, borrow }: InstrumentFinancing, name: string): void {
  const isDays = (days: number | undefined): boolean => days === undefined || days === 360 || days === 365;
  if (swap !== undefined) {
    checkNumber(`${name}.swap.long`, swap.long, Number.isFinite, 'a number');
    checkNumber(`${name}.swap.short`, swap.short, Number.isFinite, 'a number');
    checkOneOf(`${name}.swap.unit`, swap.unit, ['points', 'annual-rate']);
    if (swap.tripleDay !== undefined) checkOneOf(`${name}.swap.tripleDay`, swap.tripleDay, tripleDays);
  }
  if (borrow !== undefined)
    checkNumber(`${name}.borrow.annualRate`, borrow.annualRate, isNotNegative, 'a number from 0');
  if (!isDays(swap?.daysPerYear) || !isDays(borrow?.daysPerYear))
    parameter(`\`${name}\` must count 360 or 365 days a year`);
  if (funding?.series !== undefined) {
    const bad = funding.series.findIndex(
      ({ time, rate }, i, all) =>
        typeof time !== 'bigint' || !Number.isFinite(rate) || (i > 0 && time <= all[i - 1]!.time),
    );
    if (bad >= 0) parameter(`\`${name}.funding.series\` must hold finite rates at rising times, entry ${bad} does not`);
  } else if (funding !== undefined) {
    checkNumber(`${name}.funding.rate`, funding.rate, Number.isFinite, 'a number');
    const isHours = (x: number): boolean => Number.isInteger(x) && x >= 1 && x <= 24;
    checkNumber(`${name}.funding.everyHours`, funding.everyHours ?? 8, isHours, 'a whole number from 1 to 24');
  }
}

function checkFinancings(all: readonly InstrumentFinancing[], instruments: number): void {
  if (all.length !== instruments) {
    parameter(`\`financings\` must hold figures for each of the ${instruments} instruments, held ${all.length}`);
  }
  for (const [i, financing] of all.entries()) checkFinancing(financing, `financings[${i}]`);
}

function checkMargins(margins: readonly InstrumentMargin[], instruments: number): void {
  if (margins.length !== instruments) {
    parameter(`\`margins\` must hold figures for each of the ${instruments} instruments, held ${margins.length}`);
  }
  for (const [i, { initial, maintenance }] of margins.entries()) {
    for (const [name, { kind, value }] of Object.entries({ initial, maintenance })) {
      checkOneOf(`margins[${i}].${name}.kind`, kind, ['rate', 'per-unit']);
      checkNumber(`margins[${i}].${name}.value`, value, isPositive, 'a positive number');
    }
    if (initial.kind !== maintenance.kind || maintenance.value > initial.value) {
      parameter(`\`margins[${i}]\` must hold a maintenance margin of at most the initial margin, in the same unit`);
    }
  }
}
