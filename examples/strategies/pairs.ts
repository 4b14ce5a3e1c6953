/**
 * Pairs on two instruments of one account: when the ratio of their prices is far from its mean, sell the dear one and buy
 * the cheap one for equal money; when it is back, close both.
 *
 * What it teaches: `portfolio` sees all instruments at once and returns arrays for each symbol. Bars of different
 * instruments need not have the same times: join them by time, never by index. A `target` in money (`value`) makes the
 * two legs equal.
 */
import { type Bars, defineStrategy, param } from 'tiercel';

/** For each bar of `a`, the close of `b` that was known by then, or NaN. */
function knownCloses(a: Bars, b: Bars): Float64Array {
  const known = new Float64Array(a.length).fill(Number.NaN);
  for (let i = 0, j = -1; i < a.length; i++) {
    while (j + 1 < b.length && b.time[j + 1]! <= a.time[i]!) j++;
    if (j >= 0) known[i] = b.close[j]!;
  }
  return known;
}

export const pairs = defineStrategy({
  name: 'pairs',
  description: 'Two instruments: trades the log ratio of their prices back to its mean, equal money on each leg.',
  params: {
    period: param.int(10, 1000, { default: 60 }),
    enter: param.float(0.5, 5, { default: 2 }),
    leave: param.float(0, 3, { default: 0.5 }),
    money: param.float(1, 1e9, { default: 40_000 }),
  },
  lookback: (p) => p.period,
  portfolio({ universe, ta, p }) {
    const [first, second, ...more] = Object.keys(universe);
    if (first === undefined || second === undefined || more.length > 0) {
      throw new Error(`pairs needs two symbols, was given ${Object.keys(universe).length}: --symbol AAPL,IBM`);
    }
    const [a, b] = [universe[first]!, universe[second]!];
    const other = knownCloses(a, b);
    const spread = a.close.map((close, i) => Math.log(close / other[i]!));
    const [mean, deviation] = [ta.sma(spread, p.period), ta.stddev(spread, { period: p.period })];

    const legA = new Float64Array(a.length).fill(Number.NaN);
    const legB = new Float64Array(b.length).fill(Number.NaN);
    let held = 0; // 1: long the first and short the second
    for (let i = 0, j = 0; i < a.length; i++) {
      const z = (spread[i]! - mean[i]!) / deviation[i]!;
      const wanted = z > p.enter ? -1 : z < -p.enter ? 1 : Math.abs(z) < p.leave ? 0 : held;
      while (j < b.length && b.time[j]! < a.time[i]!) j++;
      if (wanted === held || b.time[j] !== a.time[i]) continue; // act only where both have a bar
      legA[i] = wanted * p.money;
      legB[j] = -wanted * p.money;
      held = wanted;
    }
    return { [first]: { target: { value: legA } }, [second]: { target: { value: legB } } };
  },
});
