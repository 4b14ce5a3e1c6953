import type {
  IndicatorName,
  IndicatorParameters,
  IndicatorStream,
  IndicatorStreams,
  StepOption,
} from '../generated/indicators.ts';
import { TiercelError } from '../kernel/index.ts';
import { freshMemory } from '../market/index.ts';
import { type NativeIndicatorStream, native } from '../native/index.ts';
import { checked, decimalsOf, inputArguments, named, outputColumns, readInputs } from './columns.ts';
import { parameterArray, type RegisteredIndicator, registered } from './registry.ts';

type AnyStream = IndicatorStream<unknown[], unknown[], unknown, unknown>;

/** Writes the inputs of one row, from the arguments of `update`, into the cells. */
function cellWriter(row: RegisteredIndicator, cells: Float64Array): (args: readonly unknown[]) => void {
  let series = 0;
  const sources = row.inputs.map(({ name, role }) => ({ name, role, at: role === 'series' ? series++ : -1 }));
  return (args) => {
    sources.forEach(({ name, role, at }, i) => {
      const value = at >= 0 ? args[at] : (args[series] as Record<string, unknown> | undefined)?.[role];
      if (typeof value !== 'number') {
        throw new TiercelError('TIERCEL_E_PARAMETER', `\`${name}\` must be a number, was ${typeof value}`);
      }
      cells[i] = value;
    });
  };
}

function cellReader(row: RegisteredIndicator, cells: Float64Array): () => unknown {
  const first = row.inputs.length;
  const value = (i: number) => (row.outputs[i]!.kind === 'mask' ? cells[first + i] === 1 : cells[first + i]!);
  if (row.outputs.length === 1) return () => value(0);
  return () =>
    named(
      row,
      row.outputs.map((_, i) => value(i)),
    );
}

function restore(row: RegisteredIndicator, handle: NativeIndicatorStream, saved: Uint8Array): void {
  try {
    checked(row, () => native().indicatorStreamRestore(handle, saved));
  } catch (cause) {
    const status = (cause as { status?: unknown }).status;
    if (status === 'stored bytes are damaged') {
      throw new TiercelError('TIERCEL_E_CORRUPT', `The saved state of \`${row.name}\` is damaged`, { cause });
    }
    if (status === 'unsupported input') {
      const message = `The saved state is of another indicator than \`${row.name}\`, or of other parameters, another step or version`;
      throw new TiercelError('TIERCEL_E_PARAMETER', message, { cause });
    }
    throw cause;
  }
}

function updateAll(row: RegisteredIndicator, handle: NativeIndicatorStream, args: readonly unknown[]): unknown {
  const { values, length } = readInputs(row, args, null);
  const { out } = (args[inputArguments(row)] ?? {}) as { readonly out?: unknown };
  const outputs = outputColumns(row, length, { out, memory: freshMemory });
  checked(row, () => native().indicatorStreamUpdate(handle, values, outputs));
  return named(row, outputs);
}

function createStream(row: RegisteredIndicator, handle: NativeIndicatorStream): AnyStream {
  const cells = new Float64Array(row.inputs.length + row.outputs.length);
  const write = cellWriter(row, cells);
  const read = cellReader(row, cells);
  const take = (call: 'indicatorStreamUpdateRow' | 'indicatorStreamPeekRow', args: readonly unknown[]) => {
    write(args);
    checked(row, () => native()[call](handle, cells));
    return read();
  };
  return {
    update: (...args) => take('indicatorStreamUpdateRow', args),
    peek: (...args) => take('indicatorStreamPeekRow', args),
    updateAll: (...args) => updateAll(row, handle, args),
    reset: () => checked(row, () => native().indicatorStreamReset(handle)),
    save: () => checked(row, () => native().indicatorStreamSave(handle)),
    restore: (saved) => restore(row, handle, saved),
    dispose: () => native().indicatorStreamDispose(handle),
  };
}

/**
 * An indicator that takes one row after the other; it gives the bits of `ta`, whatever the blocks in which rows come.
 * The time of an update does not grow with the history. `step` is that of the values, as in `ta`.
 *
 * @throws TIERCEL_E_PARAMETER for an unknown name, a parameter out of range or a step that is no power of ten.
 *
 * @example
 * ```ts
 * const average = stream('sma', { period: 2 }, { step: 0.01 });
 * average.update(1.01);
 * console.log(average.peek(1.02), average.update(1.03)); // 1.015 1.02
 * ```
 */
export function stream<Name extends IndicatorName>(
  name: Name,
  parameters: IndicatorParameters[Name] = {},
  options: StepOption = {},
): IndicatorStreams[Name] {
  const row = registered(name);
  const decimals = new Int32Array(row.inputs.length).fill(decimalsOf(options.step));
  const handle = native().indicatorStream(row.index, parameterArray(row, parameters), decimals);
  return createStream(row, handle) as unknown as IndicatorStreams[Name];
}
