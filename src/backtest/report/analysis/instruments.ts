import type { BacktestResult } from '../../result.ts';
import { pointOf, type Timeline } from '../timeline.ts';

/** What one instrument of a run did. */
export interface InstrumentFigures {
  readonly symbol: string;
  readonly trades: number;
  readonly wins: number;
  /** Of closed trades, and of the position that is still open, before its exit costs. */
  readonly profit: number;
  readonly openProfit: number;
  /** Commission, spread and slippage of its fills. */
  readonly costs: number;
  /** Share of the equity's points at which a position in it was held. */
  readonly exposure: number;
  /** From the first open to the last close of its bars in the run. */
  readonly priceChange: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Points covered by any of the spans; parts of one position share points. */
function covered(spans: Span[]): number {
  let [points, end] = [0, -1];
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
    const start = Math.max(from, end);
    if (to > start) points += to - start;
    end = Math.max(end, to);
  }
  return points;
}

function spansOf(result: BacktestResult, timeline: Timeline): Span[][] {
  const { trades, open, times } = result.simulation;
  const spans: Span[][] = result.instruments.map(() => []);
  const point = (instrument: number, bar: number) =>
    pointOf(timeline, result.instruments[instrument]!, { instrument, bar });
  for (let i = 0; i < trades.length; i += 1) {
    const instrument = trades.instrument[i]!;
    spans[instrument]!.push({
      from: point(instrument, trades.entryBar[i]!),
      to: point(instrument, trades.exitBar[i]!),
    });
  }
  for (const { instrument, entryTime } of open) {
    const from = times.findIndex((time) => time > entryTime);
    if (from >= 0) spans[instrument]!.push({ from, to: timeline.length });
  }
  return spans;
}

/** Figures of each instrument, in instrument order. */
export function instrumentFigures(result: BacktestResult, timeline: Timeline): InstrumentFigures[] {
  const { trades, fills, open } = result.simulation;
  const spans = spansOf(result, timeline);
  const sums = result.instruments.map(() => ({ trades: 0, wins: 0, profit: 0, openProfit: 0, costs: 0 }));
  for (let i = 0; i < trades.length; i += 1) {
    const sum = sums[trades.instrument[i]!]!;
    sum.trades += 1;
    sum.wins += Number(trades.profit[i]! > 0);
    sum.profit += trades.profit[i]!;
  }
  for (let i = 0; i < fills.length; i += 1) {
    sums[fills.instrument[i]!]!.costs +=
      fills.commission[i]! + fills.spreadCost[i]! + fills.slippageCost[i]! + (fills.impactCost?.[i] ?? 0);
  }
  for (const { instrument, profit } of open) sums[instrument]!.openProfit += profit;
  return result.instruments.map(({ bars, firstBar }, k) => ({
    symbol: bars.instrument.symbol,
    ...sums[k]!,
    exposure: timeline.length === 0 ? 0 : covered(spans[k]!) / timeline.length,
    priceChange: bars.length > firstBar ? bars.close[bars.length - 1]! / bars.open[firstBar]! - 1 : 0,
  }));
}
