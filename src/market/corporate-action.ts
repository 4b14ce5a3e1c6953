import { TiercelError } from '../kernel/index.ts';
import { nextTradingDay } from './calendar.ts';
import { newYork } from './calendar-rules.ts';
import type { CalendarName } from './instrument.ts';
import { utcFromLocal } from './time-zone.ts';

/** A split, a dividend, or both of one ex-date. */
export interface CorporateAction {
  /**
   * The beginning of the ex-date, nanoseconds since the Unix epoch: it acts at the first open of a bar at or after it,
   * before anything is filled there.
   */
  readonly time: bigint;
  /** New shares for each `denominator` old ones: 7 for 1, 3 for 2, 1 for 10; 1 for 1 without a split. */
  readonly numerator: number;
  readonly denominator: number;
  /** Money for each share held after the split, in the instrument's currency; 0 without a dividend. */
  readonly dividend: number;
}

/**
 * How bars of an instrument with corporate actions are given: as traded, forward-adjusted for splits, or for splits
 * and dividends.
 */
export const adjustments = ['none', 'split', 'total'] as const;
export type Adjustment = (typeof adjustments)[number];

/** A row of a factor file in the layout of QuantConnect's Lean. */
export interface FactorRow {
  /** The last date on which the row's factors hold, `2014-06-06`. */
  readonly date: string;
  /** Product of what the dividends after the date take off a price, 1 in the last row. */
  readonly priceFactor: number;
  /** One over the product of the split ratios after the date, 1 in the last row. */
  readonly splitFactor: number;
  /** Raw close of the date; 0 in the last row. */
  readonly referencePrice: number;
}

/** What happened between a row of a factor file and the next, before it is placed in time. */
export interface DatedAction {
  /** The last date before it; the ex-date is the next trading day. */
  readonly lastDate: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Money for each share held after the split. */
  readonly dividend: number;
  /** By how much the dividend multiplies a total return: reference price / (reference price - dividend). */
  readonly dividendReturn: number;
}

/** Denominators up to which a split ratio, or its inverse, is told from rounded factors. */
const largestDenominator = 20;
const ratioTolerance = 1e-5;

/** The nearest p/q with q up to 20, as whole numbers; null where none is within 1e-5. */
function snapAbove(ratio: number): [numerator: number, denominator: number] | null {
  for (let q = 1; q <= largestDenominator; q++) {
    const p = Math.round(ratio * q);
    if (Math.abs(p / q - ratio) <= ratioTolerance * ratio) return [p, q];
  }
  return null;
}

/**
 * The split ratio that a quotient of rounded factors stands for: p new shares for q old ones, where the smaller of the
 * two is at most 20, within 1e-5 of the quotient.
 *
 * @returns null where there is none.
 * @example
 * ```ts
 * snapRatio(0.25 / 0.0357143); // [7, 1]
 * ```
 */
export function snapRatio(ratio: number): [numerator: number, denominator: number] | null {
  if (ratio >= 1) return snapAbove(ratio);
  const inverse = snapAbove(1 / ratio);
  return inverse === null ? null : [inverse[1], inverse[0]];
}

/** Digits after the point in which a dividend is told. */
const dividendDigits = 4;

/**
 * The dividend that a quotient of rounded factors stands for: a multiple of 1e-4, and of those that the rounding
 * allows the one with the fewest digits (0.77 for 0.769971 at a reference price of 325.21 and seven digits).
 */
function snapDividend(value: number, uncertainty: number): number {
  for (let digits = 0; digits < dividendDigits; digits++) {
    const rounded = Number(value.toFixed(digits));
    if (rounded > 0 && Math.abs(rounded - value) <= uncertainty) return rounded;
  }
  return Number(value.toFixed(dividendDigits));
}

interface Step {
  readonly row: FactorRow;
  readonly next: FactorRow;
  /** Half of the last digit in which the file gives its price factors. */
  readonly rounding: number;
}

