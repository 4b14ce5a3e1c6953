import { TiercelError } from '../../kernel/index.ts';
import { type Bars, type Column, timeframeNs, tradingDayEnds } from '../../market/index.ts';
import type { NativeMarketCosts } from '../../native/index.ts';
import type { CostModel, ImpactModel, SlippageModel } from './cost-model.ts';

/** Columns of bars by what they hold, kept as long as their bars: a sweep computes them once a thread. */
const computed = new WeakMap<Bars, Map<string, Float64Array>>();

function remembered(bars: Bars, name: string, compute: () => Float64Array): Float64Array {
  const known = computed.get(bars) ?? new Map<string, Float64Array>();
  computed.set(bars, known);
  let column = known.get(name);
  if (column === undefined) {
    column = compute();
    known.set(name, column);
  }
  return column;
}

function volumeOf(bars: Bars, model: string): Column {
  const volume = (bars.raw ?? bars).volume;
  if (volume !== undefined) return volume;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `the cost model's ${model} counts the volume, but the ${bars.instrument.symbol} bars hold none: give bars with a volume column, or another model`,
    { context: { symbol: bars.instrument.symbol } },
  );
}

const factorAt = (bars: Bars, i: number): number => bars.factor?.[i] ?? 1;

function trueRange({ high, low, close }: Bars, i: number): number {
  if (i === 0) return high[0]! - low[0]!;
  return Math.max(high[i]!, close[i - 1]!) - Math.min(low[i]!, close[i - 1]!);
}

/** For each bar the mean true range of so many bars before it, in raw prices. */
function rangesBefore(bars: Bars, count: number): Float64Array {
  const out = new Float64Array(bars.length).fill(Number.NaN);
  for (let i = count; i < bars.length; i++) {
    let sum = 0;
    for (let k = i - count; k < i; k++) sum += trueRange(bars, k);
    out[i] = sum / count / factorAt(bars, i);
  }
  return out;
}

/** The sample standard deviation of values [from, to). */
function deviation(values: Float64Array, from: number, to: number): number {
  let mean = 0;
  for (let k = from; k < to; k++) mean += values[k]! / (to - from);
  let squares = 0;
  for (let k = from; k < to; k++) squares += (values[k]! - mean) ** 2;
  return Math.sqrt(squares / (to - from - 1));
}

/** For each bar the deviation of so many returns before it, times the close before it, in raw prices. */
function deviationsBefore(bars: Bars, count: number): Float64Array {
  const { close, length } = bars;
  const returns = close.map((price, i) => (i === 0 ? Number.NaN : price / close[i - 1]! - 1));
  const out = new Float64Array(length).fill(Number.NaN);
  for (let i = count + 1; i < length; i++) {
    out[i] = (deviation(returns, i - count, i) * close[i - 1]!) / factorAt(bars, i);
  }
  return out;
}

function distanceOf(bars: Bars, slippage: SlippageModel): Float64Array | undefined {
  if (!('bars' in slippage)) return undefined;
  const { kind, bars: count, value } = slippage;
  return remembered(bars, `${kind} ${count} ${value}`, () => {
    const unit = kind === 'atr' ? rangesBefore(bars, count) : deviationsBefore(bars, count);
    return unit.map((distance) => distance * value);
  });
}

/** Which trading day each bar belongs to: the first that ends at or after its close. */
function dayOfBars(bars: Bars): Int32Array {
  const closeAt = (i: number): bigint => bars.closeTime?.[i] ?? bars.time[i]! + timeframeNs(bars.timeframe);
  const ends = tradingDayEnds(bars.instrument.calendar, bars.time[0]!, closeAt(bars.length - 1));
  let day = 0;
  return Int32Array.from({ length: bars.length }, (_, i) => {
    const close = closeAt(i);
    while (day < ends.length && ends[day]! < close) day++;
    return day;
  });
}

/** Y x sigma / sqrt(ADV) of so many trading days before that of each bar, the deviation of daily returns and raw units. */
function scalesBefore(bars: Bars, { coefficient, days: count }: ImpactModel): Float64Array {
  const volume = volumeOf(bars, 'impact');
  const days = dayOfBars(bars);
  const [closes, volumes, numbers]: [number[], number[], number[]] = [[], [], []];
  const out = new Float64Array(bars.length).fill(Number.NaN);
  let scale = Number.NaN;
  for (let i = 0; i < bars.length; i++) {
    if (numbers.at(-1) !== days[i]) {
      scale = scaleOf({ closes, volumes, count });
      numbers.push(days[i]!);
      closes.push(0);
      volumes.push(0);
    }
    closes[closes.length - 1] = bars.close[i]!;
    volumes[volumes.length - 1]! += volume[i]! / factorAt(bars, i);
    out[i] = (coefficient * scale) / Math.sqrt(factorAt(bars, i));
  }
  return out;
}

/** sigma / sqrt(ADV) of the last `count` of the days so far; volumes are in units of the series' beginning. */
function scaleOf({ closes, volumes, count }: { closes: number[]; volumes: number[]; count: number }): number {
  if (closes.length < count + 1) return Number.NaN;
  const last = Float64Array.from(closes.slice(-count - 1));
  const returns = last.map((price, i) => (i === 0 ? 0 : price / last[i - 1]! - 1));
  const traded = volumes.slice(-count).reduce((sum, one) => sum + one, 0) / count;
  return traded > 0 ? deviation(returns, 1, count + 1) / Math.sqrt(traded) : Number.NaN;
}

/**
 * What the models that look at the market need of each bar, from bars before it but for the volume that a fill in it
 * shares. NaN: too few before it. Undefined where the slippage is fixed and there is no impact.
 *
 * @throws TIERCEL_E_PARAMETER where volume is counted and the bars hold none.
 */
export function marketCosts(bars: Bars, { slippage, impact }: CostModel): NativeMarketCosts | undefined {
  const isShare = slippage.kind === 'volume-share';
  if (!isShare && !('bars' in slippage) && impact === undefined) return undefined;
  return {
    volume: isShare ? volumeOf(bars, 'slippage') : undefined,
    shareCoefficient: isShare ? slippage.coefficient : 0,
    shareLimit: isShare ? slippage.limit : 1,
    distance: distanceOf(bars, slippage),
    scale:
      impact === undefined
        ? undefined
        : remembered(bars, `sqrt ${impact.coefficient} ${impact.days}`, () => scalesBefore(bars, impact)),
  };
}
