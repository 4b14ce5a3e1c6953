import { createBuilder } from './builder.ts';
import type { BuiltBars } from './columns.ts';
import type { BarSpecInput, BuildOptions } from './plan.ts';
import type { BarInput } from './rows.ts';

/** Builds bars as ticks, or shorter bars, come in. */
export interface BarBuilder {
  /**
   * Takes rows and gives the bars that they closed. Rows that are refused leave everything as it was.
   *
   * @throws TIERCEL_E_DATA for rows out of order, or values that are no prices or sizes.
   */
  update(block: BarInput): BuiltBars;
  /** Closes the bars by time that end at or before `time` (nanoseconds), though no later row has come. */
  closeUntil(time: bigint): BuiltBars;
  /** The unfinished bar as it is now, its close time that at which it would end; null where it has no row. */
  partial(): BuiltBars | null;
  /** Rows that were in no bar, because they lie outside of the sessions. */
  readonly rowsOutside: number;
  /** The state as bytes, from which `restore` of a builder with the same spec goes on. */
  save(): Uint8Array;
  /** @throws TIERCEL_E_CORRUPT, or TIERCEL_E_PARAMETER where the state is that of another spec. */
  restore(saved: Uint8Array): void;
  reset(): void;
  /** Frees the native memory now instead of some time later. */
  dispose(): void;
}

/**
 * A builder of bars that takes blocks of any size; it gives the bits of `buildBars`. Columns that lie on a step should
 * carry it from the first block on (or `priceStep` and `sizeStep` give it): sums are exact then.
 *
 * @param spec what bars, or its text such as `1m` or `tick:500`
 * @throws TIERCEL_E_PARAMETER for a spec that is out of range.
 * @example
 * ```ts
 * const builder = barBuilder('tick:2');
 * const block = { length: 3, time: BigInt64Array.of(1n, 2n, 3n), price: Float64Array.of(5, 4, 6) };
 * console.log(builder.update(block).close[0], builder.partial()?.open[0]); // 4 6
 * ```
 */
export function barBuilder(spec: BarSpecInput, options: BuildOptions = {}): BarBuilder {
  const many = createBuilder([spec], options);
  return {
    update: (block) => many.update(block)[0]!,
    closeUntil: (time) => many.closeUntil(time)[0]!,
    partial: () => many.partials()[0]!,
    get rowsOutside() {
      return many.outside(0);
    },
    save: () => many.save(),
    restore: (saved) => many.restore(saved),
    reset: () => many.reset(),
    dispose: () => many.dispose(),
  };
}
