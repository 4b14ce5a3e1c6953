// A random run whose strategy decides only at every few bars: as coarse bars with the fine ones as their detail, and as
// fine bars with signals at the last of each group, which the reference understands.
import fc from 'fast-check';
import { finerBars } from '../../src/backtest/simulator/finer.ts';
import type { Signals } from '../../src/backtest/simulator/index.ts';
import { allocateTimes, type Bars, type Column, timeframeNs } from '../../src/market/index.ts';
import { column } from '../backtest/support/bars.ts';
import { type Case, type CaseFeed, randomCase } from './cases.ts';
import type { RunRecords } from './compare.ts';

interface Group {
  readonly first: number;
  readonly last: number;
}

export interface CoarseCase {
  /** Coarse bars with their detail. */
  readonly coarse: {
    readonly feeds: readonly (CaseFeed & { readonly finer: ReturnType<typeof finerBars> })[];
    readonly options: Case['options'];
  };
  /** The same decisions on the fine bars. */
  readonly fine: Case;
  readonly groups: readonly (readonly Group[])[];
}

function groupsOf(length: number, sizes: readonly number[]): Group[] {
  const groups: Group[] = [];
  for (let first = 0; first < length; first = groups.at(-1)!.last + 1) {
    groups.push({ first, last: Math.min(length - 1, first + sizes[groups.length % sizes.length]! - 1) });
  }
  return groups;
}

const isMask = (values: unknown): values is Uint8Array => values instanceof Uint8Array;

function mapSignals(signals: Signals, map: (values: Uint8Array | Float64Array) => Uint8Array | Float64Array): Signals {
  return Object.fromEntries(
    Object.entries(signals).map(([name, values]) => [name, typeof values === 'number' ? values : map(values)]),
  );
}

/** Only the last bar of each group may speak. */
function silenced(signals: Signals, groups: readonly Group[], length: number): Signals {
  const speaks = new Set(groups.map(({ last }) => last));
  const { target, ...rest } = signals;
  const wholeTarget = typeof target === 'number' ? new Float64Array(length).fill(target) : target;
  return mapSignals({ ...rest, ...(wholeTarget && { target: wholeTarget as Column }) }, (values) =>
    isMask(values)
      ? values.map((value, i) => (speaks.has(i) ? value : 0))
      : values.map((value, i) => (speaks.has(i) ? value : Number.NaN)),
  );
}

function coarseBars(bars: Bars, groups: readonly Group[]): Bars {
  const of = (values: Float64Array, pick: (part: Float64Array) => number): Column =>
    column(groups.map(({ first, last }) => pick(values.subarray(first, last + 1))));
  const ohlc = ({ open, high, low, close }: Pick<Bars, 'open' | 'high' | 'low' | 'close'>) => ({
    open: of(open, (part) => part[0]!),
    high: of(high, (part) => Math.max(...part)),
    low: of(low, (part) => Math.min(...part)),
    close: of(close, (part) => part.at(-1)!),
  });
  const closeOf = (i: number): bigint => bars.closeTime?.[i] ?? bars.time[i]! + timeframeNs(bars.timeframe);
  const time = allocateTimes(groups.length);
  const closeTime = allocateTimes(groups.length);
  for (const [i, { first, last }] of groups.entries()) {
    time[i] = bars.time[first]!;
    closeTime[i] = closeOf(last);
  }
  const columns = { ...ohlc(bars), ...(bars.ask && { ask: ohlc(bars.ask) }), length: groups.length, time };
  const { raw, factor, actions } = bars;
  return {
    ...columns,
    ...(bars.spread && { spread: of(bars.spread, (part) => part[0]!) }),
    ...(raw && { raw: { ...columns, ...ohlc(raw), ...(raw.ask && { ask: ohlc(raw.ask) }) } }),
    ...(factor && { factor: of(factor, (part) => part.at(-1)!) }),
    ...(actions && { actions }),
    closeTime,
    instrument: bars.instrument,
    timeframe: '1d',
    side: bars.side,
    priceStep: bars.priceStep,
  };
}

/** A random run of signals on coarse bars with detail. */
export const randomCoarseCase: fc.Arbitrary<CoarseCase> = fc
  .tuple(randomCase, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }))
  .map(([c, sizes]) => [c, sizes[0] === 2 ? [1] : sizes] as const)
  .map(([{ feeds, options }, sizes]) => {
    const groups = feeds.map(({ bars }) => groupsOf(bars.length, sizes));
    const coarse = feeds.map(({ bars, signals, firstBar }, i) => {
      const own = groups[i]!;
      const firstCoarse = own.findIndex(({ last }) => last >= firstBar);
      const whole = coarseBars(bars, own);
      return {
        bars: whole,
        firstBar: firstCoarse,
        finer: finerBars({ bars: whole, firstBar: firstCoarse, detail: bars }),
        signals: mapSignals(signals, (values) => values.filter((_, at) => own.some(({ last }) => last === at))),
      };
    });
    const fine = feeds.map(({ bars, signals }, i) => {
      const own = groups[i]!;
      return { bars, firstBar: own[coarse[i]!.firstBar]!.first, signals: silenced(signals, own, bars.length) };
    });
    return { coarse: { feeds: coarse, options }, fine: { feeds: fine, options }, groups };
  });

/** Whether each coarse bar is one fine bar, without splits that end positions: all counts must then be the same. */
export const isUngrouped = ({ groups, fine }: CoarseCase): boolean =>
  groups.every((own) => own.every(({ first, last }) => first === last)) &&
  fine.feeds.every(({ bars }) => bars.actions === undefined);

/** What a run on fine bars says, in terms of the coarse ones; how many of them ended in a position is not told. */
export function inGroups(run: RunRecords, { fine, groups }: CoarseCase): RunRecords {
  const groupOf = (instrument: number, bar: number): number => groups[instrument]!.findIndex(({ last }) => last >= bar);
  const closes = new Set(
    fine.feeds.flatMap(({ bars, firstBar }, i) =>
      groups[i]!.filter(({ last }) => last >= firstBar).map(
        ({ last }) => bars.closeTime?.[last] ?? bars.time[last]! + timeframeNs(bars.timeframe),
      ),
    ),
  );
  const isKept = (point: number): boolean => closes.has(run.times[point]!);
  return {
    ...run,
    equity: run.equity.filter((_, i) => isKept(i)),
    times: run.times.filter((_, i) => isKept(i)),
    fills: run.fills.map((fill) => ({ ...fill, bar: groupOf(fill.instrument, fill.bar) })),
    trades: run.trades.map((trade) => ({
      ...trade,
      entryBar: groupOf(trade.instrument, trade.entryBar),
      exitBar: groupOf(trade.instrument, trade.exitBar),
    })),
  };
}
