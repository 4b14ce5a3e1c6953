import { TiercelError } from '../kernel/index.ts';
import type { Column } from '../market/index.ts';
import { native } from '../native/index.ts';
import { toFloat64 } from './columns.ts';

/** What was traded, or how often price was there, by bins of price. */
export interface PriceProfile {
  /** Lower edge of each bin, rising by `binSize`. */
  readonly prices: Float64Array;
  /** Volume, or number of brackets, of each bin. */
  readonly amounts: Float64Array;
  readonly total: number;
  /** Middle of the bin with the largest amount; of equal ones the nearest to the middle of the profile, then the lower. */
  readonly pointOfControl: number;
  /** Edges of the bins around the point of control that hold `valueShare` of the total. */
  readonly valueArea: { readonly low: number; readonly high: number };
}

/** Bins of a profile, and the share of its value area. */
export interface PriceProfileOptions {
  /** Height of a bin in price; bins begin at its multiples. */
  readonly binSize: number;
  /** Part of the total that the value area holds, 0.7 by default. */
  readonly valueShare?: number;
}

const mostBins = 1_000_000;

function inRange(name: string, value: number, isGood: boolean, wanted: string): void {
  if (!isGood) throw new TiercelError('TIERCEL_E_PARAMETER', `\`${name}\` must be ${wanted}, was ${value}`);
}

interface ProfileBars {
  readonly high: Column;
  readonly low: Column;
  readonly volume?: Column;
}

/** Columns as the native core takes them, and the step that highs and lows share. */
function readBars(bars: ProfileBars) {
  const [high, low] = [toFloat64(bars.high, 'high'), toFloat64(bars.low, 'low')];
  const volume = bars.volume === undefined ? undefined : toFloat64(bars.volume, 'volume');
  const wanted = `as long as \`high\`, ${high.length} rows`;
  inRange('low', low.length, low.length === high.length, wanted);
  if (volume !== undefined) inRange('volume', volume.length, volume.length === high.length, wanted);
  const { priceStep = 0 } = bars.high;
  return { high, low, volume, step: priceStep === bars.low.priceStep ? priceStep : 0 };
}

function profileOf(
  bars: ProfileBars,
  bracket: number,
  { binSize, valueShare = 0.7 }: PriceProfileOptions,
): PriceProfile {
  inRange('binSize', binSize, Number.isFinite(binSize) && binSize > 0, 'a number above 0');
  inRange('valueShare', valueShare, valueShare > 0 && valueShare <= 1, 'above 0 and at most 1');
  const { high, low, volume, step } = readBars(bars);
  const [extent, summary] = [new Float64Array(2), new Float64Array(4)];
  native().profileExtent(high, low, volume, binSize, step, bracket, extent);
  const [first, bins] = extent as unknown as [number, number];
  if (bins === 0) throw new TiercelError('TIERCEL_E_PARAMETER', 'a profile needs a bar with prices, there is none');
  inRange('binSize', binSize, bins <= mostBins, `so large that there are at most ${mostBins} bins`);
  const [prices, amounts] = [new Float64Array(bins), new Float64Array(bins)];
  native().fillProfile(high, low, volume, binSize, step, bracket, first, valueShare, prices, amounts, summary);
  const [total, pointOfControl, lowest, highest] = summary as unknown as [number, number, number, number];
  return { prices, amounts, total, pointOfControl, valueArea: { low: lowest, high: highest } };
}

/**
 * Volume profile: the volume of bars by bins of price. A bar's volume is shared equally by the bins that its range
 * touches, as bars do not tell where in it they traded. Bars without a finite price or volume count nothing.
 *
 * @param bars the highs, lows and volumes
 * @param options height of the bins and part of the volume in the value area
 * @returns volumes, point of control and value area
 * @throws TIERCEL_E_PARAMETER for columns of different lengths, a bin size or share out of range, or no bar with a price
 * @example
 * const { pointOfControl, valueArea } = volumeProfile(bars, { binSize: 0.0005 });
 */
export function volumeProfile(
  bars: { readonly high: Column; readonly low: Column; readonly volume: Column },
  options: PriceProfileOptions,
): PriceProfile {
  if (bars.volume === undefined) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      'a volume profile needs the column `volume`, which the bars do not have',
    );
  }
  return profileOf(bars, 1, options);
}

/**
 * Market profile: in how many brackets of time price was in each bin (its time-price opportunities), with one bracket for
 * `bracket` bars, such as 30 of a minute each.
 *
 * @param bars the highs and lows
 * @param options bars of a bracket (1 by default), height of the bins and part of the brackets in the value area
 * @returns numbers of brackets, point of control and value area
 * @throws TIERCEL_E_PARAMETER for columns of different lengths, a bin size, share or bracket out of range, or no bar with a
 * price
 * @example
 * const { amounts, pointOfControl } = marketProfile(bars, { binSize: 0.25, bracket: 30 });
 */
export function marketProfile(
  bars: { readonly high: Column; readonly low: Column },
  options: PriceProfileOptions & { readonly bracket?: number },
): PriceProfile {
  const { bracket = 1 } = options;
  inRange('bracket', bracket, Number.isSafeInteger(bracket) && bracket >= 1, 'an integer of at least 1');
  return profileOf({ high: bars.high, low: bars.low }, bracket, options);
}
