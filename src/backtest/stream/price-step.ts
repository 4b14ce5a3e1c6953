import { TiercelError } from '../../kernel/index.ts';
import type { Column, Instrument } from '../../market/index.ts';

/** How many steps a tick is. */
export function stepsPerTick({ symbol, tickSize }: Instrument, step: number): number {
  const steps = Math.round(tickSize / step);
  if (steps >= 1 && Math.abs(tickSize / step - steps) < 1e-6 * steps) return steps;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `The tick of ${symbol}, ${tickSize}, is no multiple of the price step ${step}: give a \`priceStep\` that divides both the prices and the tick.`,
    { context: { symbol } },
  );
}

/** The step of a stream's prices: the one given, the finest of the columns that have one, at most the tick. */
export function stepOf(
  instrument: Instrument,
  given: number | undefined,
  columns: readonly (Column | undefined)[],
): number {
  if (given !== undefined && !(given > 0 && Number.isFinite(given))) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`priceStep\` must be a positive number, was ${String(given)}.`);
  }
  const known = columns.flatMap((column) => column?.priceStep ?? []);
  const step = given ?? Math.min(instrument.tickSize, ...known);
  stepsPerTick(instrument, step);
  return step;
}
