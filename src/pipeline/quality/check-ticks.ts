import { type QuoteColumns, type TickKind, type Ticks, type TradeColumns, toIso } from '../../market/index.ts';
import { sessionsBetween, walkSessions } from './sessions.ts';
import { distances } from './times.ts';
import type { QualityExample, QualityFinding, QualityKind, QualityLevel } from './types.ts';

/** What counts as odd among ticks. */
export interface TickQualityOptions {
  /** No tick for so many minutes of the calendar's sessions is a gap. Default 30. */
  readonly gapMinutes?: number | undefined;
  /** A price this fraction away from those before and after it, on one side of both, is an outlier. Default 0.01. */
  readonly spike?: number | undefined;
  /** Examples of each finding. Default 3. */
  readonly examples?: number | undefined;
}

/** What is wrong or odd about a series of ticks. */
export interface TickQualityReport {
  readonly symbol: string;
  readonly kind: TickKind;
  readonly rows: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly findings: readonly QualityFinding[];
}

/** Counts places of one kind and keeps the worst of them, of equal ones the first. */
function tally(most: number) {
  const kept: (QualityExample & { weight: number })[] = [];
  let count = 0;
  return {
    count: () => count,
    examples: (): QualityExample[] => kept.map(({ time, row, what }) => ({ time, row, what })),
    add(weight: number, place: () => QualityExample): void {
      count++;
      const least = kept[kept.length - 1];
      if (kept.length === most && (least === undefined || weight <= least.weight)) return;
      const at = kept.findIndex((other) => other.weight < weight);
      kept.splice(at < 0 ? kept.length : at, 0, { ...place(), weight });
      kept.length = Math.min(kept.length, most);
    },
  };
}

type Tally = ReturnType<typeof tally>;

interface Found {
  readonly gap: Tally;
  readonly outlier: Tally;
  readonly outside: Tally;
  readonly equal: Tally;
  readonly crossed: Tally;
  readonly locked: Tally;
  readonly idle: Tally;
}

/** A row of the series, which lies at `row - start` of its chunk. */
interface Chunk {
  readonly ticks: Ticks;
  readonly start: number;
}

function placeOf({ ticks, start }: Chunk, i: number, what = ''): QualityExample {
  return { time: toIso(ticks.time[i]!), row: start + i, what };
}

const minuteNs = 60_000_000_000n;

/** Gaps, rows outside the sessions and equal times; `before` is the last time of the chunk before. */
function lookAtTimes(chunk: Chunk, before: bigint | null, gapNs: bigint, found: Found): void {
  const { time, instrument, length } = chunk.ticks;
  const first = before ?? time[0]!;
  const sessions = sessionsBetween(instrument.calendar, first, time[length - 1]! + 1n);
  const [gaps, opens] = [walkSessions(sessions), walkSessions(sessions)];
  const steps = distances(time);
  for (let i = 0; i < length; i++) {
    const step = i > 0 ? steps[i - 1]! : before === null ? null : Number(time[0]! - before);
    if (step === 0) found.equal.add(0, () => placeOf(chunk, i));
    else if (!opens.isOpen(time[i]!)) found.outside.add(0, () => placeOf(chunk, i));
    if (step === null || step < gapNs) continue;
    const rest = gaps.openBetween(i > 0 ? time[i - 1]! : first, time[i]!);
    if (rest >= gapNs) {
      found.gap.add(Number(rest), () => placeOf(chunk, i, `no tick for ${rest / minuteNs} minutes before it`));
    }
  }
}

function lookAtSides(chunk: Chunk, { bid, ask }: QuoteColumns, found: Found): void {
  for (let i = 0; i < bid.length; i++) {
    if (ask[i]! > bid[i]!) continue;
    const tallied = ask[i] === bid[i] ? found.locked : found.crossed;
    tallied.add(bid[i]! - ask[i]!, () => placeOf(chunk, i, `bid ${bid[i]}, ask ${ask[i]}`));
  }
}

function lookAtSizes(chunk: Chunk, { size }: TradeColumns, found: Found): void {
  for (let i = 0; size !== undefined && i < size.length; i++) {
    if (size[i] === 0) found.idle.add(0, () => placeOf(chunk, i));
  }
}

