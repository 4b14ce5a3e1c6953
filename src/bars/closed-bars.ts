import { type NativeBarBuilder, native } from '../native/index.ts';
import { allocateBars, type BuiltBars, type BuiltLayout, growingBars, toBuiltBars } from './columns.ts';
import type { Tables } from './plan.ts';

/** Made when the first block has said what columns there are. */
export interface OpenedBuilder {
  readonly handle: NativeBarBuilder;
  readonly layouts: readonly BuiltLayout[];
  readonly tables: Tables;
}

/** Rows of one call when all are there: the bars that they close then fit the cache. */
export const sliceLength = 8_192;

/** The bars that were closed since they were last taken. */
export function takeBars({ handle, layouts }: OpenedBuilder): BuiltBars[] {
  return layouts.map((layout, i) => {
    const columns = allocateBars(native().barBuilderClosed(handle, i), layout);
    if (columns.time.length > 0) native().barBuilderTake(handle, i, columns, 0);
    return toBuiltBars(columns);
  });
}

/** Moves closed bars into columns that grow; their number is guessed from the first rows. */
export function gatherer({ handle, layouts }: OpenedBuilder, rows: number) {
  const share = rows / Math.min(rows, sliceLength);
  const growing = layouts.map((layout, i) => ({
    bars: null as ReturnType<typeof growingBars> | null,
    layout,
    i,
  }));
  const gather = (): void => {
    for (const one of growing) {
      const closed = native().barBuilderClosed(handle, one.i);
      one.bars ??= growingBars(one.layout, Math.ceil(closed * share * 1.1) + 2);
      if (closed === 0) continue;
      const { columns, at } = one.bars.room(closed);
      native().barBuilderTake(handle, one.i, columns, at);
      one.bars.taken(closed);
    }
  };
  return { gather, finish: () => growing.map(({ bars, layout }) => (bars ?? growingBars(layout, 0)).finish()) };
}
