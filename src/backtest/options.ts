import { TiercelError } from '../kernel/index.ts';
import {
  type Bars,
  type CalendarName,
  daysPerYear,
  type Instrument,
  type TimeInput,
  timeframeNs,
  toIso,
  toNanoseconds,
} from '../market/index.ts';
import { accountCalendar, accountCurrency } from './account.ts';
import { conversionOf, type GivenRates } from './conversion.ts';
import { loadCosts } from './costs/file.ts';
import { type CostParts, withParts } from './costs/parse.ts';
import { type CostProfileName, costsOf } from './costs/profiles.ts';
import { type FinancingOptions, runFinancing } from './financing.ts';
import { accountMargins, type MarginOptions } from './margin.ts';
import type { BacktestResult, RunInstrument } from './result.ts';
import type { Detail } from './simulator/finer.ts';
import type { Latency } from './simulator/latency.ts';
import type { CostModel, RunSize, SimulationOptions, Size, StreamRules } from './simulator/types.ts';
import { checkSize } from './strategy/define.ts';
import type { GivenParams } from './strategy/parameters.ts';

/** A YAML file of costs, its path relative to the working folder. */
export interface CostFile {
  readonly file: string;
}

/** How a backtest is run. Everything has a default; costs are on unless `zero` is asked for. */
export interface BacktestOptions {
  /** Values of the strategy's parameters; the others take their defaults. */
  readonly params?: GivenParams;
  /** Opening cash in the currency of the instrument. Default 100,000. */
  readonly cash?: number;
  /** Size of entries; it takes the place of what the strategy says. Default: the strategy's, else all equity. */
  readonly size?: Size;
  /** A profile's name, a model of your own or a file that holds one. Default: the profile of the instrument's class. */
  readonly costs?: CostProfileName | CostModel | CostFile;
  /** Parts that take the place of the profile's. */
  readonly costParts?: CostParts;
  /** Default `next-open`; `same-close` is for comparisons and marks the result. */
  readonly fill?: SimulationOptions['fill'];
  /** Default `through`. */
  readonly limit?: SimulationOptions['limit'];
  /** Default false: an opposite entry only closes. */
  readonly reverse?: boolean;
  /** Default false: an entry of the side that is held is ignored; true adds to the position. */
  readonly accumulate?: boolean;
  /** Share of each bar's volume that all orders together may fill, above 0 up to 1. Default: all that is asked for. */
  readonly volumeShare?: number;
  /** How long orders, cancels and modifications take to the venue. Default: no time. */
  readonly latency?: Latency;
  /** Default `closing-side`. */
  readonly mark?: SimulationOptions['mark'];
  /** `cash` (the default): gross exposure is at most `leverage` times equity. `margin`: entries need free margin. */
  readonly account?: 'cash' | 'margin';
  /**
   * Of a cash account: largest gross exposure as a multiple of equity. Default 1. Of a margin account: 1 / the initial
   * margin, in place of it.
   */
  readonly leverage?: number;
  /** Margins of a margin account, of all instruments or by symbol. */
  readonly margin?: MarginOptions;
  /** What holding costs: swap, funding, fees of borrowed shares; of all instruments or by symbol. Default: nothing. */
  readonly financing?: FinancingOptions;
  /**
   * What happened inside the bars: shorter bars, quotes or trades of each instrument (`store.bars('EURUSD', '1m')`,
   * `store.quotes('EURUSD')`), of one or of several. Orders meet it row by row; decisions stay at the bars' closes. Default:
   * the path that each bar's open, high, low and close tell.
   */
  readonly detail?: Detail | readonly Detail[];
  /** `[from, to)`: bars before `from` only warm up. Default: what the store was asked for, else all bars. */
  readonly from?: TimeInput;
  readonly to?: TimeInput;
  /** Currency of the account. Default: that in which the instruments are quoted, where it is one. */
  readonly currency?: string;
  /** What converts the currencies of instruments into the account's, by pair (`EURUSD`); instruments of the run do as well. */
  readonly rates?: GivenRates;
  /** Trading days of the metrics. Default: the instrument's calendar, and its days a year. */
  readonly calendar?: CalendarName;
  readonly daysPerYear?: number;
  /** Set cell 0 to 1 from another thread to stop the run. */
  readonly cancel?: Int32Array;
}

/** Options whose cost file, where there is one, has been read. */
export type ReadOptions = Omit<BacktestOptions, 'costs'> & { readonly costs?: CostProfileName | CostModel };

/**
 * Reads the cost file that options name.
 *
 * @throws what `loadCosts` throws.
 */
export async function readCostFile({ costs, ...rest }: BacktestOptions): Promise<ReadOptions> {
  if (costs === undefined) return rest;
  if (typeof costs !== 'object' || !('file' in costs)) return { ...rest, costs };
  return { ...rest, costs: (await loadCosts(costs.file)).model };
}

/** Bars as the store gives them: with lookback before `firstBar`. */
export type GivenBars = Bars & { readonly firstBar?: number };

