import { asColumn, type BarColumns, type Bars, type Column, type Ohlc } from '../../market/index.ts';
import type { RunInstrument } from '../result.ts';
import type { FinerBars } from '../simulator/finer.ts';

const ohlc = ['open', 'high', 'low', 'close'] as const;
const optional = ['volume', 'trades', 'vwap', 'spread'] as const;

/** Bars on their way to a worker: posting shares the memory but drops the price step that a column carries. */
export interface BarsMessage {
  readonly bars: Bars;
  readonly steps: Readonly<Record<string, number>>;
}

function ownColumns(bars: BarColumns): [string, Column][] {
  const ask = bars.ask === undefined ? [] : ohlc.map((name): [string, Column] => [`ask.${name}`, bars.ask![name]]);
  const extra = optional.flatMap((name): [string, Column][] => {
    const column = bars[name];
    return column === undefined ? [] : [[name, column]];
  });
  return [...ohlc.map((name): [string, Column] => [name, bars[name]]), ...ask, ...extra];
}

function columnsOf(bars: Bars): [string, Column][] {
  const raw = bars.raw === undefined ? [] : ownColumns(bars.raw).map(([name, column]) => [`raw.${name}`, column]);
  return [...ownColumns(bars), ...(raw as [string, Column][])];
}

export function toMessage(bars: Bars): BarsMessage {
  const steps = columnsOf(bars).flatMap(([name, column]) =>
    column.priceStep === undefined ? [] : [[name, column.priceStep] as const],
  );
  return { bars, steps: Object.fromEntries(steps) };
}

/** The bars again, each column with its price step. */
export function fromMessage({ bars, steps }: BarsMessage): Bars & { ask?: Ohlc } {
  for (const [name, column] of columnsOf(bars)) asColumn(column, steps[name] ?? null);
  return bars;
}

/** An instrument of a run on its way to a worker. */
export interface InstrumentMessage {
  readonly bars: BarsMessage;
  readonly firstBar: number;
  readonly finer?: (Omit<FinerBars, 'bars'> & { readonly bars: BarsMessage }) | undefined;
}

export function instrumentMessage({ bars, firstBar, finer }: RunInstrument): InstrumentMessage {
  return { bars: toMessage(bars), firstBar, finer: finer && { ...finer, bars: toMessage(finer.bars) } };
}

/** The instrument again. */
export function instrumentOf({ bars, firstBar, finer }: InstrumentMessage): RunInstrument {
  return { bars: fromMessage(bars), firstBar, finer: finer && { ...finer, bars: fromMessage(finer.bars) } };
}
