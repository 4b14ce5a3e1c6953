import { type Bars, timeframeNs } from '../../market/index.ts';
import type {
  NativeAccountSettings,
  NativeBars,
  NativeFeed,
  NativeMargin,
  NativeRules,
  NativeSignals,
  NativeSimulationSettings,
} from '../../native/index.ts';
import { hasRebate, nativeFees } from './fees.ts';
import { financingOf } from './financing-events.ts';
import { nativeLatency } from './latency.ts';
import { marketCosts } from './market-costs.ts';
import { quotesOf } from './quotes.ts';
import { type InstrumentMargin, type Signals, type SimulationOptions, sizeKinds } from './types.ts';

type Options = Omit<SimulationOptions, 'firstBar'>;

/** Where bars were adjusted, orders and fills are those of the raw ones. */
function rawOf(bars: Bars): Bars {
  return bars.raw === undefined ? bars : { ...bars, ...bars.raw };
}

function nativeBars(adjusted: Bars, options: Options): NativeBars {
  const bars = remembered(adjusted);
  return {
    time: bars.time,
    closeTime: bars.closeTime ?? null,
    duration: bars.closeTime === undefined ? timeframeNs(bars.timeframe) : 0n,
    open: bars.open,
    high: bars.high,
    low: bars.low,
    close: bars.close,
    ...quotesOf(bars, options.costs.spread),
    twoSided: Number(bars.side === 'bid/ask'),
    priceStep: bars.priceStep ?? 0,
    volume: bars.volume,
  };
}

/** The raw bars of adjusted ones, the same object each time: quotes computed for them are kept with it. */
const raws = new WeakMap<Bars, Bars>();

function remembered(bars: Bars): Bars {
  if (bars.raw === undefined) return bars;
  let raw = raws.get(bars);
  if (raw === undefined) {
    raw = rawOf(bars);
    raws.set(bars, raw);
  }
  return raw;
}

function nativeMargin({ initial, maintenance }: InstrumentMargin): NativeMargin {
  return {
    initialRate: initial.kind === 'rate' ? initial.value : 0,
    initialPerUnit: initial.kind === 'rate' ? 0 : initial.value,
    maintenanceRate: maintenance.kind === 'rate' ? maintenance.value : 0,
    maintenancePerUnit: maintenance.kind === 'rate' ? 0 : maintenance.value,
  };
}

/** What orders of an instrument are rounded to and cost. */
export function nativeRules(bars: Bars, { costs, margins, conversion }: Options, index: number): NativeRules {
  const { instrument } = bars;
  const { commission, slippage } = costs;
  return {
    tickSize: instrument.tickSize,
    lotSize: instrument.lotSize,
    minQuantity: instrument.minQuantity,
    commissionPerUnit: commission.perUnit,
    commissionPerValue: commission.perValue,
    commissionMinimum: hasRebate(commission) ? Number.NEGATIVE_INFINITY : commission.minimum,
    commissionMaximumRate: commission.maximumRate ?? Number.POSITIVE_INFINITY,
    market: marketCosts(bars, costs),
    slippageRate: slippage.kind === 'bps' ? slippage.value / 10_000 : 0,
    slippageDistance: slippage.kind === 'ticks' ? slippage.value * instrument.tickSize : 0,
    currency: conversion?.ofInstrument[index],
    margin: margins === undefined ? undefined : nativeMargin(margins[index]!),
    fees: nativeFees(commission),
  };
}

/** The instrument of an index as the native engine takes it, for signals and for handlers. */
export function nativeFeed(
  feed: { readonly bars: Bars; readonly firstBar: number },
  options: Options,
  index: number,
): NativeFeed {
  const { bars, firstBar } = feed;
  const financing = options.financings?.[index];
  return {
    bars: nativeBars(bars, options),
    firstBar,
    rules: nativeRules(bars, options, index),
    actions: bars.actions,
    financing: financing === undefined ? undefined : financingOf(bars, firstBar, financing),
    factor: bars.factor,
  };
}

export function nativeAccount(options: Options): NativeAccountSettings {
  return {
    cash: options.cash,
    leverage: options.leverage,
    rates: options.conversion?.rates,
    usesMargin: Number(options.margins !== undefined),
    limitTouch: Number(options.limit === 'touch'),
    sameClose: Number(options.fill === 'same-close'),
    markLast: Number(options.mark === 'last'),
    volumeShare: options.volumeShare ?? 0,
    latency: options.latency === undefined ? undefined : nativeLatency(options.latency),
  };
}

export function nativeSettings(options: Options): NativeSimulationSettings {
  return {
    ...nativeAccount(options),
    sizeKind: sizeKinds.indexOf(options.size.kind),
    reverse: Number(options.reverse),
    accumulate: Number(options.accumulate ?? false),
    cancel: options.cancel,
  };
}

export function nativeSignals(signals: Signals, { size }: Options): NativeSignals {
  return {
    enterLong: signals.enterLong,
    exitLong: signals.exitLong,
    enterShort: signals.enterShort,
    exitShort: signals.exitShort,
    size: signals.size ?? size.value,
    stopLoss: signals.stopLoss,
    takeProfit: signals.takeProfit,
    trailingStop: signals.trailingStop,
    limit: signals.limit,
    stop: signals.stop,
    target: signals.target,
  };
}
