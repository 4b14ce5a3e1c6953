import { TiercelError } from '../kernel/index.ts';
import { type Bars, type CalendarName, isDaily, type Timeframe, timeframeNs } from '../market/index.ts';
import { type NativeBarBuilder, type NativeBarRows, type NativeBarSpec, native } from '../native/index.ts';
import { type Boundaries, boundariesOf } from './boundaries.ts';
import { checkSpec } from './check-spec.ts';
import { type BuiltLayout, layoutOf } from './columns.ts';
import { nativeSpec } from './native-spec.ts';
import { barSpecText, parseBarSpec } from './parse-spec.ts';
import { type BarInput, kindOf, type QuoteSide, type Steps, stepsOf } from './rows.ts';
import type { BarSpec } from './spec.ts';

/** What building needs to know besides the spec. */
export interface BuildOptions {
  /** Of quotes: whose prices make the bars. Default `bid/ask`, both. */
  readonly side?: QuoteSide;
  /** Timeframe of bars that are built into longer ones. Default: their own. */
  readonly from?: Timeframe;
  /** Calendar of the days where the spec has none. Default: that of the instrument, else 24x7. */
  readonly calendar?: CalendarName;
  /** Steps of prices (of the middle: its own) and sizes. Default: those of the first block's columns. */
  readonly priceStep?: number | null;
  readonly sizeStep?: number | null;
}

/** A spec, or the text of one. */
export type BarSpecInput = BarSpec | string;

/** A spec that was checked. */
export function readSpec(input: BarSpecInput): BarSpec {
  const spec = typeof input === 'string' ? parseBarSpec(input) : input;
  checkSpec(spec);
  return spec;
}

/** What was learnt from the first block: the specs of the core, and the columns of the bars. */
export interface Plan {
  readonly specs: readonly NativeBarSpec[];
  readonly layouts: readonly BuiltLayout[];
  readonly boundaries: readonly Boundaries[];
}

/** How blocks like this one are built. */
export function planFor(
  specs: readonly BarSpec[],
  first: { readonly block: BarInput; readonly rows: NativeBarRows; readonly side: QuoteSide },
  options: BuildOptions,
): Plan {
  const { timeframe, instrument } = first.block as Partial<Bars>;
  const found = stepsOf(first.block, first.side);
  const steps: Steps = {
    price: options.priceStep === undefined ? found.price : options.priceStep,
    size: options.sizeStep === undefined ? found.size : options.sizeStep,
  };
  const boundaries = specs.map((spec) => boundariesOf(spec, options.calendar ?? instrument?.calendar));
  const rowNs = rowLength(first.block, options.from ?? timeframe, specs);
  return {
    specs: specs.map((spec, i) => nativeSpec(spec, { periodNs: boundaries[i]!.periodNs, rowNs, steps })),
    layouts: specs.map((spec) => layoutOf(first.rows, steps, spec.kind === 'time' && spec.fill === true)),
    boundaries,
  };
}

function rowLength(block: BarInput, from: Timeframe | undefined, specs: readonly BarSpec[]): bigint {
  if (kindOf(block) !== 'bars') return 1n;
  if (from === undefined) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      'Say how long the bars are that longer ones are built from: from: "1m"',
    );
  }
  for (const spec of specs) {
    if (spec.kind === 'time') checkLonger(from, spec.timeframe);
  }
  return isDaily(from) ? 1n : timeframeNs(from); // a day bar is its session, inside of one bar
}

function checkLonger(from: Timeframe, to: Timeframe): void {
  const isLonger = timeframeNs(to) > timeframeNs(from) && !(from.endsWith('w') && to.endsWith('M'));
  if (isLonger && (isDaily(to) || timeframeNs(to) % timeframeNs(from) === 0n)) return;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `Bars of ${to} cannot be built from those of ${from}: they must be made of whole ones, and months of days or less`,
  );
}

/** Tables reach so far beyond the last row: longer than any closure of a calendar. */
const reachNs = timeframeNs('2w');

/** Keeps the tables of the core so long that they cover what is built. */
export interface Tables {
  cover(from: bigint, to: bigint): void;
  forget(): void;
}

/** Tables of boundaries for the specs that need one. */
export function tablesOf(handle: NativeBarBuilder, specs: readonly BarSpec[], { boundaries }: Plan): Tables {
  const covered: ({ from: bigint; to: bigint } | null)[] = specs.map(() => null);
  const setTable = (spec: BarSpec, i: number, from: bigint, to: bigint): void => {
    const { table } = boundaries[i]!;
    const known = covered[i];
    if (table === null || spec.kind !== 'time' || (known != null && known.from <= from && known.to >= to)) return;
    const length = timeframeNs(spec.timeframe);
    const [opens, closes] = table(from - length, to + reachNs + (isDaily(barSpecText(spec)) ? 2n * length : length));
    native().barBuilderTable(handle, i, opens, closes);
    covered[i] = { from, to: to + reachNs / 2n };
  };
  return {
    cover: (from, to) => {
      for (const [i, spec] of specs.entries()) setTable(spec, i, from, to);
    },
    forget: () => covered.fill(null),
  };
}