function fail(row: FactorRow, message: string): never {
  throw new TiercelError('TIERCEL_E_DATA', `The factors of ${row.date} ${message}`, {
    context: { time: row.date },
  });
}

function splitOf({ row, next }: Step): [number, number] {
  const ratio = next.splitFactor / row.splitFactor;
  return (
    snapRatio(ratio) ??
    fail(
      row,
      `give a split of ${ratio} new shares for one, which is no ratio of whole numbers with one of them up to 20.`,
    )
  );
}

/** Money for each share held before the split of that day. */
function dividendOf({ row, next, rounding }: Step): number {
  const quotient = row.priceFactor / next.priceFactor;
  const uncertainty = row.referencePrice * quotient * rounding * (1 / row.priceFactor + 1 / next.priceFactor);
  const value = row.referencePrice * (1 - quotient);
  if (row.priceFactor === next.priceFactor || Math.abs(value) <= uncertainty) return 0;
  if (value < 0) fail(row, `give a dividend of ${value}: price factors must not fall from a row to the next.`);
  return snapDividend(value, uncertainty);
}

function actionAfter(step: Step): DatedAction | null {
  const [numerator, denominator] = splitOf(step);
  const dividend = dividendOf(step);
  if (numerator === denominator && dividend === 0) return null;
  const { date, referencePrice } = step.row;
  if (dividend >= referencePrice && dividend > 0) {
    fail(step.row, `give a dividend of ${dividend}, the whole of the reference price ${referencePrice}.`);
  }
  return {
    lastDate: date,
    numerator,
    denominator,
    dividend: (dividend * denominator) / numerator,
    dividendReturn: dividend === 0 ? 1 : referencePrice / (referencePrice - dividend),
  };
}

/** Digits to which Lean rounds its factors; a file with fewer says that the others are 0. */
const leastDigits = 7;

/** Half of the last decimal to which the price factors are rounded. */
function roundingOf(rows: readonly FactorRow[]): number {
  const digits = rows.map((row) => String(row.priceFactor).split('.')[1]?.length ?? 0);
  return 0.5 * 10 ** -Math.max(leastDigits, ...digits);
}

/**
 * The splits and dividends that follow from the rows of a factor file. A row's factors hold up to its date and those
 * of the next row after it, so what lies between them has its ex-date on the trading day after the row's date.
 *
 * @throws TIERCEL_E_DATA where two rows give a split that is no ratio of small whole numbers, or a negative dividend.
 * @example
 * ```ts
 * const rows = [
 *   { date: '2014-06-06', priceFactor: 1, splitFactor: 0.1428571, referencePrice: 645.57 },
 *   { date: '2050-12-31', priceFactor: 1, splitFactor: 1, referencePrice: 0 },
 * ];
 * console.log(actionsOfFactors(rows)[0]?.numerator); // 7
 * ```
 */
export function actionsOfFactors(rows: readonly FactorRow[]): DatedAction[] {
  const rounding = roundingOf(rows);
  return rows.slice(1).flatMap((next, i) => actionAfter({ row: rows[i]!, next, rounding }) ?? []);
}

/** Where a calendar's dates begin. */
function startOfDay(calendar: CalendarName, isoDate: string): number {
  const local = Date.parse(`${isoDate}T00:00Z`);
  return calendar === '24x7' ? local : utcFromLocal(newYork, local);
}

/**
 * The beginning of the ex-date, the first trading day after a date: 00:00 in New York, before the first early trade.
 * For bars of a day or longer, which may be stamped at any time of their date, 00:00 UTC.
 */
export function exTime(lastDate: string, { calendar, isDaily }: { calendar: CalendarName; isDaily: boolean }): bigint {
  const exDate = nextTradingDay(calendar, lastDate);
  const ms = isDaily ? Date.parse(`${exDate}T00:00Z`) : startOfDay(calendar, exDate);
  return BigInt(ms) * 1_000_000n;
}
