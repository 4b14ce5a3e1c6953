import { type Bars, tradingDays } from '../../market/index.ts';
import type { NativeFinancing } from '../../native/index.ts';
import { type Funding, type InstrumentFinancing, ledgerCauses, type Swap, type TripleDay } from './types.ts';

const nsPerHour = 3_600_000_000_000n;
const nsPerDay = 24n * nsPerHour;

/** One posting: what a unit gets, long and short, as money and as a fraction of its price. */
interface Posting {
  readonly time: bigint;
  readonly cause: 'swap' | 'funding' | 'borrow-fee';
  readonly rates: readonly [buyerMoney: number, buyerRate: number, sellerMoney: number, sellerRate: number];
}

interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

/** Business days from a trade to the day on which it is paid: the night before that day's week-end counts three. */
const settlementDays: Readonly<Record<Exclude<TripleDay, 'none'>, number>> = { wednesday: 2, thursday: 1, friday: 0 };

/**
 * The ends of trading days in a span with the nights that each counts: those between the days on which trades of this
 * day and of the next one are paid.
 */
function* nights(bars: Bars, { from, to }: Span, lag: number | null): Generator<{ time: bigint; count: number }> {
  const days = tradingDays(bars.instrument.calendar, from, to + 30n * nsPerDay);
  for (const [i, { close }] of days.entries()) {
    if (close > to) return;
    if (close <= from) continue;
    const count = lag === null ? 1 : days[i + lag + 1]!.day - days[i + lag]!.day;
    yield { time: close, count };
  }
}

function* swaps(bars: Bars, span: Span, swap: Swap): Generator<Posting> {
  const { long, short, unit, daysPerYear = 360 } = swap;
  const { assetClass, tickSize } = bars.instrument;
  const triple = swap.tripleDay ?? (assetClass === 'fx' ? 'wednesday' : 'friday');
  for (const { time, count } of nights(bars, span, triple === 'none' ? null : settlementDays[triple])) {
    const scale = unit === 'points' ? tickSize * count : count / daysPerYear;
    const rates = unit === 'points' ? [long * scale, 0, short * scale, 0] : [0, long * scale, 0, short * scale];
    yield { time, cause: 'swap', rates: rates as unknown as Posting['rates'] };
  }
}

function* fundings({ from, to }: Span, funding: Funding): Generator<Posting> {
  const posting = (time: bigint, rate: number): Posting => ({ time, cause: 'funding', rates: [0, -rate, 0, rate] });
  if (funding.series !== undefined) {
    for (const { time, rate } of funding.series) if (time > from && time <= to) yield posting(time, rate);
    return;
  }
  const step = BigInt(funding.everyHours ?? 8) * nsPerHour;
  for (let time = (from / step + 1n) * step; time <= to; time += step) yield posting(time, funding.rate);
}

function* borrowFees(bars: Bars, span: Span, fee: NonNullable<InstrumentFinancing['borrow']>): Generator<Posting> {
  const { annualRate, daysPerYear = 360 } = fee;
  for (const { time, count } of nights(bars, span, 0)) {
    yield { time, cause: 'borrow-fee', rates: [0, 0, 0, (-annualRate * count) / daysPerYear] };
  }
}

/** What holding an instrument costs or brings between the first bar of a run and its last, in order of time. */
export function financingOf(bars: Bars, firstBar: number, financing: InstrumentFinancing): NativeFinancing {
  const span = { from: bars.time[firstBar]!, to: bars.time[bars.length - 1]! };
  const { swap, funding, borrow } = financing;
  const all = [
    ...(swap === undefined ? [] : swaps(bars, span, swap)),
    ...(funding === undefined ? [] : fundings(span, funding)),
    ...(borrow === undefined ? [] : borrowFees(bars, span, borrow)),
  ].sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
  return {
    time: BigInt64Array.from(all, ({ time }) => time),
    cause: Int32Array.from(all, ({ cause }) => ledgerCauses.indexOf(cause)),
    rates: Float64Array.from(all.flatMap(({ rates }) => rates)),
  };
}
