import { TiercelError } from '../kernel/index.ts';
import type { Column } from '../market/index.ts';

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

/** The number of the bin in which a price lies; prices on their step are compared as whole ticks. */
function binOf(binSize: number, step: number | undefined): (price: number) => number {
  const ticks = step === undefined ? 0 : Math.round(binSize / step);
  const isWhole = step !== undefined && ticks > 0 && Math.abs(ticks * step - binSize) < step * 1e-6;
  return isWhole ? (price) => Math.floor(Math.round(price / step) / ticks) : (price) => Math.floor(price / binSize);
}

interface Range {
  readonly first: number; // bin of the low
  readonly last: number; // bin of the high
  readonly amount: number; // of each bin
}

function pointOf(amounts: Float64Array): number {
  const middle = (amounts.length - 1) / 2;
  let best = 0;
  for (let bin = 1; bin < amounts.length; bin++) {
    const more = amounts[bin]! - amounts[best]!;
    if (more > 0 || (more === 0 && Math.abs(bin - middle) < Math.abs(best - middle))) best = bin;
  }
  return best;
}

/** From the point of control on, the two bins above or the two below are taken, whichever hold more; above where equal. */
function valueBins(amounts: Float64Array, point: number, wanted: number): [number, number] {
  const at = (bin: number) => amounts[bin] ?? 0;
  let [low, high, held] = [point, point, at(point)];
  while (held < wanted && (low > 0 || high < amounts.length - 1)) {
    const above = at(high + 1) + at(high + 2);
    const below = at(low - 1) + at(low - 2);
    const goesUp = low === 0 || (high < amounts.length - 1 && above >= below);
    held += goesUp ? above : below;
    if (goesUp) high = Math.min(high + 2, amounts.length - 1);
    else low = Math.max(low - 2, 0);
  }
  return [low, high];
}

function profileOf(ranges: readonly Range[], { binSize, valueShare = 0.7 }: PriceProfileOptions): PriceProfile {
  inRange('valueShare', valueShare, valueShare > 0 && valueShare <= 1, 'above 0 and at most 1');
  const lowest = ranges.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY);
  const bins = ranges.reduce((most, { last }) => Math.max(most, last), Number.NEGATIVE_INFINITY) - lowest + 1;
  if (ranges.length === 0)
    throw new TiercelError('TIERCEL_E_PARAMETER', 'a profile needs a bar with prices, there is none');
  inRange('binSize', binSize, bins <= mostBins, `so large that there are at most ${mostBins} bins`);
  const amounts = new Float64Array(bins);
  for (const { first, last, amount } of ranges) {
    for (let bin = first; bin <= last; bin++) amounts[bin - lowest]! += amount;
  }
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const point = pointOf(amounts);
  const [low, high] = valueBins(amounts, point, valueShare * total);
  const price = (bin: number) => (lowest + bin) * binSize;
  return {
    prices: amounts.map((_, bin) => price(bin)),
    amounts,
    total,
    pointOfControl: price(point + 0.5),
    valueArea: { low: price(low), high: price(high + 1) },
  };
}

/** Highs and lows of the rows, joined `bracket` at a time, as bins. */
function rangesOf(high: Column, low: Column, bracket: number, { binSize }: PriceProfileOptions): (Range | null)[] {
  inRange('binSize', binSize, Number.isFinite(binSize) && binSize > 0, 'a number above 0');
  inRange('low', low.length, low.length === high.length, `as long as \`high\`, ${high.length} rows`);
  const bin = binOf(binSize, high.priceStep === low.priceStep ? high.priceStep : undefined);
  const ranges: (Range | null)[] = [];
  for (let row = 0; row < high.length; row += bracket) {
    let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = row; i < Math.min(row + bracket, high.length); i++) {
      if (low[i]! < lowest) lowest = low[i]!; // not where it is NaN
      if (high[i]! > highest) highest = high[i]!;
    }
    ranges.push(lowest <= highest ? { first: bin(lowest), last: bin(highest), amount: 1 } : null);
  }
  return ranges;
}

/**
 * Volume profile: the volume of bars by bins of price. A bar's volume is shared equally by the bins that its range
 * touches, as bars do not tell where in it they traded. Bars without a price or volume (NaN) count nothing.
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
  const { high, low, volume } = bars;
  inRange('volume', volume.length, volume.length === high.length, `as long as \`high\`, ${high.length} rows`);
  const shared = rangesOf(high, low, 1, options).map((range, row) => {
    if (range === null || !Number.isFinite(volume[row])) return null;
    return { ...range, amount: volume[row]! / (range.last - range.first + 1) };
  });
  return profileOf(
    shared.filter((range) => range !== null),
    options,
  );
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
  inRange('bracket', bracket, Number.isInteger(bracket) && bracket >= 1, 'an integer of at least 1');
  const ranges = rangesOf(bars.high, bars.low, bracket, options);
  return profileOf(
    ranges.filter((range) => range !== null),
    options,
  );
}
