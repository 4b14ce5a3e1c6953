import type { IndicatorName, IndicatorParameters, Series, TechnicalAnalysis } from '../generated/indicators.ts';
import { type Column, type ColumnMemory, freshMemory } from '../market/index.ts';
import { type IndicatorOutputKind, native } from '../native/index.ts';
import { decimalsOf, type OutputArray, packDecimals, refuse, toFloat64 } from './columns.ts';
import { namedParameters, parameterValues, type RegisteredIndicator, registered } from './registry.ts';

/**
 * One indicator of a set: its name, its parameters (an object, or the first alone), and what its series are: columns of
 * the bars, or results of entries before it by their key (`'fast'`, `'macd.signal'`). An indicator of one series takes
 * the close where none is named.
 */
export type IndicatorEntry<Name extends IndicatorName = IndicatorName> = {
  [One in Name]: readonly [name: One, parameters?: number | IndicatorParameters[One], ...series: string[]];
}[Name];

/** The columns of which a set takes those that it needs; others may be named as series. */
export interface IndicatorColumns {
  readonly open?: Series;
  readonly high?: Series;
  readonly low?: Series;
  readonly close?: Series;
  readonly volume?: Series;
}

/** Results of a set by the keys of its entries, as `ta` gives them. */
export type IndicatorSetResult<Entries extends Readonly<Record<string, IndicatorEntry>>> = {
  readonly [Key in keyof Entries]: ReturnType<TechnicalAnalysis[Entries[Key][0]]>;
};

/** Options of a call of a set. */
export interface IndicatorSetOptions {
  /** Stands above the price steps of all columns, null included, as in `ta`. */
  readonly step?: number | null;
  /** Where results go: new shared memory by default, or a `columnArena`. */
  readonly memory?: ColumnMemory;
}

/** Computes a set over bars: one native call for all of its indicators. */
export type IndicatorSet<Entries extends Readonly<Record<string, IndicatorEntry>>> = (
  bars: IndicatorColumns,
  options?: IndicatorSetOptions,
) => IndicatorSetResult<Entries>;

/** The outputs of one entry. */
interface PlannedResult {
  readonly key: string;
  readonly outputs: RegisteredIndicator['outputs'];
  /** Place of the first one among the outputs of all entries. */
  readonly first: number;
}

interface Plan {
  readonly rows: number[];
  readonly parameters: number[];
  readonly sources: number[];
  readonly columns: string[];
  readonly results: PlannedResult[];
}

/** As many as one number has room for their decimals. */
const mostColumns = 12;

/** The place of an output for the native core, or undefined where no entry has this key. */
function resultPlace({ results }: Plan, source: string): number | undefined {
  const dot = source.indexOf('.');
  const key = dot < 0 ? source : source.slice(0, dot);
  const found = results.find((result) => result.key === key);
  if (found === undefined) return undefined;
  const { outputs, first } = found;
  const names = outputs.map(({ name }) => name);
  const place = dot < 0 && outputs.length === 1 ? 0 : names.indexOf(source.slice(dot + 1));
  if (place < 0)
    refuse(`\`${source}\` must name an output of \`${key}\`: ${names.map((x) => `${key}.${x}`).join(', ')}`);
  if (outputs[place]!.kind !== 'real') refuse(`\`${source}\` has no numbers that another indicator could take`);
  return -1 - (first + place);
}

function sourcePlace(plan: Plan, source: string): number {
  const place = resultPlace(plan, source);
  if (place !== undefined) return place;
  const column = plan.columns.indexOf(source);
  return column >= 0 ? column : plan.columns.push(source) - 1;
}

function sourcesOf(row: RegisteredIndicator, key: string, series: readonly unknown[]): string[] {
  const wanted = row.inputs.filter(({ role }) => role === 'series').map(({ name }) => name);
  const given = wanted.length === 1 && series.length === 0 ? ['close'] : series;
  if (given.length !== wanted.length || given.some((name) => typeof name !== 'string')) {
    const such = `['${row.name}', {}, ${wanted.map((name) => `'${name}'`).join(', ')}]`;
    refuse(`\`${key}\`: \`${row.name}\` takes ${wanted.length} series, by name behind the parameters, such as ${such}`);
  }
  let taken = 0;
  return row.inputs.map(({ role }) => (role === 'series' ? (given[taken++] as string) : role));
}

function addEntry(plan: Plan, key: string, entry: unknown): void {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') {
    refuse(`\`${key}\` must be an array such as ['ema', { period: 10 }], was ${JSON.stringify(entry)}`);
  }
  const [name, given, ...series] = entry as [string, ...unknown[]];
  const row = registered(name);
  const sources = sourcesOf(row, key, series).map((source) => sourcePlace(plan, source));
  const before = plan.results.at(-1);
  plan.rows.push(row.index);
  plan.parameters.push(...parameterValues(row, namedParameters(row, given)));
  plan.sources.push(...sources);
  plan.results.push({
    key,
    outputs: row.outputs,
    first: before === undefined ? 0 : before.first + before.outputs.length,
  });
}

