import type { RegisteredIndicator } from '../../../src/index.ts';

/** The arguments of `ta`'s function of a row: a series is the column of its name, or the close. */
export function callArguments(
  row: RegisteredIndicator,
  columns: Readonly<Record<string, ArrayLike<number>>>,
  given: { readonly parameters?: Readonly<Record<string, unknown>>; readonly options?: object } = {},
): unknown[] {
  const { parameters = {}, options = {} } = given;
  const series = row.inputs.filter(({ role }) => role === 'series').map(({ name }) => columns[name] ?? columns.close);
  const bars = series.length < row.inputs.length ? [columns] : [];
  const alone = row.parameters.length === 1 ? parameters[row.parameters[0]!.name] : parameters;
  return [...series, ...bars, ...(row.parameters.length === 0 ? [] : [alone]), options];
}

/** The outputs of a call in the order of the row. */
export function outputsOf(row: RegisteredIndicator, result: unknown): ArrayLike<number>[] {
  const named = result as Readonly<Record<string, ArrayLike<number>>>;
  return row.outputs.length === 1 ? [result as ArrayLike<number>] : row.outputs.map(({ name }) => named[name]!);
}
