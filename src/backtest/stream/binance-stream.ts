import { createHash, type Hash } from 'node:crypto';
import type { LevelSequence } from '../../book/index.ts';
import { openTextFile, TiercelError } from '../../kernel/index.ts';
import type { Instrument } from '../../market/index.ts';
import { feedFaults, levelSequences, type NativeStream, native } from '../../native/index.ts';
import { type MarketStream, streamOf } from './market-stream.ts';
import { stepsPerTick } from './price-step.ts';

/** Files of recorded depth and trades of Binance, as `tiercel replay --format binance-l2` reads them. */
export interface BinanceFiles {
  readonly instrument: Instrument;
  /** Snapshots and updates of levels, CSV, plain or gz. */
  readonly depth: string;
  /** Trades of the same time; without them nothing says that a queue was traded. */
  readonly trades?: string;
  /** Digits after the point of prices. Default: those of the instrument's tick. */
  readonly priceDecimals?: number;
  /** Of quantities. Default: 8, or fewer where the lot has fewer. */
  readonly quantityDecimals?: number;
  /** How an update must follow the one before. Default `increasing`. */
  readonly sequence?: LevelSequence;
}

const blockSize = 4 * 1024 * 1024;

function digitsOf(step: number): number {
  return Math.max(0, Math.min(9, Math.ceil(-Math.log10(step) - 1e-9)));
}

interface Reading {
  readonly handle: NativeStream;
  readonly path: string;
  readonly isTrades: boolean;
  readonly hash: Hash;
}

/** What a person does about a fault, where there is something. */
const remedies: Readonly<Record<string, string>> = {
  decimals: '; give `priceDecimals` or `quantityDecimals` higher than those in use',
  range: '; fewer `priceDecimals` leave room for larger prices',
  'missing-column': '; a file of depth or of trades was given in the place of the other?',
};

function refuse(path: string, place: { code: number; field: number; line: number; bytes: Uint8Array }): never {
  const { code, field, line, bytes } = place;
  const fault = feedFaults[code]!;
  const end = bytes.indexOf(10);
  const row = new TextDecoder().decode(bytes.subarray(0, Math.min(end < 0 ? bytes.length : end, 120)));
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `${path}: line ${line.toLocaleString('en-US')} cannot be read (${fault}, field ${field + 1} of "${row}")${remedies[fault] ?? ''}.`,
    { context: { file: path, line, fault, field } },
  );
}

/** Whole rows of a block; what is left comes again in front of the next. */
async function readFile({ handle, path, isTrades, hash }: Reading): Promise<void> {
  const file = await openTextFile(path, { isHashed: false });
  try {
    let buffer = new Uint8Array(blockSize);
    const report = new Float64Array(4);
    for (let kept = 0, isLast = false; !isLast; ) {
      if (kept === buffer.length) {
        const larger = new Uint8Array(2 * kept);
        larger.set(buffer);
        buffer = larger;
      }
      const length = await file.read(buffer.subarray(kept));
      hash.update(buffer.subarray(kept, kept + length));
      isLast = length === 0;
      const bytes = buffer.subarray(0, kept + length);
      native().streamBinanceRead(handle, isTrades, bytes, isLast, report);
      const [consumed, fault, field, line] = report as unknown as [number, number, number, number];
      if (fault !== 0) refuse(path, { code: fault, field, line, bytes: bytes.subarray(consumed) });
      kept = bytes.length - consumed;
      buffer.copyWithin(0, consumed, bytes.length);
    }
  } finally {
    await file.close();
  }
}

/**
 * Market data from recorded files of Binance: levels with snapshots and updates, and trades beside them. A gap in the
 * numbers of the updates leaves the book unknown until the next snapshot.
 *
 * @throws TIERCEL_E_FILE, TIERCEL_E_DATA with the line where a file is none of the format, TIERCEL_E_NO_DATA without rows,
 *   TIERCEL_E_PARAMETER for decimals that do not go with the instrument.
 * @example
 * ```ts
 * const stream = await binanceStream({ instrument, depth: 'btc_depth.csv', trades: 'btc_trades.csv' });
 * console.log(stream.events, stream.gaps);
 * ```
 */
export async function binanceStream(files: BinanceFiles): Promise<MarketStream> {
  const { instrument, depth, trades, sequence = 'increasing' } = files;
  const decimals = {
    price: files.priceDecimals ?? digitsOf(instrument.tickSize),
    quantity: files.quantityDecimals ?? Math.min(8, digitsOf(instrument.lotSize)),
  };
  for (const [name, value] of Object.entries(decimals)) {
    if (Number.isInteger(value) && value >= 0 && value <= 9) continue;
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`${name}Decimals\` must be a whole number from 0 to 9, was ${String(value)}.`,
    );
  }
  const priceStep = Number(`1e-${decimals.price}`);
  stepsPerTick(instrument, priceStep);
  const handle = native().streamCreate({ priceStep, lotSize: instrument.lotSize });
  native().streamBinance(handle, {
    priceDecimals: decimals.price,
    quantityDecimals: decimals.quantity,
    sequence: levelSequences.indexOf(sequence),
  });
  const hash = createHash('sha256').update('binance;');
  await readFile({ handle, path: depth, isTrades: false, hash });
  if (trades !== undefined) await readFile({ handle, path: trades, isTrades: true, hash });
  native().streamBinanceEnd(handle);
  return streamOf(handle, { instrument, form: 'levels', priceStep, contentHash: hash.digest('hex') });
}
