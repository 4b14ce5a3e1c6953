// The TypeScript of the indicators' registry, as text.

const header = `// Written by scripts/generate-indicators.mjs from the native registry: change that.
import type { Column } from '../market/index.ts';

/** A column, which carries its price step, or a plain array, for which the option \`step\` gives it. */
export type Series = Float64Array | readonly number[];

/** Options of every indicator. */
export interface StepOption {
  /**
   * A power of ten that divides all values: window sums are then exact in decimals, and equal averages compare equal.
   * Default: the column's own price step. \`null\` leaves the step out of account.
   */
  readonly step?: number | null;
}

export interface IndicatorOptions<Out> extends StepOption {
  /** Where the result goes: as long as the inputs, sharing no memory with them. Default: new shared memory. */
  readonly out?: Out;
}

/** An indicator that takes one row after the other, with the bits of its form for columns. */
export interface IndicatorStream<Row extends unknown[], Columns extends unknown[], Value, Out> {
  /** Takes the next row and gives the value there: NaN, or false for a mask, where there is none. */
  update(...row: Row): Value;
  /** The value that this row would give; the stream stays as it is. For a bar that is not finished. */
  peek(...row: Row): Value;
  /** Takes many rows in one call. */
  updateAll(...columns: [...Columns, options?: { readonly out?: Out }]): Out;
  /** Forgets all rows. */
  reset(): void;
  /** The state as bytes, for \`restore\` of a stream of the same indicator, parameters and step. */
  save(): Uint8Array;
  /** @throws TIERCEL_E_CORRUPT for damaged bytes, TIERCEL_E_PARAMETER for those of another stream. */
  restore(saved: Uint8Array): void;
  /** Frees the native memory now; the collector does it otherwise. */
  dispose(): void;
}
`;

const barRoles = (row) => row.inputs.filter((input) => input.role !== 'series').map((input) => input.role);
const series = (row) => row.inputs.filter((input) => input.role === 'series').map((input) => input.name);
const fields = (names, type) => `{ ${names.map((name) => `readonly ${name}: ${type}`).join('; ')} }`;

/** `a: T, b: T, bars: { readonly high: T ... }`, each as one element. */
function inputArguments(row, type) {
  const roles = barRoles(row);
  const bars = roles.length === 0 ? [] : [`bars: ${fields(roles, type)}`];
  return [...series(row).map((name) => `${name}: ${type}`), ...bars];
}

const parameterType = ({ choices }) => (choices ? choices.map((word) => `'${word}'`).join(' | ') : 'number');

function parameterFields(row) {
  const fields = row.parameters.map((parameter) => `readonly ${parameter.name}?: ${parameterType(parameter)}`);
  return fields.length === 0 ? 'Record<string, never>' : `{ ${fields.join('; ')} }`;
}

/** The first parameter alone, or an object. */
function parameterArguments(row) {
  if (row.parameters.length === 0) return [];
  const [first] = row.parameters;
  const name = row.parameters.length === 1 ? first.name : 'parameters';
  return [`${name}?: ${parameterType(first)} | IndicatorParameters['${row.name}']`];
}

function outputType(row, byKind) {
  const types = row.outputs.map((output) => byKind[output.kind]);
  if (types.length === 1) return types[0];
  return `{ ${row.outputs.map((output, i) => `readonly ${output.name}: ${types[i]}`).join('; ')} }`;
}

const arrays = { real: 'Float64Array', mask: 'Uint8Array', integer: 'Int32Array' };
const columns = { ...arrays, real: 'Column' };
const single = { real: 'number', mask: 'boolean', integer: 'number' };

function describe(parameter) {
  if (parameter.choices) {
    return `   * - \`${parameter.name}\`: ${parameter.summary}; default '${parameter.choices[parameter.default]}'`;
  }
  const kind = parameter.kind === 'integer' ? 'integer' : 'number';
  const range = `${kind} from ${parameter.least} to ${parameter.most}, default ${parameter.default}`;
  return `   * - \`${parameter.name}\`: ${parameter.summary}; ${range}`;
}

function method(row) {
  const out = outputType(row, arrays);
  const parameters = [
    ...inputArguments(row, 'Series'),
    ...parameterArguments(row),
    `options?: IndicatorOptions<${out}>`,
  ];
  const doc = ['  /**', `   * ${row.summary}`, ...row.parameters.map(describe), `   * Source: ${row.source}.`, '   */'];
  return [...doc, `  ${row.name}(${parameters.join(', ')}): ${outputType(row, columns)};`].join('\n');
}

/** How it is called over columns, as TypeScript sees it. */
export function signature(row) {
  const named = parameterFields(row);
  const parameters = parameterArguments(row).map((text) => text.replace(/IndicatorParameters\['\w+'\]/, named));
  const given = [...inputArguments(row, 'Series'), ...parameters, 'options?: { step?, out? }'];
  return `ta.${row.name}(\n  ${given.join(',\n  ')},\n): ${outputType(row, columns)}`;
}

function manyMethod(row) {
  const out = outputType(row, arrays);
  const given = [
    ...inputArguments(row, 'Series'),
    `sets: readonly IndicatorParameters['${row.name}'][]`,
    `options?: IndicatorOptions<readonly (${out})[]>`,
  ];
  return `  ${row.name}(${given.join(', ')}): (${outputType(row, columns)})[];`;
}

function streamType(row) {
  const series = inputArguments(row, 'Series').join(', ');
  const value = outputType(row, single);
  const out = outputType(row, arrays);
  const cells = inputArguments(row, 'number').join(', ').replace('bars:', 'bar:');
  return `  readonly ${row.name}: IndicatorStream<[${cells}], [${series}], ${value}, ${out}>;`;
}

/** The generated file for these rows of the registry. */
export function generateIndicators(rows) {
  const block = (head, lines) => `${head} {\n${lines.join('\n')}\n}\n`;
  return [
    header,
    `/** Each indicator as a function over whole columns. Results are as long as the inputs; NaN where there is no value. */`,
    block('export interface TechnicalAnalysis', [
      ...rows.map(method),
      '  /** Each indicator with many sets of parameters over the same inputs, in one call: what sweeps need. */',
      '  readonly many: ManyTechnicalAnalysis;',
    ]),
    '/** Each indicator with many sets of parameters in one call; results in the order of the sets. */',
    block('export interface ManyTechnicalAnalysis', rows.map(manyMethod)),
    '/** The parameters of each indicator, by name; absent ones have their defaults. */',
    block(
      'export interface IndicatorParameters',
      rows.map((row) => `  readonly ${row.name}: ${parameterFields(row)};`),
    ),
    '/** Each indicator as a stream. */',
    block('export interface IndicatorStreams', rows.map(streamType)),
    `export const indicatorNames = [\n${rows.map((row) => `  '${row.name}',`).join('\n')}\n] as const;\n`,
    'export type IndicatorName = (typeof indicatorNames)[number];\n',
  ]
    .join('\n')
    .replaceAll('*/\n\nexport', '*/\nexport');
}
