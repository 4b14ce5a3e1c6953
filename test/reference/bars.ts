// Bars from trades, said once more and slowly: whole numbers of cents and hundredths of units, one trade after the other.

export interface Trade {
  readonly time: bigint;
  /** Hundredths. */
  readonly price: number;
  readonly size: number;
}

export interface SlowBar {
  readonly trades: readonly Trade[];
  /** Of Renko, in hundredths: open, high, low and close are those of the brick. */
  readonly brick?: readonly [open: number, high: number, low: number, close: number];
}

type Closes = (trade: Trade, bar: readonly Trade[]) => boolean;

function cut(trades: readonly Trade[], closes: Closes): SlowBar[] {
  const bars: SlowBar[] = [];
  let bar: Trade[] = [];
  for (const trade of trades) {
    bar.push(trade);
    if (!closes(trade, bar)) continue;
    bars.push({ trades: bar });
    bar = [];
  }
  return bars;
}

const total = (bar: readonly Trade[], of: (trade: Trade) => number) => bar.reduce((sum, trade) => sum + of(trade), 0);

export const byTicks = (trades: readonly Trade[], count: number) => cut(trades, (_, bar) => bar.length === count);
export const byVolume = (trades: readonly Trade[], hundredths: number) =>
  cut(trades, (_, bar) => total(bar, ({ size }) => size) >= hundredths);
export const byValue = (trades: readonly Trade[], tenThousandths: number) =>
  cut(trades, (_, bar) => total(bar, ({ price, size }) => price * size) >= tenThousandths);
export const byRange = (trades: readonly Trade[], range: number) =>
  cut(trades, (_, bar) => {
    const prices = bar.map(({ price }) => price);
    return Math.max(...prices) - Math.min(...prices) >= range;
  });

/** Periods since the epoch; the last bar, which is not over, is left out. */
export function byTime(trades: readonly Trade[], period: bigint): SlowBar[] {
  const groups = new Map<bigint, Trade[]>();
  for (const trade of trades) {
    const key = trade.time / period;
    groups.set(key, [...(groups.get(key) ?? []), trade]);
  }
  return [...groups.values()].slice(0, -1).map((bar) => ({ trades: bar }));
}

/** b of each trade: the sign of the last change of price, 1 before the first. */
export function signs(trades: readonly Trade[]): number[] {
  const found: number[] = [];
  trades.forEach(({ price }, i) => {
    const before = trades[i - 1]?.price ?? price;
    found.push(price === before ? (found[i - 1] ?? 1) : Math.sign(price - before));
  });
  return found;
}

export type Weight = 'tick' | 'volume' | 'value';

export interface RuleOptions {
  readonly of: Weight;
  readonly expectedTicks: number;
  readonly barSpan: number;
  readonly tickSpan: number;
  readonly minTicks: number;
  readonly maxTicks: number;
}

/** w of a trade as a whole number, and what it has to be divided by. */
const weightOf: Record<Weight, { whole: (trade: Trade) => number; scale: number; value: (trade: Trade) => number }> = {
  tick: { whole: () => 1, scale: 1, value: () => 1 },
  volume: { whole: ({ size }) => size, scale: 100, value: ({ size }) => size / 100 },
  value: {
    whole: ({ price, size }) => price * size,
    scale: 10_000,
    value: ({ price, size }) => (price / 100) * (size / 100),
  },
};

/** |sum of b w| >= E[T] |E[b w]|. */
export function byImbalance(trades: readonly Trade[], options: RuleOptions): SlowBar[] {
  const b = signs(trades);
  const w = weightOf[options.of];
  let [i, expectedTicks, mean, expected] = [0, Number.NaN, Number.NaN, Number.NaN];
  return cut(trades, (trade, bar) => {
    const theta = bar.reduce((sum, one, k) => sum + b[i - bar.length + 1 + k]! * w.whole(one), 0) / w.scale;
    const sign = b[i++]!;
    const count = bar.length;
    if (Number.isNaN(mean)) {
      if (count < options.expectedTicks) return false;
      [expectedTicks, mean] = [options.expectedTicks, theta / count];
      expected = mean;
      return true;
    }
    mean += (2 / (options.tickSpan + 1)) * (sign * w.value(trade) - mean);
    const isOver = count >= options.minTicks && Math.abs(theta) >= expectedTicks * Math.abs(expected);
    if (!isOver && count < options.maxTicks) return false;
    expectedTicks += (2 / (options.barSpan + 1)) * (count - expectedTicks);
    expected = mean;
    return true;
  });
}

