import type { Bars, CalendarName } from '../market/index.ts';
import type { FinerBars } from './simulator/finer.ts';
import type { SimulationOptions, SimulationRecord } from './simulator/types.ts';

/** A metric's value, or null with the reason why it is undefined for this run: a code of `metricReasons`. */
export interface MetricValue {
  readonly value: number | null;
  readonly reason: string | null;
}

/** The headings under which metrics stand, in the order in which people read them. */
export type MetricGroup = 'return' | 'risk' | 'drawdown' | 'days' | 'activity' | 'trades' | 'costs' | 'benchmark';

/** What a metric is called and how it is to be read; `src/backtest/metrics` holds the list. */
export interface MetricInfo {
  readonly name: string;
  readonly label: string;
  /** `fraction` is shown as per cent; `time` is nanoseconds since the epoch (as a number of milliseconds). */
  readonly unit: 'fraction' | 'ratio' | 'money' | 'count' | 'time' | 'days';
  readonly better: 'higher' | 'lower' | 'neither';
  /** Under which heading it stands. */
  readonly group: MetricGroup;
  /** One sentence for a person, then the formula and its source. */
  readonly explanation: string;
}

/** One instrument of a run: its bars, lookback included, and the first of them at whose close decisions count. */
export interface RunInstrument {
  readonly bars: Bars;
  readonly firstBar: number;
  /** What happened inside the bars, where it was given. */
  readonly finer?: FinerBars | undefined;
}

/** A finished backtest. Everything but `wallMs` is the same, byte for byte, when the run is repeated. */
export interface BacktestResult {
  readonly strategy: {
    readonly name: string;
    readonly form: 'signals' | 'portfolio' | 'handlers';
    readonly params: Readonly<Record<string, number | string | boolean>>;
    /** False when bare arrays ran, which cannot be run again on other data. */
    readonly checked: boolean;
    /** SHA-256 (hex) of the strategy's file and its local imports; null where it does not come from a file. */
    readonly codeHash: string | null;
  };
  /** The bars of the first instrument, lookback included; the run begins at `options.firstBar`. */
  readonly bars: Bars;
  /** All instruments on the account, in instrument order; tables name them by their index here. */
  readonly instruments: readonly RunInstrument[];
  readonly options: SimulationOptions & {
    readonly currency: string;
    readonly calendar: CalendarName;
    readonly daysPerYear: number;
    /** `[from, to)` of the run, nanoseconds. */
    readonly from: bigint;
    readonly to: bigint;
  };
  readonly simulation: SimulationRecord;
  readonly metrics: Readonly<Record<string, MetricValue>>;
  /** Equity at each point of buying with all cash as early as the strategy could and holding, with the same costs. */
  readonly buyAndHold: { readonly equity: Float64Array; readonly metrics: Readonly<Record<string, MetricValue>> };
  /** SHA-256 (hex) of inputs, parameters, fills, equity and metrics. */
  readonly contentHash: string;
  /** What a reader should know: fewer bars than the lookback, marks of `same-close`, rejected orders. */
  readonly notes: readonly string[];
  readonly wallMs: number;
}
