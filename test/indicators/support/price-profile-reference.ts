/** Profiles as they are defined, bar by bar and bin by bin: what the native kernel's bits are held against. */
import type { Column, PriceProfile } from '../../../src/index.ts';

interface Options {
  readonly binSize: number;
  readonly valueShare: number;
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

function profileOf(ranges: readonly Range[], { binSize, valueShare }: Options): PriceProfile {
  const lowest = ranges.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY);
  const bins = ranges.reduce((most, { last }) => Math.max(most, last), Number.NEGATIVE_INFINITY) - lowest + 1;
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
function rangesOf(high: Column, low: Column, bracket: number, { binSize }: Options): (Range | null)[] {
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

export function referenceVolumeProfile(
  { high, low, volume }: { readonly high: Column; readonly low: Column; readonly volume: Column },
  options: Options,
): PriceProfile {
  const shared = rangesOf(high, low, 1, options).map((range, row) => {
    if (range === null || !Number.isFinite(volume[row])) return null;
    return { ...range, amount: volume[row]! / (range.last - range.first + 1) };
  });
  return profileOf(
    shared.filter((range) => range !== null),
    options,
  );
}

export function referenceMarketProfile(
  { high, low }: { readonly high: Column; readonly low: Column },
  options: Options & { readonly bracket: number },
): PriceProfile {
  const ranges = rangesOf(high, low, options.bracket, options);
  return profileOf(
    ranges.filter((range) => range !== null),
    options,
  );
}
