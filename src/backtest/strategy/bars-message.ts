import { asColumn, type BarColumns, type Bars, type Column, type Ohlc } from '../../market/index.ts';

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
