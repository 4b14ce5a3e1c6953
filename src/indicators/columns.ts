import { TiercelError } from '../kernel/index.ts';
import type { Column, ColumnMemory } from '../market/index.ts';
import type { IndicatorOutputKind, IndicatorRow } from '../native/index.ts';

export type OutputArray = Float64Array | Uint8Array | Int32Array;

/** The inputs of one call as the native core takes them. */
export interface InputColumns {
  readonly values: readonly Float64Array[];
  /** Of each input: its values are multiples of 10^-decimals; -1 where no step is known. */
  readonly decimals: readonly number[];
  /** The same as one number: see `packDecimals`. */
  readonly packedDecimals: number;
  readonly length: number;
}

export function refuse(message: string): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', message);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? (value.constructor?.name ?? 'an object') : typeof value;
}

/** True for a view of memory that was transferred away, whose length reads 0. */
function isDetached(values: Float64Array): boolean {
  if (values.length > 0) return false;
  try {
    new Uint8Array(values.buffer);
    return false;
  } catch {
    return true;
  }
}

function numbersOf(values: readonly unknown[], name: string): Float64Array {
  const wrong = values.findIndex((value) => typeof value !== 'number');
  if (wrong >= 0) refuse(`\`${name}[${wrong}]\` must be a number (NaN for no value), was ${kindOf(values[wrong])}`);
  return Float64Array.from(values as readonly number[]);
}

/** A Float64Array is taken as it is, an array of numbers is copied into one; nothing else is taken. */
export function toFloat64(values: unknown, name: string): Float64Array {
  if (values instanceof Float64Array) {
    if (isDetached(values)) refuse(`\`${name}\` is detached: its memory was transferred to another thread`);
    return values;
  }
  if (Array.isArray(values)) return numbersOf(values, name);
  const way = ArrayBuffer.isView(values) ? '; convert it with Float64Array.from' : '';
  return refuse(`\`${name}\` must be a Float64Array or an array of numbers, was ${kindOf(values)}${way}`);
}

const offStep = -1;
const mostDecimals = 9;

const knownSteps = new Map<number, number>();

/**
 * Decimals of a price step: 10^-k has k, and a step of 1 or more, whose multiples are whole numbers, 0.
 *
 * @throws TIERCEL_E_PARAMETER for a step that is no power of ten from 1e-9 on.
 */
export function decimalsOf(step: number | null | undefined): number {
  if (step == null) return offStep;
  let decimals = knownSteps.get(step);
  if (decimals === undefined) {
    decimals = decimalsOfStep(step);
    knownSteps.set(step, decimals);
  }
  return decimals;
}

function decimalsOfStep(step: number): number {
  const exponent = Math.round(Math.log10(step));
  if (!(step > 0) || Number(`1e${exponent}`) !== step || exponent < -mostDecimals) {
    refuse(`\`step\` must be a power of ten of at least 1e-9 that divides all values, such as 0.01, was ${step}`);
  }
  return Math.max(0, -exponent);
}

const placeValues = Array.from({ length: 12 }, (_, place) => 16 ** place);
/** The decimals of column `place` in a number for all columns: the native core takes it where an array would cost more. */
export const packDecimals = (decimals: number, place: number): number => (decimals + 1) * placeValues[place]!;

function seriesOf(row: IndicatorRow): number {
  let series = 0;
  for (const { role } of row.inputs) if (role === 'series') series++;
  return series;
}

/** The column of a call that has this role: series come first, then bars. */
function roleColumn(row: IndicatorRow, bars: unknown, role: string): unknown {
  if (typeof bars !== 'object' || bars === null) {
    refuse(`\`bars\` must be an object with the column \`${role}\`, was ${kindOf(bars)}`);
  }
  const column = (bars as Readonly<Record<string, unknown>>)[role];
  return column ?? refuse(`\`${row.name}\` needs the column \`${role}\`, which the bars do not have`);
}

/** How many arguments of a call are inputs. */
export function inputArguments(row: IndicatorRow): number {
  const series = seriesOf(row);
  return series < row.inputs.length ? series + 1 : series;
}

function refuseLength(row: IndicatorRow, place: number, values: readonly Float64Array[]): never {
  const [first, other] = [row.inputs[0]!.name, row.inputs[place]!.name];
  const lengths = `\`${other}\` has ${values[place]!.length} values, \`${first}\` has ${values[0]!.length}`;
  return refuse(`${lengths}: they must be equally long`);
}

/** Reads the inputs of a call. A given `step`, null included, stands above the columns' own. */
export function readInputs(row: IndicatorRow, args: readonly unknown[], step: number | null | undefined): InputColumns {
  const bars = args[seriesOf(row)];
  const values: Float64Array[] = [];
  const decimals: number[] = [];
  let taken = 0;
  let packedDecimals = 0;
  for (let i = 0; i < row.inputs.length; i++) {
    const { name, role } = row.inputs[i]!;
    const column = toFloat64(role === 'series' ? args[taken++] : roleColumn(row, bars, role), name);
    values.push(column);
    if (column.length !== values[0]!.length) refuseLength(row, i, values);
    decimals.push(decimalsOf(step === undefined ? (column as Column).priceStep : step));
    packedDecimals += packDecimals(decimals[i]!, i);
  }
  return { values, decimals, packedDecimals, length: values[0]!.length };
}

const arrayOf: Readonly<Record<IndicatorOutputKind, new (length: number) => OutputArray>> = {
  real: Float64Array,
  mask: Uint8Array,
  integer: Int32Array,
};

function checkOut(out: unknown, name: string, kind: IndicatorOutputKind, length: number): OutputArray {
  const wanted = arrayOf[kind];
  if (!(out instanceof wanted)) return refuse(`\`${name}\` must be a ${wanted.name}, was ${kindOf(out)}`);
  if (out.length !== length) refuse(`\`${name}\` must have ${length} values like the inputs, has ${out.length}`);
  return out;
}

const fromMemory = { real: 'column', mask: 'mask', integer: 'integers' } as const;

/** The output columns of a call: the caller's, or others from `memory`. */
export function outputColumns(
  row: IndicatorRow,
  length: number,
  { out, memory }: { readonly out: unknown; readonly memory: ColumnMemory },
): readonly OutputArray[] {
  const single = row.outputs.length === 1;
  if (single && out === undefined) return [memory[fromMemory[row.outputs[0]!.kind]](length)];
  return row.outputs.map(({ name, kind }) => {
    if (out === undefined) return memory[fromMemory[kind]](length);
    const given = single ? out : (out as Readonly<Record<string, unknown>>)[name];
    return checkOut(given, single ? 'out' : `out.${name}`, kind, length);
  });
}

/** One value as itself, several as an object by the names of the outputs. */
export function named<T>(row: IndicatorRow, values: readonly T[]): T | Readonly<Record<string, T>> {
  if (row.outputs.length === 1) return values[0]!;
  const byName: Record<string, T> = {};
  for (let i = 0; i < values.length; i++) byName[row.outputs[i]!.name] = values[i]!;
  return byName;
}

/** Runs a native call; what it refuses, such as outputs that share memory with inputs, is the caller's mistake. */
export function checked<T>(row: IndicatorRow, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    if (!(cause instanceof RangeError || cause instanceof TypeError)) throw cause;
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`${row.name}\`: ${cause.message}`, { cause });
  }
}
