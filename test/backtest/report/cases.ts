// Results at the edges: one trade, very many, an account that is ruined, prices that are gone, adjusted shares.
import { type Backtest, backtest, defineStrategy } from '../../../src/backtest/index.ts';
import type { BacktestResult } from '../../../src/backtest/result.ts';
import { dayBars, exampleResult, minuteBars } from './fixture.ts';

/** One entry in the whole run. */
export function oneTrade(): BacktestResult {
  const bars = dayBars(400);
  const mask = (bar: number) => Uint8Array.from(bars.close, (_, i) => Number(i === bar));
  return exampleResult({ name: 'one-trade', bars, signals: { enterLong: mask(120), exitLong: mask(260) } });
}

/** Averages so short that they cross every few minutes, over 400,000 bars. */
export function manyTrades(): BacktestResult {
  return exampleResult({
    ...{ name: 'many', bars: minuteBars(400_050), fast: 1, slow: 2, stop: 0, target: 0, cash: 1e6 },
    costs: 'zero',
  });
}

/** Short with five times the account, in a share that goes up fourfold. */
export function ruinedResult(): BacktestResult {
  const bars = dayBars(1000);
  const enterShort = Uint8Array.from(bars.close, (_, i) => Number(i === 60));
  const options = { leverage: 5, size: { kind: 'equity-fraction', value: 5 } } as const;
  return exampleResult({ name: 'ruined', bars, params: {}, signals: { enterShort }, options });
}

/** A kept run whose bars have changed since: only their times are known. */
export function unpricedResult(): BacktestResult {
  const result = exampleResult();
  const unknown = new Float64Array(result.bars.length).fill(Number.NaN);
  const bars = { ...result.bars, open: unknown, high: unknown, low: unknown, close: unknown };
  return { ...result, bars, instruments: [{ bars, firstBar: result.options.firstBar }] };
}

/** Seven shares for one in the middle of the run; strategies see a series without the jump. */
export function splitBars(length = 600) {
  const bars = dayBars(length);
  const at = Math.floor(length / 2);
  const factor = Float64Array.from(bars.close, (_, i) => (i < at ? 1 : 7));
  const traded = (column: Float64Array) => column.map((price, i) => Math.round((price / factor[i]!) * 100) / 100);
  const raw = {
    ...{ length, time: bars.time, open: traded(bars.open), high: traded(bars.high) },
    ...{ low: traded(bars.low), close: traded(bars.close) },
  };
  const adjusted = (column: Float64Array) => column.map((price, i) => price * factor[i]!);
  const actions = [{ time: bars.time[at]!, numerator: 7, denominator: 1, dividend: 0 }];
  return {
    ...{ ...bars, raw, factor, actions },
    ...{ open: adjusted(raw.open), high: adjusted(raw.high), low: adjusted(raw.low), close: adjusted(raw.close) },
  };
}

/** Crossing averages over the split. */
export function splitResult(): Promise<Backtest> {
  const strategy = defineStrategy({
    name: 'over-a-split',
    signals: ({ bars, ta }) => {
      const [fast, slow] = [ta.sma(bars.close, 5), ta.sma(bars.close, 25)];
      return {
        enterLong: ta.crossedAbove(fast, slow),
        exitLong: ta.crossedBelow(fast, slow),
        stopLoss: ta.atr(bars, 14).map((value) => 3 * value),
      };
    },
  });
  return backtest(strategy, splitBars());
}

/** Few enough rows to be kept beside what pandas reads of them (test/golden/report). */
export function smallResult(): BacktestResult {
  return exampleResult({ name: 'small', bars: dayBars(250) });
}
