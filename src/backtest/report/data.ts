import { deflateRawSync } from 'node:zlib';
import type { Bars } from '../../market/index.ts';
import type { BacktestResult, RunInstrument } from '../result.ts';
import { intents } from '../simulator/types.ts';
import { type Days, daysOf } from './analysis/days.ts';
import { deepestFalls } from './analysis/falls.ts';
import { openLevels, tradeLevels } from './levels.ts';
import type {
  AxisManifest,
  DaysManifest,
  OpenManifest,
  PackedColumn,
  ReportManifest,
  ResultManifest,
  SeriesManifest,
  TradesManifest,
} from './manifest.ts';
import { createPacker, findScale, type Packer, packOhlc, packRounded, packValues } from './packing.ts';
import type { SectionFacts } from './sections/index.ts';
import { holdEquity } from './summary.ts';
import { pointOf, type Timeline, timelineOf, toMs } from './timeline.ts';

function millis(times: BigInt64Array): Float64Array {
  const out = new Float64Array(times.length);
  for (let i = 0; i < times.length; i += 1) out[i] = toMs(times[i]!);
  return out;
}

/**
 * Decimals in which prices are shown: those of the price step (else of the tick size), but not more than make six
 * digits in all, since some series carry the noise of a conversion (2842.429932); two are always allowed.
 */
export function priceDecimals(bars: Bars): number {
  const step = bars.priceStep ?? bars.instrument.tickSize;
  const ofStep = Math.ceil(-Math.log10(step) - 1e-9);
  const sixDigits = 5 - Math.floor(Math.log10(Math.abs(bars.close[bars.length - 1] ?? 1) || 1));
  return Math.min(9, Math.max(0, Math.min(ofStep, Math.max(2, sixDigits))));
}

/**
 * Equity is drawn and read to 1e-8 of the opening cash or finer, in whole steps of a power of ten, so that it packs
 * into a few bytes a bar.
 */
function moneyScale(cash: number): number {
  const exponent = Math.ceil(Math.log10(1e8 / Math.abs(cash || 1)));
  return 10 ** Math.min(8, Math.max(2, exponent));
}

function packSeries(packer: Packer, { bars, firstBar }: RunInstrument, points: Int32Array | null): SeriesManifest {
  return {
    symbol: bars.instrument.symbol,
    timeframe: bars.timeframe,
    length: bars.length - firstBar,
    decimals: priceDecimals(bars),
    point: points === null ? null : packer.delta(points),
    ohlc: packOhlc(packer, {
      open: bars.open.subarray(firstBar),
      high: bars.high.subarray(firstBar),
      low: bars.low.subarray(firstBar),
      close: bars.close.subarray(firstBar),
    }),
    volume: bars.volume === undefined ? null : packValues(packer, bars.volume.subarray(firstBar)),
    factor: bars.factor === undefined ? null : packValues(packer, bars.factor.subarray(firstBar)),
  };
}

function packTrades(packer: Packer, result: BacktestResult, timeline: Timeline): TradesManifest {
  const { trades } = result.simulation;
  const { cash } = result.options;
  const levels = tradeLevels(result.simulation);
  const money = (values: Float64Array): PackedColumn =>
    findScale([values]) === null ? packRounded(packer, values, moneyScale(cash)) : packValues(packer, values);
  const pointsOf = (bars: Int32Array) =>
    bars.map((bar, i) => {
      const instrument = trades.instrument[i]!;
      return pointOf(timeline, result.instruments[instrument]!, { instrument, bar });
    });
  return {
    length: trades.length,
    columns: {
      instrument: packer.int(trades.instrument),
      side: packer.int(trades.side),
      entryPoint: packer.delta(pointsOf(trades.entryBar)),
      exitPoint: packer.delta(pointsOf(trades.exitBar)),
      bars: packer.int(trades.exitBar.map((bar, i) => bar - trades.entryBar[i]!)),
      entryTime: packer.delta(millis(trades.entryTime)),
      exitTime: packer.delta(millis(trades.exitTime)),
      quantity: packValues(packer, trades.quantity),
      entryPrice: packValues(packer, trades.entryPrice),
      exitPrice: packValues(packer, trades.exitPrice),
      stop: packValues(packer, levels.stop),
      target: packValues(packer, levels.target),
      exitIntent: packer.int(trades.exitIntent),
      grossProfit: money(trades.grossProfit),
      commission: money(trades.commission),
      profit: money(trades.profit),
      adverse: money(trades.adverse),
      favourable: money(trades.favourable),
      ambiguous: packer.int(trades.ambiguous),
    },
  };
}

function openManifests({ simulation }: BacktestResult): OpenManifest[] {
  return simulation.open.map(({ instrument, side, quantity, entryTime, entryPrice, profit }) => ({
    ...{ instrument, side, quantity, entryTime: toMs(entryTime), entryPrice, profit },
    ...openLevels(simulation, instrument),
  }));
}

/** What several results can share is kept once. */
interface Shared {
  readonly axes: AxisManifest[];
  readonly series: SeriesManifest[];
}

/** Index of an equal one, or of the new one at the end. */
function indexIn<T>(list: T[], candidate: T): number {
  const key = JSON.stringify(candidate);
  const known = list.findIndex((one) => JSON.stringify(one) === key);
  return known >= 0 ? known : list.push(candidate) - 1;
}

function packDays(packer: Packer, days: Days, cash: number): DaysManifest {
  const scale = moneyScale(cash);
  return {
    date: packer.delta(days.date),
    equity: packRounded(packer, days.equity, scale),
    hold: packRounded(packer, days.hold, scale),
  };
}

interface Given {
  readonly result: BacktestResult;
  readonly label: string;
  readonly facts: SectionFacts;
}

function packResult(packer: Packer, shared: Shared, { result, label, facts }: Given) {
  const { cash, currency, daysPerYear } = result.options;
  const { timeline } = facts;
  const { length, daily } = timeline;
  const packed: ResultManifest = {
    ...{ label, currency, cash, daysPerYear },
    axis: indexIn(shared.axes, { length, daily, time: packer.delta(timeline.time) }),
    instruments: result.instruments.map((one, k) =>
      indexIn(shared.series, packSeries(packer, one, timeline.points[k]!)),
    ),
    equity: packRounded(packer, result.simulation.equity, moneyScale(cash)),
    hold: packRounded(packer, holdEquity(result), moneyScale(cash)),
    days: packDays(packer, facts.days, cash),
    falls: deepestFalls(result.simulation.equity, cash).map(({ start, trough, end }) => ({ start, trough, end })),
    trades: packTrades(packer, result, timeline),
    open: openManifests(result),
  };
  return packed;
}

export interface ReportData {
  readonly manifest: ReportManifest;
  /** The packed columns, deflated, as base64. */
  readonly payload: string;
}

/** All that the browser code needs of the results; bars that several results share are kept once. */
export function packReport(
  results: readonly BacktestResult[],
  labels: readonly string[],
  facts: readonly SectionFacts[] = results.map((result) => ({ days: daysOf(result), timeline: timelineOf(result) })),
): ReportData {
  const packer = createPacker();
  const shared: Shared = { axes: [], series: [] };
  const packed = results.map((result, index) =>
    packResult(packer, shared, { result, label: labels[index]!, facts: facts[index]! }),
  );
  const bytes = packer.bytes();
  return {
    manifest: { version: 2, intents, ...shared, results: packed, bytes: bytes.length },
    payload: deflateRawSync(bytes, { level: 9 }).toString('base64'),
  };
}
