import type { BacktestResult } from '../result.ts';
import { type InstrumentFinancing, marginEventKinds } from '../simulator/types.ts';
import { financingSummary } from './summary.ts';
import { isoTime, rowsOf, tableOf } from './tables.ts';

/** Times of funding as texts. */
function withTexts({ funding, ...rest }: InstrumentFinancing) {
  if (funding === undefined) return rest;
  if (funding.series === undefined) return { ...rest, funding };
  return { ...rest, funding: { series: funding.series.map(({ time, rate }) => ({ time: isoTime(time), rate })) } };
}

function optionFields({ options }: BacktestResult) {
  const { cancel: _cancel, from, to, financings, conversion, ...plain } = options;
  const held = financings === undefined ? {} : { financings: financings.map(withTexts) };
  const currencies = conversion === undefined ? {} : { currencies: conversion.currencies };
  return { ...plain, ...currencies, ...held, from: isoTime(from), to: isoTime(to) };
}

/** Cash by currency, where there are several. */
function cashFields({ options, simulation }: BacktestResult) {
  const { conversion } = options;
  if (conversion === undefined) return {};
  return { cash: Object.fromEntries(conversion.currencies.map((code, i) => [code, simulation.cashes?.[i] ?? 0])) };
}

/** What margin did in a margin account. */
function marginFields({ margin }: BacktestResult['simulation']) {
  if (margin === undefined) return {};
  const { events, ...figures } = margin;
  return {
    margin: {
      ...figures,
      events: Array.from({ length: events.length }, (_, i) => ({
        time: isoTime(events.time[i]!),
        kind: marginEventKinds[events.kind[i]!],
        order: events.order[i],
        equity: events.equity[i],
        required: events.required[i],
        available: events.available[i],
      })),
    },
  };
}

/**
 * A backtest as JSON text: what the report shows, for programs. Times are ISO text in UTC, absent values null.
 * The same result gives the same text; wall time is left out.
 *
 * @example
 * ```ts
 * const { metrics, trades } = JSON.parse(resultToJson(result));
 * // pandas: pd.DataFrame(json.load(open('result.json'))['trades'])
 * ```
 */
export function resultToJson(result: BacktestResult): string {
  const { simulation } = result;
  const content = {
    strategy: result.strategy,
    instruments: result.instruments.map(({ bars }) => ({
      ...bars.instrument,
      timeframe: bars.timeframe,
      priceSide: bars.side,
      data: bars.contentHash ?? null,
    })),
    options: optionFields(result),
    contentHash: result.contentHash,
    notes: result.notes,
    metrics: result.metrics,
    buyAndHold: { metrics: result.buyAndHold.metrics, equity: Array.from(result.buyAndHold.equity) },
    counts: simulation.counts,
    finalEquity: simulation.finalEquity,
    finalCash: simulation.finalCash,
    ...cashFields(result),
    ...marginFields(simulation),
    ...(result.options.financings === undefined ? {} : { financing: Object.fromEntries(financingSummary(result)) }),
    open: simulation.open.map((position) => ({
      ...position,
      instrument: result.instruments[position.instrument]!.bars.instrument.symbol,
      side: position.side === 1 ? 'long' : 'short',
      entryTime: isoTime(position.entryTime),
    })),
    trades: rowsOf(tableOf(result, 'trades')),
    fills: rowsOf(tableOf(result, 'fills')),
    orders: rowsOf(tableOf(result, 'orders')),
    equity: { time: Array.from(simulation.times, (time) => isoTime(time)), value: Array.from(simulation.equity) },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
