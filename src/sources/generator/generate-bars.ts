import { createRandom, type Random } from '../../kernel/index.ts';
import { allocateColumn, allocateTimes, type Bars, timeframeNs } from '../../market/index.ts';
import { activityOf } from './activity.ts';
import { allocateOhlc, gridOf, writeBar } from './price-grid.ts';
import { type GeneratorOptions, type GeneratorSettings, generatorSettings } from './settings.ts';
import { type Slot, slots } from './slots.ts';
import { createWalk } from './walk.ts';

/**
 * Synthetic bars: a random walk with independent relative steps, livelier at some hours of the session than at
 * others, with a jump where trading rested. Prices lie on the price step that the instrument's tick size implies.
 * Asking for volume or an ask changes no other column.
 *
 * @returns bars on shared memory; `closeTime` is present where a bar ends with its session
 * @throws TIERCEL_E_PARAMETER when an option is outside its range
 * @example
 * ```ts
 * const bars = generateBars({ seed: 7, length: 1_000, volume: 50 });
 * bars.close[999]; // the same in every run
 * ```
 */
export function generateBars(options: GeneratorOptions): Bars {
  const settings = generatorSettings(options);
  const { length, instrument, timeframe, side } = settings;
  const { step, stepsPerUnit } = gridOf(instrument.tickSize);
  const main = allocateOhlc(length, step);
  const ask = side === 'bid/ask' ? allocateOhlc(length, step) : undefined;
  const volume = settings.volume === undefined ? undefined : allocateColumn(length, 1);
  const time = allocateTimes(length);
  const closeTime = allocateTimes(length);
  const aboveBid = spreads(settings);
  const volumeAt = volumes(settings);
  let row = 0;
  for (const { slot, steps } of tradedSlots(settings, stepsPerUnit)) {
    time[row] = slot.open;
    closeTime[row] = slot.close;
    writeBar(main, row, { steps, stepsPerUnit });
    if (ask !== undefined) writeBar(ask, row, { steps: aboveBid(steps), stepsPerUnit });
    if (volume !== undefined) volume[row] = volumeAt(slot);
    if (++row === length) break;
  }
  return {
    ...{ length, time, ...main, instrument, timeframe, side, priceStep: step },
    ...(closesEarly(time, closeTime, timeframe) && { closeTime }),
    ...(volume && { volume }),
    ...(ask && { ask }),
  };
}

function streamOf(settings: GeneratorSettings, name: string): Random {
  return createRandom({ seed: settings.seed, stream: `${settings.instrument.symbol} ${name}` });
}

/** The slots in which there is a bar, with the path of the price in each. */
function* tradedSlots(settings: GeneratorSettings, stepsPerUnit: number) {
  const { instrument, from, timeframe, missing } = settings;
  const walk = createWalk(settings, { stepsPerUnit, normal: streamOf(settings, 'price').normal });
  const { uniform } = streamOf(settings, 'missing');
  for (const slot of slots({ calendar: instrument.calendar, date: from, timeframe: timeframeNs(timeframe) })) {
    const steps = walk(slot);
    if (uniform() >= missing) yield { slot, steps };
  }
}

/** Gives the path of the ask for a path of the bid: at least one step above it, `spreadSteps` on average. */
function spreads(settings: GeneratorSettings): (bid: Float64Array) => Float64Array {
  const { uniform } = streamOf(settings, 'spread');
  return (bid) => bid.map((steps) => steps + Math.max(1, Math.round(settings.spreadSteps * (0.5 + uniform()))));
}

/** Whole units, at least one; a sum of two uniform numbers keeps most bars near the mean. */
function volumes(settings: GeneratorSettings): (slot: Slot) => number {
  const { uniform } = streamOf(settings, 'volume');
  const activity = activityOf[settings.instrument.calendar];
  return (slot) => Math.max(1, Math.round((settings.volume ?? 0) * activity(slot.place) * (uniform() + uniform())));
}

function closesEarly(time: BigInt64Array, closeTime: BigInt64Array, timeframe: string): boolean {
  const length = timeframeNs(timeframe);
  return time.some((open, row) => closeTime[row] !== open + length);
}
