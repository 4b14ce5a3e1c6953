import { TiercelError } from '../kernel/index.ts';
import { allocateColumn, type Column } from '../market/index.ts';
import { ta } from './technical-analysis.ts';

/** Bars of one instrument, as far as the breadth of a market looks at them. */
export interface BreadthBars {
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  readonly volume: Column;
}

/** How many instruments did what in each bar; NaN where there is no earlier bar to compare with. */
export interface Breadth {
  readonly advances: Column;
  readonly declines: Column;
  readonly unchanged: Column;
  readonly advancingVolume: Column;
  readonly decliningVolume: Column;
  readonly newHighs: Column;
  readonly newLows: Column;
}

/** Adds 1, or `amounts`, in the rows from `from` on where `isSo`. */
function count(into: Column, from: number, isSo: (row: number) => boolean, amounts?: Column): void {
  for (let row = from; row < into.length; row++) {
    if (isSo(row)) into[row]! += amounts === undefined ? 1 : amounts[row]! || 0; // a missing volume adds nothing
  }
}

function addInstrument(breadth: Breadth, { high, low, close, volume }: BreadthBars, period: number): void {
  const rose = (row: number) => close[row]! > close[row - 1]!;
  const fell = (row: number) => close[row]! < close[row - 1]!;
  const highest = ta.highest(high, period);
  const lowest = ta.lowest(low, period);
  count(breadth.advances, 1, rose);
  count(breadth.declines, 1, fell);
  count(breadth.unchanged, 1, (row) => close[row] === close[row - 1]);
  count(breadth.advancingVolume, 1, rose, volume);
  count(breadth.decliningVolume, 1, fell, volume);
  count(breadth.newHighs, period, (row) => high[row]! > highest[row - 1]!);
  count(breadth.newLows, period, (row) => low[row]! < lowest[row - 1]!);
}

/**
 * The breadth of a market: in each bar the number of instruments that rose, fell and stayed, the volume of those that
 * rose and fell, and the number of those whose high (low) is above (below) all of the `period` bars before. What
 * `ta.advanceDeclineLine`, `ta.advanceDeclineRatio`, `ta.trin` and `ta.mcclellan` take.
 *
 * All instruments have the same bars, row by row. An instrument that has no price in a bar (NaN), or had none in the one
 * before, is not counted there.
 *
 * @param instruments columns of each instrument
 * @param options.period bars of new highs and lows, 252 (a year of days) by default
 * @returns the counts as columns
 * @throws TIERCEL_E_PARAMETER without an instrument, for columns of different lengths or a bad period
 * @example
 * const market = breadth([apple, ibm, google]);
 * const { oscillator, summation } = ta.mcclellan(market.advances, market.declines);
 */
export function breadth(instruments: readonly BreadthBars[], { period = 252 }: { period?: number } = {}): Breadth {
  const length = instruments[0]?.close.length;
  if (length === undefined) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      'the breadth of a market needs at least one instrument, was given none',
    );
  }
  for (const [i, { high, low, close, volume }] of instruments.entries()) {
    const other = [high, low, close, volume].find((column) => column.length !== length);
    if (other === undefined) continue;
    const message = `all columns must have ${length} rows as the first instrument has, one of instrument ${i} has ${other.length}`;
    throw new TiercelError('TIERCEL_E_PARAMETER', message);
  }
  const column = (none: number) => allocateColumn(length).fill(0).fill(Number.NaN, 0, none) as Column;
  const found: Breadth = {
    advances: column(1),
    declines: column(1),
    unchanged: column(1),
    advancingVolume: column(1),
    decliningVolume: column(1),
    newHighs: column(period),
    newLows: column(period),
  };
  for (const bars of instruments) addInstrument(found, bars, period);
  return found;
}
