// Random runs: one to three instruments with their own gaps, timeframes and calendars of bars, signals for each, and
// every combination of options.

import fc from 'fast-check';
import type { Signals } from '../../src/backtest/simulator/index.ts';
import type { Bars } from '../../src/market/index.ts';
import { barsOfSeries, type Series, seriesShape } from './random-bars.ts';
import { type OptionsShape, optionsOf, optionsShape } from './random-options.ts';
import { fitted, randomScript } from './random-scripts.ts';
import { type SignalsShape, signalsOf, signalsShape } from './random-signals.ts';
import type { RefOptions } from './records.ts';
import type { Script } from './script.ts';

export interface CaseFeed {
  readonly bars: Bars;
  readonly signals: Signals;
  readonly firstBar: number;
}

export interface Case {
  readonly feeds: readonly CaseFeed[];
  readonly options: RefOptions & { readonly accumulate: boolean };
}

interface Shape {
  readonly feeds: readonly { readonly series: Series; readonly signals: SignalsShape }[];
  readonly options: OptionsShape;
  readonly stretch: number;
  /** All instruments have bars of the same times. */
  readonly together: boolean;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  feeds: fc.array(fc.record({ series: seriesShape, signals: signalsShape }), { minLength: 1, maxLength: 3 }),
  options: optionsShape,
  stretch: fc.constantFrom(1, 1, 1, 4),
  together: fc.boolean(),
});

/** The series at the times of the first of them, as long as the shortest. */
function atSameTimes(all: readonly Series[]): Series[] {
  const [{ minutes, closesEarly, first, bars }] = all as [Series];
  const length = Math.min(...all.map((series) => series.bars.length));
  return all.map((series) => {
    const own = series.bars.slice(0, length).map((bar, i) => ({ ...bar, gap: bars[i]!.gap }));
    return { ...series, minutes, closesEarly, first, bars: own };
  });
}

function aligned(s: Shape): Shape {
  if (!s.together) return s;
  const series = atSameTimes(s.feeds.map((feed) => feed.series));
  return { ...s, feeds: s.feeds.map(({ signals }, i) => ({ series: series[i]!, signals })) };
}

/** Some series are made long and their signals rare and levels far, so that there is something to skip. */
function stretched(s: Shape): Shape {
  if (s.stretch === 1) return s;
  const feeds = s.feeds.map(({ series, signals }) => {
    const isRare = (i: number): boolean => i < series.bars.length && series.bars[i]!.gap !== 60;
    const few = signals.bars.map((bar, i) => ({
      ...bar,
      flags: isRare(i) ? 0 : bar.flags,
      position: isRare(i) ? Number.NaN : bar.position,
      stop: bar.stop * 10,
      target: bar.target * 10,
      trail: bar.trail * 10,
    }));
    const repeat = <T>(list: readonly T[]): T[] => Array(s.stretch).fill(list.slice(0, series.bars.length)).flat();
    const { stop, target, trail } = signals;
    return {
      series: { ...series, bars: repeat(series.bars) },
      signals: { ...signals, bars: repeat(few), stop: stop * 10, target: target * 10, trail: trail * 10 },
    };
  });
  return { ...s, feeds };
}

function caseOf(s: Shape): Case {
  const options = optionsOf(s.options);
  const feeds = s.feeds.map(({ series, signals }, i) => {
    const bars = barsOfSeries(series, { symbol: `R${i}`, needsSpread: options.costs.spread.kind === 'data' });
    const context = { series, close: bars.close, sizeKind: s.options.sizeKind };
    return { bars, signals: signalsOf(signals, context), firstBar: Math.min(series.first, bars.length - 1) };
  });
  return { feeds, options };
}

/** A random run of signals. */
export const randomCase: fc.Arbitrary<Case> = shape.map(aligned).map(stretched).map(caseOf);

export interface ScriptCase {
  readonly feeds: readonly Omit<CaseFeed, 'signals'>[];
  readonly script: Script;
  readonly options: Case['options'];
}

/** A random run of handlers. */
export const randomScriptCase: fc.Arbitrary<ScriptCase> = fc
  .tuple(
    fc.array(seriesShape, { minLength: 1, maxLength: 3 }),
    optionsShape.map((shape) => ({ ...shape, sizeKind: 'units' as const })),
    randomScript,
    fc.boolean(),
  )
  .map(([series, shape, script, together]) => {
    const options = optionsOf(shape);
    const feeds = (together ? atSameTimes(series) : series).map((s, i) => {
      const bars = barsOfSeries(s, { symbol: `R${i}`, needsSpread: options.costs.spread.kind === 'data' });
      return { bars, firstBar: Math.min(s.first, bars.length - 1) };
    });
    return { feeds, script: fitted(script, feeds.length), options };
  });
