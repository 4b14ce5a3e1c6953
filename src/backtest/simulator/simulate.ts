import { TiercelError } from '../../kernel/index.ts';
import { type Bars, timeframeNs } from '../../market/index.ts';
import {
  type NativeBars,
  type NativeSignals,
  type NativeSimulationSettings,
  type NativeSimulator,
  type NativeSummary,
  native,
} from '../../native/index.ts';
import { checkOptions, checkSignals, throwForMaskValues } from './checks.ts';
import { quotesOf } from './quotes.ts';
import { readFills, readLedger, readOrders, readTrades } from './tables.ts';
import {
  type OpenPosition,
  type Signals,
  type Simulation,
  type SimulationClock,
  type SimulationOptions,
  sizeKinds,
} from './types.ts';

/** A simulator whose native memory is used again from run to run: for sweeps, one a thread. */
export interface Simulator {
  /**
   * Runs signals over bars. The result's tables must be read before the next run of the same simulator; `equity`,
   * where given, is written and becomes the result's (one value for each bar from `firstBar` on).
   */
  run(bars: Bars, signals: Signals, options: SimulationOptions & { readonly equity?: Float64Array }): Simulation;
  /** Frees the native memory. Tables read before stay valid. */
  dispose(): void;
}

/**
 * A simulator to run many times.
 *
 * @example
 * ```ts
 * const simulator = createSimulator();
 * for (const signals of variants) console.log(simulator.run(bars, signals, options).finalEquity);
 * simulator.dispose();
 * ```
 */
export function createSimulator(): Simulator {
  const handle = native().simulatorCreate();
  let runs = 0;
  return {
    run(bars, signals, options) {
      const mine = ++runs;
      const checkFresh = (): void => {
        if (mine === runs) return;
        throw new TiercelError(
          'TIERCEL_E_PARAMETER',
          'the tables of this result were not read before the next run of its simulator; read them first, or use simulate()',
        );
      };
      return runOnce(handle, { bars, signals, options }, checkFresh);
    },
    dispose: () => {
      runs++;
      native().simulatorDispose(handle);
    },
  };
}

/**
 * Simulates a signals strategy over bars, in one native call, by the rules of docs/semantics.md.
 *
 * @param bars Bars of one instrument, lookback included.
 * @param signals One value a bar for all of these bars.
 * @param options Account, costs and rules of filling; `firstBar` is where decisions begin.
 * @returns Equity at each close from `firstBar` on, and tables of trades, fills, orders and ledger that are copied out
 *   of the native core when first read.
 * @throws TIERCEL_E_STRATEGY for signals that do not fit the bars, TIERCEL_E_PARAMETER for options out of range,
 *   TIERCEL_E_NO_DATA for no bars, TIERCEL_E_CANCELLED when `options.cancel` was set.
 * @example
 * ```ts
 * const fast = ta.sma(bars.close, 20);
 * const slow = ta.sma(bars.close, 50);
 * const result = simulate(
 *   bars,
 *   { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) },
 *   options,
 * );
 * console.log(result.finalEquity, result.trades.length);
 * ```
 */
export function simulate(bars: Bars, signals: Signals, options: SimulationOptions): Simulation {
  return runOnce(native().simulatorCreate(), { bars, signals, options }, () => {});
}

interface Run {
  readonly bars: Bars;
  readonly signals: Signals;
  readonly options: SimulationOptions & { readonly equity?: Float64Array };
}

function runOnce(handle: NativeSimulator, run: Run, checkFresh: () => void): Simulation {
  const { bars, signals, options } = run;
  if (bars.length === 0) {
    throw new TiercelError('TIERCEL_E_NO_DATA', `there are no ${bars.instrument.symbol} bars to simulate over`);
  }
  checkOptions(options, bars);
  checkSignals(signals, bars.length);
  const length = bars.length - options.firstBar;
  const equity = options.equity ?? new Float64Array(new SharedArrayBuffer(length * 8));
  if (equity.length !== length) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`equity\` must hold ${length} values, held ${equity.length}`);
  }
  return simulationOf(
    handle,
    runNative(handle, run, equity),
    { equity, clock: clockOf(bars, options.firstBar) },
    checkFresh,
  );
}

