import { daysPerYear } from '../../market/index.ts';
import { activityOf } from './activity.ts';
import type { GeneratorSettings } from './settings.ts';
import type { Slot } from './slots.ts';

/** Places of the walk in a bar: its open, three between, its close. */
const pathLength = 5;
/** While trading rests, the price varies at a fifth of the rate of a session. */
const restVariance = 0.2;

/**
 * The walk of the price through the slots, in price steps. A step multiplies the price by 1 + a normal number (the
 * discrete form of a geometric Brownian motion), so that only operations with the same bits everywhere take part.
 * The array that comes back is overwritten by the next call.
 */
export function createWalk(
  settings: GeneratorSettings,
  using: { stepsPerUnit: number; normal: () => number },
): (slot: Slot) => Float64Array {
  const { instrument, volatility, drift } = settings;
  const activity = activityOf[instrument.calendar];
  const days = daysPerYear(instrument.calendar);
  const path = new Float64Array(pathLength);
  let price = settings.price * using.stepsPerUnit;
  const move = (years: number, liveliness: number): number => {
    if (years === 0) return Math.max(1, Math.round(price));
    const factor = 1 + drift * years + volatility * Math.sqrt(years) * liveliness * using.normal();
    // However wild the options, a price stays positive and a whole number of steps.
    price = Math.min(price * Math.min(Math.max(factor, 0.5), 2), 2 ** 52);
    return Math.max(1, Math.round(price));
  };
  return (slot) => {
    const liveliness = slot.fraction === 1 ? 1 : activity(slot.place);
    path[0] = move((slot.rest * restVariance) / days, 1);
    for (let i = 1; i < pathLength; i++) path[i] = move(slot.fraction / days / (pathLength - 1), liveliness);
    return path;
  };
}
