import { type NativeBarBuilder, native } from '../native/index.ts';
import { allocateBars, type BuiltBars, type BuiltLayout, growingBars, toBuiltBars } from './columns.ts';
import type { Tables } from './plan.ts';

/** Made when the first block has said what columns there are. */
export interface OpenedBuilder {
  readonly handle: NativeBarBuilder;
  readonly layouts: readonly BuiltLayout[];
  readonly tables: Tables;
}

/** Rows of the first call when all are there: the bars that they close then fit the cache. */
const firstSlice = 8_192;
const longestSlice = 65_536;
/** With fewer bars than rows by this factor, a call may take more rows: its own cost is then most of it. */
const fewBars = 16;

/** How many rows the next call takes, from what the one before took and closed. */
export function sliceAfter(before?: { readonly rows: number; readonly closed: number }): number {
  if (before === undefined) return firstSlice;
  return before.closed * fewBars < before.rows ? Math.min(2 * before.rows, longestSlice) : firstSlice;
}

/** The bars that were closed since they were last taken. */
export function takeBars({ handle, layouts }: OpenedBuilder): BuiltBars[] {
  return layouts.map((layout, i) => {
    const columns = allocateBars(native().barBuilderClosed(handle, i), layout);
    if (columns.time.length > 0) native().barBuilderTake(handle, i, columns, 0);
    return toBuiltBars(columns);
  });
}

/** Moves closed bars into columns that grow, and counts them; the number of all is guessed from the first rows. */
export function gatherer({ handle, layouts }: OpenedBuilder, rows: number) {
  const share = rows / Math.min(rows, firstSlice);
  const growing = layouts.map((layout, i) => ({
    bars: null as ReturnType<typeof growingBars> | null,
    layout,
    i,
  }));
  const gather = (): number => {
    let moved = 0;
    for (const one of growing) {
      const closed = native().barBuilderClosed(handle, one.i);
      one.bars ??= growingBars(one.layout, Math.ceil(closed * share * 1.1) + 2);
      if (closed === 0) continue;
      const { columns, at } = one.bars.room(closed);
      native().barBuilderTake(handle, one.i, columns, at);
      one.bars.taken(closed);
      moved += closed;
    }
    return moved;
  };
  return { gather, finish: () => growing.map(({ bars, layout }) => (bars ?? growingBars(layout, 0)).finish()) };
}