function runNative(handle: NativeSimulator, { bars, signals, options }: Run, equity: Float64Array): NativeSummary {
  const input = nativeBars(bars, options);
  const settings = nativeSettings(bars, options);
  try {
    return native().simulatorRun(handle, input, nativeSignals(signals, options), settings, equity);
  } catch (cause) {
    throwForMaskValues(signals);
    if (options.cancel !== undefined && Atomics.load(options.cancel, 0) !== 0) {
      throw new TiercelError('TIERCEL_E_CANCELLED', 'the simulation was cancelled before its last bar', { cause });
    }
    throw new TiercelError('TIERCEL_E_NATIVE', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function nativeBars(bars: Bars, options: SimulationOptions): NativeBars {
  return {
    time: bars.time,
    closeTime: bars.closeTime ?? null,
    duration: timeframeNs(bars.timeframe),
    open: bars.open,
    high: bars.high,
    low: bars.low,
    close: bars.close,
    ...quotesOf(bars, options.costs.spread),
    twoSided: Number(bars.side === 'bid/ask'),
    priceStep: bars.priceStep ?? 0,
  };
}

function nativeSignals(signals: Signals, options: SimulationOptions): NativeSignals {
  return {
    enterLong: signals.enterLong,
    exitLong: signals.exitLong,
    enterShort: signals.enterShort,
    exitShort: signals.exitShort,
    size: signals.size ?? options.size.value,
    stopLoss: signals.stopLoss ?? 0,
    takeProfit: signals.takeProfit ?? 0,
  };
}

function nativeSettings({ instrument }: Bars, options: SimulationOptions): NativeSimulationSettings {
  const { commission, slippage } = options.costs;
  return {
    cash: options.cash,
    leverage: options.leverage,
    tickSize: instrument.tickSize,
    lotSize: instrument.lotSize,
    minQuantity: instrument.minQuantity,
    sizeKind: sizeKinds.indexOf(options.size.kind),
    commissionPerUnit: commission.perUnit,
    commissionPerValue: commission.perValue,
    commissionMinimum: commission.minimum,
    commissionMaximumRate: commission.maximumRate ?? Number.POSITIVE_INFINITY,
    slippageRate: slippage.kind === 'bps' ? slippage.value / 10_000 : 0,
    slippageDistance: slippage.kind === 'ticks' ? slippage.value * instrument.tickSize : 0,
    limitTouch: Number(options.limit === 'touch'),
    sameClose: Number(options.fill === 'same-close'),
    reverse: Number(options.reverse),
    markLast: Number(options.mark === 'last'),
    firstBar: options.firstBar,
    cancel: options.cancel,
  };
}

function openPositions(s: NativeSummary): readonly OpenPosition[] {
  if (s.side === 0) return [];
  const position = {
    side: s.side,
    quantity: s.quantity,
    entryTime: s.entryTime,
    entryPrice: s.entryPrice,
    profit: s.profit,
  };
  return [{ instrument: 0, ...position }];
}

/** Bars close after their timeframe, or when their session does. */
function clockOf(bars: Bars, firstBar: number): SimulationClock {
  const times = (bars.closeTime ?? bars.time).subarray(firstBar);
  return {
    times,
    closeAfter: bars.closeTime === undefined ? timeframeNs(bars.timeframe) : 0n,
    start: bars.time[firstBar]!,
  };
}

/** A value that is computed when it is first asked for. */
function lazy<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => {
    value ??= { it: compute() };
    return value.it;
  };
}

function simulationOf(
  handle: NativeSimulator,
  s: NativeSummary,
  { equity, clock }: { readonly equity: Float64Array; readonly clock: SimulationClock },
  checkFresh: () => void,
): Simulation {
  const table = <T>(read: (handle: NativeSimulator, length: number) => T, length: number): (() => T) =>
    lazy(() => {
      checkFresh();
      return read(handle, length);
    });
  const trades = table(readTrades, s.trades);
  const fills = table(readFills, s.fills);
  const orders = table(readOrders, s.orders);
  const ledger = table(readLedger, s.ledgerRows);
  const times = lazy(() => clock.times.map((time) => time + clock.closeAfter));
  return {
    equity,
    clock,
    get times() {
      return times();
    },
    finalEquity: equity[equity.length - 1]!,
    finalCash: s.cash,
    counts: {
      orders: s.orders,
      fills: s.fills,
      trades: s.trades,
      rejectedLeverage: s.rejectedLeverage,
      rejectedMinimum: s.rejectedMinimum,
      rejectedOther: s.rejectedOther,
      conflictingEntries: s.conflictingEntries,
      ambiguousBars: s.ambiguousBars,
      barsInPosition: s.barsInPosition,
    },
    open: openPositions(s),
    get trades() {
      return trades();
    },
    get fills() {
      return fills();
    },
    get orders() {
      return orders();
    },
    get ledger() {
      return ledger();
    },
    nativeMetrics: (run, out) => {
      checkFresh();
      return native().simulatorMetrics(handle, run, out);
    },
  };
}
