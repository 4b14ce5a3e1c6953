import { didYouMean, TiercelError } from '../../kernel/index.ts';
import { type Bars, timeframeNs } from '../../market/index.ts';
import type { Known } from './history.ts';
import type { Session } from './session.ts';
import { type TickGrid, tickGridOf } from './tick-grid.ts';
import type { CallbackName } from './types.ts';

/** One instrument of a run, as the callbacks' side knows it. */
export interface Lane {
  readonly index: number;
  readonly symbol: string;
  readonly bars: Bars;
  /** The first bar at whose close decisions count. */
  readonly firstBar: number;
  readonly known: Known;
  readonly ticks: TickGrid;
}

/** Where a run stands. The loop writes it, the context reads it. */
export interface Present {
  readonly lanes: readonly Lane[];
  readonly session: Session;
  /** Cash moves with the rates: the run has several currencies. */
  readonly isMixed: boolean;
  /** The callback that runs now; null while the engine does. */
  callback: CallbackName | null;
  /** Index of the instrument that the callback is about. */
  instrument: number;
  order: number | null;
  /** Instants of the block that are past, this one included; 0 outside a block. */
  instants: number;
  /** The lane and bar whose close is this instant's time inside a block; -1: the session knows the time. */
  closing: number;
  /** Opens of this very time have happened already. */
  isOpen: boolean;
  /** Set by whatever makes the rest of the block uncertain. */
  isBroken: boolean;
  isEnded: boolean;
}

export function laneOf({ bars, firstBar }: { readonly bars: Bars; readonly firstBar: number }, index: number): Lane {
  const { symbol, tickSize } = bars.instrument;
  return { index, symbol, bars, firstBar, known: { bars: 0 }, ticks: tickGridOf(tickSize) };
}

/** When a bar is known. */
export function closeTimeOf(bars: Bars, bar: number): bigint {
  return bars.closeTime?.[bar] ?? bars.time[bar]! + timeframeNs(bars.timeframe);
}

export function timeOf({ closing, lanes, session }: Present): bigint {
  if (closing < 0) return session.exchange.times[1]!;
  const { bars, known } = lanes[closing]!;
  return closeTimeOf(bars, known.bars - 1);
}

/** Brings the session to the present instant; what it tells is then what the callback sees. */
export function follow(present: Present): void {
  if (present.instants > 0) present.session.moveTo(present.instants);
}

/** @throws TIERCEL_E_ORDER for a symbol that is not in the run. */
export function laneNamed({ lanes, instrument }: Present, symbol: string | undefined): Lane {
  if (symbol === undefined) return lanes[instrument]!;
  const found = lanes.find((lane) => lane.symbol === symbol);
  if (found !== undefined) return found;
  throw new TiercelError(
    'TIERCEL_E_ORDER',
    `The run has no instrument "${symbol}". ${didYouMean(
      String(symbol),
      lanes.map((lane) => lane.symbol),
    )}`,
  );
}

/**
 * What turns a price that the strategy sees into the traded one: the factor of the last bar that has opened, of the
 * first one before that. 1 where nothing was adjusted.
 */
export function factorNow(present: Present, { bars, known, firstBar }: Lane): number {
  const { factor } = bars;
  if (factor === undefined) return 1;
  const now = timeOf(present);
  const next = bars.time[known.bars];
  const hasOpened = next !== undefined && (next < now || (next === now && present.isOpen));
  return factor[Math.max(firstBar, hasOpened ? known.bars : known.bars - 1)]!;
}