/** max(sum of buys, sum of sells) >= E[T] max(P E[buy], (1 - P) E[sell]). */
export function byRuns(trades: readonly Trade[], options: RuleOptions): SlowBar[] {
  const b = signs(trades);
  const w = weightOf[options.of];
  const mean = { 1: Number.NaN, [-1]: Number.NaN } as Record<number, number>;
  let [i, expectedTicks, share, limit] = [0, Number.NaN, Number.NaN, Number.NaN];
  const expect = () => {
    limit = expectedTicks * Math.max(share * (mean[1]! || 0), (1 - share) * (mean[-1]! || 0));
  };
  return cut(trades, (trade, bar) => {
    const own = bar.map((_, k) => b[i - bar.length + 1 + k]!);
    const sum = (sign: number) => bar.reduce((all, one, k) => all + (own[k] === sign ? w.whole(one) : 0), 0) / w.scale;
    const count = bar.length;
    const buys = own.filter((sign) => sign === 1).length;
    const sign = b[i++]!;
    if (Number.isNaN(limit)) {
      if (count < options.expectedTicks) return false;
      if (buys > 0) mean[1] = sum(1) / buys;
      if (buys < count) mean[-1] = sum(-1) / (count - buys);
      [expectedTicks, share] = [count, buys / count];
      expect();
      return true;
    }
    const value = w.value(trade);
    mean[sign] = Number.isNaN(mean[sign]!) ? value : mean[sign]! + (2 / (options.tickSpan + 1)) * (value - mean[sign]!);
    const isOver = count >= options.minTicks && Math.max(sum(1), sum(-1)) >= limit;
    if (!isOver && count < options.maxTicks) return false;
    const k = 2 / (options.barSpan + 1);
    expectedTicks += k * (count - expectedTicks);
    share += k * (buys / count - share);
    expect();
    return true;
  });
}

/** Bricks; `size` gives the brick at each trade, null before it is known. */
export function byRenko(trades: readonly Trade[], size: (trade: number) => number | null): SlowBar[] {
  const bars: SlowBar[] = [];
  let level: number | null = null;
  let direction = 0;
  let bar: Trade[] = [];
  let seen: number[] = [];
  trades.forEach((trade, i) => {
    bar.push(trade);
    const brick = size(i);
    if (brick === null) return;
    level ??= trade.price;
    seen.push(trade.price);
    for (;;) {
      const up: boolean = trade.price >= level + brick * (direction < 0 ? 2 : 1);
      const down = trade.price <= level - brick * (direction > 0 ? 2 : 1);
      if (!up && !down) break;
      const sign: number = up ? 1 : -1;
      const open: number = level + (direction === -sign ? sign * brick : 0);
      const close = open + sign * brick;
      const high = up ? close : Math.max(open, ...seen);
      const low = up ? Math.min(open, ...seen) : close;
      bars.push({ trades: bar, brick: [open, high, low, close] });
      [level, direction, bar, seen] = [close, sign, [], [trade.price]];
    }
  });
  return bars;
}

/** Wilder's average true range of bars of a period, as it is known at each trade, rounded to a whole hundredth. */
export function bricksByAtr(trades: readonly Trade[], { period, bars }: { period: bigint; bars: number }) {
  const ranges: number[] = [];
  let [key, high, low, close, before] = [-1n, 0, 0, 0, Number.NaN];
  return trades.map(({ time, price }) => {
    if (time / period !== key) {
      if (key >= 0n) {
        const [top, bottom] = Number.isNaN(before) ? [high, low] : [Math.max(high, before), Math.min(low, before)];
        ranges.push(top - bottom);
        before = close;
      }
      [key, high, low] = [time / period, price, price];
    }
    [high, low, close] = [Math.max(high, price), Math.min(low, price), price];
    if (ranges.length < bars) return null;
    let average = ranges.slice(0, bars).reduce((sum, range) => sum + range, 0) / bars;
    for (const range of ranges.slice(bars)) average = (average * (bars - 1) + range) / bars;
    return Math.max(1, Math.round(average));
  });
}