function planOf(entries: Readonly<Record<string, unknown>>): Plan {
  const plan: Plan = { rows: [], parameters: [], sources: [], columns: [], results: [] };
  for (const key of Object.keys(entries)) addEntry(plan, key, entries[key]);
  if (plan.results.length === 0) refuse('a set needs at least one indicator, was given none');
  if (plan.columns.length > mostColumns)
    refuse(`a set can take ${mostColumns} columns, was given ${plan.columns.length}`);
  return plan;
}

interface ArrayKind {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: ArrayBufferLike, from: number, length: number): OutputArray;
}
const arrayOf: Readonly<Record<IndicatorOutputKind, ArrayKind>> = {
  real: Float64Array,
  mask: Uint8Array,
  integer: Int32Array,
};
const paddedBytes = (kind: IndicatorOutputKind, length: number): number =>
  Math.ceil((length * arrayOf[kind].BYTES_PER_ELEMENT) / 8) * 8;

function totalBytes({ results }: Plan, length: number): number {
  let total = 0;
  for (const { outputs } of results) for (const { kind } of outputs) total += paddedBytes(kind, length);
  return total;
}

/** Views of the outputs in the order in which the native core has laid them down. */
function resultsIn({ results }: Plan, { buffer, byteOffset }: Uint8Array, length: number): unknown {
  const byKey: Record<string, unknown> = {};
  let at = byteOffset;
  for (const { key, outputs } of results) {
    const byName: Record<string, OutputArray> = {};
    for (const { name, kind } of outputs) {
      const view = new arrayOf[kind](buffer, at, length);
      at += paddedBytes(kind, length);
      if (outputs.length === 1) byKey[key] = view;
      else byName[name] = view;
    }
    if (outputs.length > 1) byKey[key] = byName;
  }
  return byKey;
}

function readColumns({ columns }: Plan, bars: unknown, step: number | null | undefined) {
  if (typeof bars !== 'object' || bars === null) refuse(`\`bars\` must be an object with columns, was ${String(bars)}`);
  const values: Float64Array[] = [];
  let decimals = 0;
  for (const [place, name] of columns.entries()) {
    const given = (bars as Readonly<Record<string, unknown>>)[name];
    if (given === undefined) refuse(`the set needs \`${name}\`, which is no column of the bars and no entry before`);
    const column = toFloat64(given, name);
    values.push(column);
    if (column.length !== values[0]!.length) {
      refuse(
        `\`${name}\` has ${column.length} values, \`${columns[0]}\` has ${values[0]!.length}: they must be equally long`,
      );
    }
    decimals += packDecimals(decimalsOf(step === undefined ? (column as Column).priceStep : step), place);
  }
  return { values, decimals, length: values[0]!.length };
}

/**
 * Several indicators over the same bars in one native call: for short columns, where a call costs more than the work.
 * Results have the bits of `ta`, and lie in one piece of memory. An entry may take the results of entries before it.
 *
 * @param entries each indicator by the key of its result: name, parameters, names of its series
 * @returns the function that computes them, to be used again for other bars
 * @throws TIERCEL_E_PARAMETER for an unknown indicator, parameters out of range, a series that is not named or has no
 * numbers; the function, for bars without a column that is needed or columns of different lengths
 * @example
 * ```ts
 * const trend = indicatorSet({
 *   fast: ['ema', 2],
 *   slow: ['sma', { period: 3 }],
 *   buy: ['crossedAbove', {}, 'fast', 'slow'],
 * });
 * const { fast, buy } = trend({ close: [3, 2, 1, 2, 4] });
 * console.log(fast[1], buy[3]); // 2.5 1
 * ```
 */
export function indicatorSet<const Entries extends Readonly<Record<string, IndicatorEntry>>>(
  entries: Entries,
): IndicatorSet<Entries> {
  const plan = planOf(entries);
  const [rows, parameters] = [Int32Array.from(plan.rows), Float64Array.from(plan.parameters)];
  const run = native().indicatorSet(rows, parameters, Int32Array.from(plan.sources), plan.columns.length);
  return (bars, { step, memory = freshMemory } = {}) => {
    const { values, decimals, length } = readColumns(plan, bars, step);
    const results = memory.bytes(totalBytes(plan, length));
    run(results, 0, decimals, ...values);
    return resultsIn(plan, results, length) as IndicatorSetResult<Entries>;
  };
}
