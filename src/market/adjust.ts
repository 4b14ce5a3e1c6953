import type { BarColumns, Bars, Ohlc } from './bars.ts';
import { allocateColumn, asColumn, type Column } from './column.ts';
import { type Adjustment, type CorporateAction, type DatedAction, exTime } from './corporate-action.ts';
import type { CalendarName } from './instrument.ts';

/** The factors that hold from a moment on. */
interface FactorSpan {
  readonly from: bigint;
  /** The product of the split ratios, as whole numbers in lowest terms. */
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** The product of what the dividends add to a total return; 1 unless they are asked for. */
  readonly dividends: number;
}

/** Corporate actions of one series, placed in time, with the factors that follow from them. */
export interface ForwardFactors {
  readonly actions: readonly CorporateAction[];
  /** By time; the first holds from the beginning and has factor 1. */
  readonly spans: readonly FactorSpan[];
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

/**
 * Places actions in time and multiplies up their factors, from the first row of the factor file on.
 *
 * @param place the calendar that gives the ex-dates, whether the bars are of a day or longer, and whether dividends
 *   multiply the factor
 * @example
 * ```ts
 * const split = { lastDate: '2018-01-02', numerator: 7, denominator: 1, dividend: 0, dividendReturn: 1 };
 * const factors = forwardFactors([split], { calendar: 'fx', isDaily: false, adjust: 'split' });
 * console.log(factors.actions[0]?.numerator); // 7
 * ```
 */
export function forwardFactors(
  dated: readonly DatedAction[],
  place: { calendar: CalendarName; isDaily: boolean; adjust: Exclude<Adjustment, 'none'> },
): ForwardFactors {
  let span: FactorSpan = { from: -(2n ** 63n), numerator: 1n, denominator: 1n, dividends: 1 };
  const spans = [span];
  const actions = dated.map(({ lastDate, numerator, denominator, dividend, dividendReturn }) => {
    const time = exTime(lastDate, place);
    const top = span.numerator * BigInt(numerator);
    const bottom = span.denominator * BigInt(denominator);
    const shared = greatestDivisor(top, bottom);
    const dividends = place.adjust === 'total' ? span.dividends * dividendReturn : span.dividends;
    span = { from: time, numerator: top / shared, denominator: bottom / shared, dividends };
    spans.push(span);
    return { time, numerator, denominator, dividend };
  });
  return { actions, spans };
}

/**
 * F in a span.
 *
 * @example
 * ```ts
 * factorOf({ from: 0n, numerator: 7n, denominator: 1n, dividends: 1 }); // 7
 * ```
 */
export function factorOf({ numerator, denominator, dividends }: FactorSpan): number {
  return (Number(numerator) / Number(denominator)) * dividends;
}

/** Rows `[from, to)` of some bars, all of one factor. */
export interface FactorRange {
  readonly span: FactorSpan;
  readonly from: number;
  readonly to: number;
}

function firstAtOrAfter(times: BigInt64Array, time: bigint): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The rows of bars by the factor that holds at their opens; spans without a row are left out.
 *
 * @example
 * ```ts
 * const split = { lastDate: '2018-01-02', numerator: 7, denominator: 1, dividend: 0, dividendReturn: 1 };
 * const factors = forwardFactors([split], { calendar: 'fx', isDaily: false, adjust: 'split' });
 * const [before] = factorRanges(bars.time, factors);
 * before?.from; // 0
 * ```
 */
export function factorRanges(times: BigInt64Array, { spans }: ForwardFactors): FactorRange[] {
  return spans.flatMap((span, i) => {
    const next = spans[i + 1];
    const from = firstAtOrAfter(times, span.from);
    const to = next === undefined ? times.length : firstAtOrAfter(times, next.from);
    return from < to ? [{ span, from, to }] : [];
  });
}

/** Digits after the point of a power of ten such as 0.01; null for none. */
function digitsOf(step: number | null | undefined): number | null {
  return step == null || step > 1 ? null : Math.round(-Math.log10(step));
}

/** The finest step that a price may have. */
const mostDigits = 9;

/** A price of so many digits times a ratio, as whole numbers: `(price * 10^digits * times) / divisor`. */
interface ExactScale {
  readonly inTicks: number;
  readonly times: number;
  readonly divisor: number;
  readonly digits: number;
}

/** How prices on a power of ten are multiplied exactly; null where the products are on no power of ten down to 1e-9. */
function exactScale(digits: number | null, { numerator, denominator, dividends }: FactorSpan): ExactScale | null {
  if (digits === null || dividends !== 1) return null;
  for (let more = 0; digits + more <= mostDigits; more++) {
    const power = 10n ** BigInt(more);
    if (power % denominator !== 0n) continue;
    const times = Number(numerator * (power / denominator));
    return { inTicks: 10 ** digits, times, divisor: 10 ** (digits + more), digits: digits + more };
  }
  return null;
}

/** Largest whole number up to which products are exact. */
const exactLimit = 2 ** 53;

/** Writes `price * F` for the rows of one factor: the double nearest to the product where both are on a power of ten. */
function scalePrices(column: Column, out: Column, { span, from, to }: FactorRange): void {
  const exact = exactScale(digitsOf(column.priceStep), span);
  const factor = factorOf(span);
  for (let row = from; row < to; row++) {
    const ticks = exact === null ? 0 : Math.round(column[row]! * exact.inTicks) * exact.times;
    out[row] = exact === null || Math.abs(ticks) > exactLimit ? column[row]! * factor : ticks / exact.divisor;
  }
}

/** The step on which all products stand, or null. */
function adjustedStep(step: number | null | undefined, ranges: readonly FactorRange[]): number | null {
  const digits = ranges.map(({ span }) => exactScale(digitsOf(step), span)?.digits ?? null);
  return digits.includes(null) ? null : Number(`1e-${Math.max(...(digits as number[]))}`);
}

function adjustColumn(column: Column, ranges: readonly FactorRange[]): Column {
  const out = asColumn(allocateColumn(column.length), adjustedStep(column.priceStep, ranges));
  for (const range of ranges) scalePrices(column, out, range);
  return out;
}

/** Shares are counted in those of the first row: a volume is divided by the splits, never by dividends. */
function adjustVolume(column: Column, ranges: readonly FactorRange[]): Column {
  const out = allocateColumn(column.length);
  for (const { span, from, to } of ranges) {
    const [top, bottom] = [Number(span.numerator), Number(span.denominator)];
    for (let row = from; row < to; row++) out[row] = (column[row]! * bottom) / top;
  }
  return out;
}

function adjustColumns(raw: BarColumns, ranges: readonly FactorRange[]): BarColumns {
  const price = (column: Column) => adjustColumn(column, ranges);
  const ohlc = ({ open, high, low, close }: Ohlc): Ohlc => ({
    open: price(open),
    high: price(high),
    low: price(low),
    close: price(close),
  });
  return {
    length: raw.length,
    time: raw.time,
    ...ohlc(raw),
    ...(raw.volume && { volume: adjustVolume(raw.volume, ranges) }),
    ...(raw.trades && { trades: raw.trades }),
    ...(raw.vwap && { vwap: price(raw.vwap) }),
    ...(raw.spread && { spread: price(raw.spread) }),
    ...(raw.ask && { ask: ohlc(raw.ask) }),
  };
}

/** The factors of `later` counted from those of `base`, of splits alone. */
function relativeTo(base: FactorSpan, later: FactorSpan): FactorSpan {
  const top = later.numerator * base.denominator;
  const bottom = later.denominator * base.numerator;
  const shared = greatestDivisor(top, bottom);
  return { from: later.from, numerator: top / shared, denominator: bottom / shared, dividends: 1 };
}

/**
 * Rows that will make up longer bars, each in the shares of its bar's open: a split inside a bar acts at the next
 * bar's open, and until then prices and volumes go on in the old shares. The same columns where no split is inside one.
 *
 * @example
 * ```ts
 * const split = { lastDate: '2018-01-02', numerator: 7, denominator: 1, dividend: 0, dividendReturn: 1 };
 * const factors = forwardFactors([split], { calendar: 'fx', isDaily: false, adjust: 'split' });
 * const groups = groupRows(bars.time, { calendar: 'fx', source: '1m', wanted: '1h' });
 * const rows = inUnitsOfOpens(bars, groups, factors);
 * rows.length; // 6000
 * ```
 */
export function inUnitsOfOpens(
  raw: BarColumns,
  groups: { readonly begin: Int32Array; readonly end: Int32Array },
  factors: ForwardFactors,
): BarColumns {
  const ranges = factorRanges(raw.time, factors);
  const relative: FactorRange[] = [];
  for (const [i, { from, to, span }] of ranges.entries()) {
    const group = groups.begin.findLastIndex((row) => row < from);
    const isInside = i > 0 && group >= 0 && groups.end[group]! > from;
    const base = isInside ? ranges.findLast((range) => range.from <= groups.begin[group]!)! : null;
    const until = base === null ? from : Math.min(to, groups.end[group]!);
    if (base !== null) relative.push({ from, to: until, span: relativeTo(base.span, span) });
    if (until < to) relative.push({ from: until, to, span: relativeTo(span, span) });
  }
  return relative.every(({ span }) => span.numerator === span.denominator) ? raw : adjustColumns(raw, relative);
}

/** What adjusting gives: the columns that strategies see, with what they were made from. */
export type AdjustedColumns = BarColumns & Required<Pick<Bars, 'raw' | 'factor' | 'actions'>>;

/**
 * Forward-adjusted bars: prices times F, volumes divided by the splits, with the raw bars beside them. Where F is 1
 * throughout the columns are the raw ones, not copies. A price on a power of ten stays on one where F allows it.
 *
 * @param raw bars as traded
 * @param factors of the instrument, from `forwardFactors`
 * @example
 * ```ts
 * const split = { lastDate: '2018-01-02', numerator: 7, denominator: 1, dividend: 0, dividendReturn: 1 };
 * const factors = forwardFactors([split], { calendar: 'fx', isDaily: false, adjust: 'split' });
 * const adjusted = adjustBars(bars, factors);
 * adjusted.factor[0]; // 1
 * ```
 */
export function adjustBars(raw: BarColumns, factors: ForwardFactors): AdjustedColumns {
  const ranges = factorRanges(raw.time, factors);
  const factor = new Float64Array(allocateColumn(raw.length).buffer);
  for (const { span, from, to } of ranges) factor.fill(factorOf(span), from, to);
  const isPlain = ranges.every(({ span }) => factorOf(span) === 1);
  const [first, last] = [raw.time[0], raw.time.at(-1)];
  const actions = factors.actions.filter(({ time }) => first !== undefined && time > first && time <= last!);
  return { ...(isPlain ? raw : adjustColumns(raw, ranges)), raw, factor, actions };
}