/** Index of the first bar that opens at or after `time`. */
function barAt(times: BigInt64Array, time: bigint): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** When a bar is known: its session's close, or open + timeframe. */
function closeOf(bars: Bars, bar: number): bigint {
  return bars.closeTime?.[bar] ?? bars.time[bar]! + timeframeNs(bars.timeframe);
}

/** The part of the bars that a run covers. */
export interface Range {
  readonly firstBar: number;
  /** One past the last bar. */
  readonly end: number;
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * Finds `[from, to)` in the bars.
 *
 * @throws TIERCEL_E_NO_DATA when no bar lies in it, saying what range there is.
 */
export function findRange(bars: GivenBars, options: Pick<BacktestOptions, 'from' | 'to'>): Range {
  const wanted = options.from === undefined ? null : toNanoseconds(options.from, 'from');
  const until = options.to === undefined ? null : toNanoseconds(options.to, 'to');
  const firstBar = wanted === null ? (bars.firstBar ?? 0) : barAt(bars.time, wanted);
  const end = until === null ? bars.length : barAt(bars.time, until);
  if (firstBar >= end) {
    const name = `${bars.instrument.symbol} ${bars.timeframe}`;
    const range = `${wanted === null ? 'the first bar' : toIso(wanted)} to ${until === null ? 'the last' : toIso(until)}`;
    const has =
      bars.length === 0 ? 'there are none' : `they cover ${toIso(bars.time[0]!)} to ${toIso(bars.time.at(-1)!)}`;
    throw new TiercelError('TIERCEL_E_NO_DATA', `No bar of ${name} lies in ${range}; ${has}.`, {
      context: { symbol: bars.instrument.symbol },
    });
  }
  return { firstBar, end, from: wanted ?? bars.time[firstBar]!, to: until ?? closeOf(bars, end - 1) };
}

/** Fees in money of another currency than the instrument's would be counted as if they were in its own. */
function checkFeeCurrency({ name, commission }: CostModel, { symbol, currency }: Instrument): void {
  const { currency: own = currency, minimum, perUnit, maker, tiers } = commission;
  const above = (tiers?.above ?? []).flatMap((tier) => [tier.perUnit, tier.maker?.perUnit]);
  const amounts = [minimum, perUnit, maker?.perUnit, ...above];
  if (own === currency || amounts.every((amount) => (amount ?? 0) === 0)) return;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `The fees of the costs "${name}" are in ${own} and ${symbol} is quoted in ${currency}; give a commission in ${currency} (\`--commission\`, or a cost file of your own).`,
    { context: { symbol } },
  );
}

function costModel(instruments: readonly RunInstrument[], { costs, costParts = {} }: ReadOptions): CostModel {
  const { bars, finer } = instruments[0]!;
  const classes = new Set(instruments.map((each) => each.bars.instrument.assetClass));
  if (costs === undefined && classes.size > 1) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `The instruments are of the classes ${[...classes].join(' and ')}, whose usual costs differ: give \`costs\`.`,
    );
  }
  return withParts(typeof costs === 'object' ? costs : costsOf(finer?.bars ?? bars, costs), costParts);
}

/** All options of a run, with the defaults filled in; `size` where the signals have their own. */
export function completeOptions(
  instruments: readonly RunInstrument[],
  options: ReadOptions & { readonly range: Range; readonly stream?: StreamRules },
  size: RunSize = checkSize('Backtest', options.size ?? { kind: 'equity-fraction', value: 1 }),
): BacktestResult['options'] {
  const { range } = options;
  const traded = instruments.map(({ bars }) => bars.instrument);
  const calendar = accountCalendar(traded, options.calendar);
  const symbols = traded.map(({ symbol }) => symbol);
  const margins = accountMargins(symbols, options);
  const currency = accountCurrency(traded, options.currency);
  const conversion = conversionOf(instruments, { currency, rates: options.rates });
  const financings = runFinancing(symbols, options.financing);
  const costs = costModel(instruments, options);
  for (const instrument of traded) checkFeeCurrency(costs, instrument);
  return {
    cash: options.cash ?? 100_000,
    size,
    costs,
    fill: options.fill ?? 'next-open',
    limit: options.limit ?? 'through',
    reverse: options.reverse ?? false,
    ...(options.accumulate === undefined ? {} : { accumulate: options.accumulate }),
    ...(options.volumeShare === undefined ? {} : { volumeShare: options.volumeShare }),
    ...(options.latency === undefined ? {} : { latency: options.latency }),
    mark: options.mark ?? 'closing-side',
    leverage: options.leverage ?? 1,
    ...(margins === undefined ? {} : { margins }),
    ...(financings === undefined ? {} : { financings }),
    ...(options.stream === undefined ? {} : { stream: options.stream }),
    firstBar: range.firstBar,
    currency,
    ...(conversion === undefined ? {} : { conversion }),
    calendar,
    daysPerYear: options.daysPerYear ?? daysPerYear(calendar),
    from: range.from,
    to: range.to,
    ...(options.cancel === undefined ? {} : { cancel: options.cancel }),
  };
}
