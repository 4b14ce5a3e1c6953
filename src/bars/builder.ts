import { TiercelError } from '../kernel/index.ts';
import { type NativeBarRows, native } from '../native/index.ts';
import { boundariesOf } from './boundaries.ts';
import { gatherer, type OpenedBuilder, sliceAfter, takeBars } from './closed-bars.ts';
import { allocateBars, type BuiltBars, noColumns, toBuiltBars } from './columns.ts';
import { type BarSpecInput, type BuildOptions, planFor, readSpec, tablesOf } from './plan.ts';
import { refusalOf } from './refusal.ts';
import { type BarInput, quoteSides, rowsOf, sliceRows } from './rows.ts';
import { restoreState, savedTime, saveState } from './saved-state.ts';

/** Builds bars of several specs in one pass. */
export interface ManyBuilder {
  /** Takes a block, or leaves everything as it was. */
  update(block: BarInput): BuiltBars[];
  /** Takes all there is, as a whole; bars that end by `until` are closed too. A builder that failed is of no more use. */
  buildAll(input: BarInput, until: bigint | undefined): BuiltBars[];
  closeUntil(time: bigint): BuiltBars[];
  partials(): (BuiltBars | null)[];
  outside(spec: number): number;
  save(): Uint8Array;
  restore(saved: Uint8Array): void;
  reset(): void;
  dispose(): void;
}

const noTime = -(2n ** 63n);
/** The builder behind `barBuilder` and `buildMany`. */
export function createBuilder(inputs: readonly BarSpecInput[], options: BuildOptions): ManyBuilder {
  const specs = inputs.map(readSpec);
  const side = options.side ?? 'bid/ask';
  if (!quoteSides.includes(side)) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`side\` must be one of ${quoteSides.join(', ')}, was "${side}"`);
  }
  for (const spec of specs) boundariesOf(spec, options.calendar); // one that is wrong is told now
  const report = new Float64Array(2);
  let opened: OpenedBuilder | null = null;
  let pending: Uint8Array | null = null; // a saved state, until the first block
  let lastTime = noTime;

  const open = (block: BarInput, rows: NativeBarRows): OpenedBuilder => {
    if (opened !== null) return opened;
    const plan = planFor(specs, { block, rows, side }, options);
    const handle = native().barBuilder(plan.specs);
    if (pending !== null) restoreState(handle, pending);
    pending = null;
    opened = { handle, layouts: plan.layouts, tables: tablesOf(handle, specs, plan) };
    return opened;
  };
  const check = (code: number, rows: NativeBarRows | null, first = 0): void => {
    if (code !== 0) throw refusalOf(code, { row: first + report[0]!, spec: specs[report[1]!]!, rows });
  };
  const cover = ({ tables }: OpenedBuilder, { time }: NativeBarRows): void =>
    tables.cover(lastTime === noTime ? time[0]! : lastTime, time.at(-1)! + 1n);
  const close = ({ handle, tables }: OpenedBuilder, time: bigint): void => {
    tables.cover(lastTime === noTime ? time : lastTime, time + 1n);
    check(native().barBuilderCloseUntil(handle, time, report), null);
  };

  return {
    update(block) {
      const rows = rowsOf(block, side);
      const now = open(block, rows);
      if (rows.time.length > 0) {
        cover(now, rows);
        check(native().barBuilderUpdate(now.handle, rows, report), rows);
        lastTime = rows.time.at(-1)!;
      }
      return takeBars(now);
    },
    buildAll(input, until) {
      const rows = rowsOf(input, side);
      const now = open(input, rows);
      const { length } = rows.time;
      const { gather, finish } = gatherer(now, length);
      if (length > 0) cover(now, rows);
      let slice = sliceAfter();
      for (let from = 0, to = 0; from < length; from = to) {
        to = Math.min(length, from + slice);
        const part = to - from === length ? rows : sliceRows(rows, from, to);
        check(native().barBuilderUpdate(now.handle, part, report), rows, from);
        slice = sliceAfter({ rows: slice, closed: gather() });
      }
      if (length > 0) lastTime = rows.time[length - 1]!;
      if (until !== undefined) close(now, until);
      gather();
      return finish();
    },
    closeUntil(time) {
      if (opened === null) return specs.map(() => toBuiltBars(allocateBars(0, noColumns)));
      close(opened, time);
      return takeBars(opened);
    },
    partials() {
      const now = opened;
      if (now === null) return specs.map(() => null);
      return now.layouts.map((layout, i) => {
        const columns = allocateBars(1, layout);
        return native().barBuilderPartial(now.handle, i, columns) ? toBuiltBars(columns) : null;
      });
    },
    outside: (spec) => (opened === null ? 0 : native().barBuilderOutside(opened.handle, spec)),
    save: () => (opened === null ? (pending ?? new Uint8Array(0)) : saveState(opened.handle, lastTime)),
    restore(saved) {
      if (saved.length === 0) return this.reset(); // that of a builder which has taken nothing
      const time = savedTime(saved);
      if (opened === null) pending = saved.slice();
      else restoreState(opened.handle, saved);
      opened?.tables.forget();
      lastTime = time;
    },
    reset() {
      if (opened !== null) native().barBuilderReset(opened.handle);
      opened?.tables.forget();
      pending = null;
      lastTime = noTime;
    },
    dispose() {
      if (opened !== null) native().barBuilderDispose(opened.handle);
    },
  };
}
