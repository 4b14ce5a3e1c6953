import { TiercelError } from '../kernel/index.ts';
import { type feedFormats, levelSequences, type NativeReplayOptions } from '../native/index.ts';

/** A feed of an exchange: ITCH 5.0 bytes, LOBSTER messages, market by order as CSV (Databento), depth of Binance as CSV. */
export type ExchangeFormat = (typeof feedFormats)[number];

/** One of an exchange, or a recording of Tiercel's own. */
export type FeedFormat = ExchangeFormat | 'tiercel';

/**
 * How an update of levels must follow the one before: its first id above the last id (`increasing`), the last id plus one
 * (`contiguous`, Binance spot), or its `prev_id` equal to it (`previous`, Binance futures).
 */
export type LevelSequence = (typeof levelSequences)[number];

/** A price level that stands before the first message; price and quantity as in the file. */
export interface StartLevel {
  readonly side: 'buy' | 'sell';
  readonly price: number;
  readonly quantity: number;
}

/** The best prices after each message of a block of a feed. A quantity of 0 says that the side is empty. */
export interface TopColumns {
  readonly length: number;
  /** Nanoseconds since 1970, UTC, or since midnight in New York for ITCH and LOBSTER. */
  readonly time: BigInt64Array;
  /** Number of the message, from 1; of levels, the last id of the message that was applied. */
  readonly id: Float64Array;
  /** `index` of the instruments of the report. */
  readonly instrument: Int32Array;
  readonly bid: Float64Array;
  readonly bidQuantity: Float64Array;
  readonly ask: Float64Array;
  readonly askQuantity: Float64Array;
}

/** What a feed is, and what is wanted of it. */
export interface ReplayOptions {
  readonly format: FeedFormat;
  /** Decimals of prices that are kept, 0 to 9 (default: 4 for `mbo`, 2 for `binance-l2`); ITCH and LOBSTER have 4. */
  readonly priceDecimals?: number;
  /** Decimals of quantities of `binance-l2` that are kept, 0 to 9 (default 3). */
  readonly quantityDecimals?: number;
  /** Of `binance-l2` (default `increasing`). */
  readonly sequence?: LevelSequence;
  /** Levels a side in the report, 1 to 10,000 (default 1). */
  readonly depth?: number;
  /** Room for orders that live at one time and for price levels (default 4,194,304; 32 bytes each, as they are used). */
  readonly maxOrders?: number;
  /** Levels before the first message of a LOBSTER file: orders that the file does not know are taken out of them. */
  readonly startBook?: readonly StartLevel[];
  /** Called with the tops of each block. Its arrays are its own. */
  readonly onTops?: (tops: TopColumns) => void;
}

const defaults = {
  itch: { priceDecimals: 4, quantityDecimals: 0 },
  lobster: { priceDecimals: 4, quantityDecimals: 0 },
  mbo: { priceDecimals: 4, quantityDecimals: 0 },
  'binance-l2': { priceDecimals: 2, quantityDecimals: 3 },
} as const;

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`${name}\` must be an integer from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}, was ${value}.`,
  );
}

function checkFits(options: ReplayOptions): void {
  const { format } = options;
  const refuse = (name: keyof ReplayOptions, formats: string) => {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`${name}\` is for ${formats}, the format is ${format}.`);
  };
  const isFixed = format !== 'mbo' && format !== 'binance-l2';
  if (isFixed && options.priceDecimals !== undefined) refuse('priceDecimals', 'mbo and binance-l2');
  if (format !== 'binance-l2' && options.quantityDecimals !== undefined) refuse('quantityDecimals', 'binance-l2');
  if (format !== 'binance-l2' && options.sequence !== undefined) refuse('sequence', 'binance-l2');
  if (format !== 'lobster' && options.startBook !== undefined) refuse('startBook', 'lobster');
}

/** What a replay was asked for, checked and with its defaults. */
export interface CheckedOptions {
  readonly format: ExchangeFormat;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly sequence: LevelSequence;
  readonly depth: number;
  readonly maxOrders: number;
}

const wholeDepth = (depth = 1) => whole('depth', depth, 1, 10_000);

const isOfExchange = (format: string): format is ExchangeFormat => Object.hasOwn(defaults, format);

/** Of a recording, which has the rest itself; gives the levels of the report. */
export function checkRecordingOptions(options: ReplayOptions): number {
  checkFits(options);
  return wholeDepth(options.depth);
}

export function checkOptions(options: ReplayOptions): CheckedOptions {
  const { format } = options;
  if (!isOfExchange(format)) {
    const known = [...Object.keys(defaults), 'tiercel'].join(', ');
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`format\` must be one of ${known}, was "${format}".`);
  }
  checkFits(options);
  const sequence = options.sequence ?? 'increasing';
  if (!levelSequences.includes(sequence)) {
    const known = levelSequences.join(', ');
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`sequence\` must be one of ${known}, was "${sequence}".`);
  }
  return {
    format,
    sequence,
    priceDecimals: whole('priceDecimals', options.priceDecimals ?? defaults[format].priceDecimals, 0, 9),
    quantityDecimals: whole('quantityDecimals', options.quantityDecimals ?? defaults[format].quantityDecimals, 0, 9),
    depth: wholeDepth(options.depth),
    maxOrders: whole('maxOrders', options.maxOrders ?? 2 ** 22, 2 ** 17, 2 ** 27),
  };
}

export function nativeOptions(
  { priceDecimals, quantityDecimals, sequence, maxOrders }: CheckedOptions,
  { format, byType }: { readonly format: number; readonly byType: boolean },
): NativeReplayOptions {
  return {
    format,
    byType,
    midnightNs: 0n,
    priceDecimals,
    quantityDecimals,
    sequence: levelSequences.indexOf(sequence),
    orders: maxOrders,
  };
}
