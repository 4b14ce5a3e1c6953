import { type Backtest, backtest, defineStrategy, param } from '../../src/backtest/index.ts';
import type { Bars } from '../../src/market/index.ts';
import { generateBars } from '../../src/sources/index.ts';
import { openStore } from '../../src/store/index.ts';

export const brackets = defineStrategy({
  name: 'brackets',
  params: { fast: param.int(2, 100, { default: 12 }), seed: param.int(0, 9, { default: 7 }) },
  lookback: () => 0,
  signals({ bars, ta, p }) {
    const fast = ta.ema(bars.close, p.fast);
    const slow = ta.sma(bars.close, 40);
    const atr = ta.atr(bars, 14);
    return {
      enterLong: ta.crossedAbove(fast, slow),
      exitLong: ta.crossedBelow(fast, slow),
      stopLoss: atr.map((x) => 2 * x),
      takeProfit: atr.map((x) => 3 * x),
    };
  },
});

export const someBars = (length = 5000, seed = 1): Bars => generateBars({ seed, length });

export function someRun(options: { bars?: Bars; fast?: number } = {}): Promise<Backtest> {
  const { bars = someBars(), fast = 12 } = options;
  return backtest(brackets, bars, { params: { fast }, cash: 100_000 });
}

/** Puts generated bars into a store. */
export async function storeBars(folder: string, bars: Bars): Promise<void> {
  const store = await openStore(folder, { create: true });
  const { instrument, timeframe, side } = bars;
  const source = { file: 'generated', sha256: '', zone: 'UTC', stamp: 'open' as const };
  await store.append({ instrument, timeframe, side, dateOnly: false, source, importReport: {} }, bars);
  await store.close();
}