/** The two prices before the one at hand, also of the chunk before, and the place of the last where it was far off. */
interface LastPrices {
  beforeLast: number;
  last: number;
  place: QualityExample | null;
}

/** Prices that leave and come straight back. */
function lookAtPrices(chunk: Chunk, prices: LastPrices, spike: number, outlier: Tally): void {
  const { ticks } = chunk;
  const column = ticks.kind === 'quotes' ? ticks.bid : ticks.price;
  for (let i = 0; i < column.length; i++) {
    const price = column[i]!;
    const { beforeLast, last, place } = prices;
    const [left, back] = [last / beforeLast - 1, last / price - 1];
    const least = Math.min(Math.abs(left), Math.abs(back));
    const isOutlier = least >= spike && left * back > 0;
    if (isOutlier) outlier.add(least, () => place!);
    // What comes after an outlier is compared with what came before it.
    const base = isOutlier ? beforeLast : last;
    if (Math.abs(price / base - 1) >= spike) prices.place = placeOf(chunk, i, `${price} after ${base}`);
    prices.beforeLast = base;
    prices.last = price;
  }
}

const levels: Readonly<Record<keyof Found, readonly [QualityKind, QualityLevel, string]>> = {
  gap: ['gap', 'doubt', 'stretches without a tick while the calendar is open'],
  outlier: ['outlier', 'doubt', 'prices that leave and come straight back'],
  outside: ['outside sessions', 'note', 'times at which the calendar is closed'],
  equal: ['equal time', 'note', 'rows at the time of the one before'],
  crossed: ['crossed prices', 'note', 'rows with the ask under the bid'],
  locked: ['locked prices', 'note', 'rows with the ask at the bid'],
  idle: ['zero volume', 'note', 'trades without size'],
};

function findingsOf(found: Found): QualityFinding[] {
  return (Object.keys(levels) as (keyof Found)[]).flatMap((name) => {
    const [kind, level, words] = levels[name];
    const count = found[name].count();
    const summary = `${count.toLocaleString('en-US')} ${words}`;
    return count === 0 ? [] : [{ kind, level, count, summary, examples: found[name].examples() }];
  });
}

/**
 * Looks through quotes or trades, chunk by chunk, for what may be wrong and what is good to know: pauses while the
 * instrument's calendar is open, prices that leave and come straight back, crossed and locked quotes. Reads them and
 * changes nothing.
 *
 * @returns null of no chunk at all.
 * @example
 * ```ts
 * const report = await checkTicks(store.tickChunks('EURUSD', 'quotes'));
 * console.log(report?.findings.map(({ kind, count }) => `${kind}: ${count}`));
 * ```
 */
export async function checkTicks(
  chunks: AsyncIterable<Ticks>,
  { gapMinutes = 30, spike = 0.01, examples = 3 }: TickQualityOptions = {},
): Promise<TickQualityReport | null> {
  const make = () => tally(examples);
  const [gap, outlier, outside, equal, crossed, locked, idle] = [
    make(),
    make(),
    make(),
    make(),
    make(),
    make(),
    make(),
  ];
  const found: Found = { gap, outlier, outside, equal, crossed, locked, idle };
  const prices: LastPrices = { beforeLast: Number.NaN, last: Number.NaN, place: null };
  const gapNs = BigInt(Math.round(gapMinutes * 60e9));
  let of: Pick<TickQualityReport, 'symbol' | 'kind' | 'first'> | null = null;
  let rows = 0;
  let last: bigint | null = null;
  for await (const ticks of chunks) {
    if (ticks.length === 0) continue;
    const chunk = { ticks, start: rows };
    of ??= { symbol: ticks.instrument.symbol, kind: ticks.kind, first: toIso(ticks.time[0]!) };
    lookAtTimes(chunk, last, gapNs, found);
    lookAtPrices(chunk, prices, spike, outlier);
    if (ticks.kind === 'quotes') lookAtSides(chunk, ticks, found);
    else lookAtSizes(chunk, ticks, found);
    rows += ticks.length;
    last = ticks.time[ticks.length - 1]!;
  }
  return of === null || last === null ? null : { ...of, rows, last: toIso(last), findings: findingsOf(found) };
}
