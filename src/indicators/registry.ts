import { didYouMean, TiercelError } from '../kernel/index.ts';
import { type IndicatorParameter, type IndicatorRow, native } from '../native/index.ts';

/** A row of the registry with its place in it. */
export interface RegisteredIndicator extends IndicatorRow {
  readonly index: number;
}

let byName: ReadonlyMap<string, RegisteredIndicator> | undefined;

/** All indicators, read from the native registry at the first use. */
export function registry(): ReadonlyMap<string, RegisteredIndicator> {
  byName ??= new Map(
    native()
      .indicatorTable()
      .map((row, index) => [row.name, { ...row, index }]),
  );
  return byName;
}

/** @throws TIERCEL_E_PARAMETER for a name that is not in the registry. */
export function registered(name: string): RegisteredIndicator {
  const row = registry().get(name);
  if (row !== undefined) return row;
  const hint = didYouMean(name, [...registry().keys()]);
  throw new TiercelError('TIERCEL_E_PARAMETER', `There is no indicator \`${name}\`. ${hint}`);
}

/** The place of a word in the list of a choice. */
function checkChoice(info: IndicatorParameter, choices: readonly string[], value: unknown): number {
  const place = choices.indexOf(value as string);
  if (place >= 0) return place;
  const hint = typeof value === 'string' ? didYouMean(value, choices) : `There are: ${choices.join(', ')}`;
  throw new TiercelError('TIERCEL_E_PARAMETER', `\`${info.name}\` cannot be ${JSON.stringify(value)}. ${hint}`);
}

function checkParameter(info: IndicatorParameter, value: unknown): number {
  if (value === undefined) return info.default;
  if (info.choices !== undefined) return checkChoice(info, info.choices, value);
  const fits = typeof value === 'number' && info.least <= value && value <= info.most;
  if (fits && (info.kind === 'real' || Number.isInteger(value))) return value;
  const kind = info.kind === 'integer' ? 'an integer' : 'a number';
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`${info.name}\` must be ${kind} from ${info.least} to ${info.most}, was ${String(value)}`,
  );
}

function unknownParameter(row: IndicatorRow, name: string): TiercelError {
  const names = row.parameters.map((info) => info.name);
  const message = `\`${row.name}\` has no parameter \`${name}\`. ${didYouMean(name, names)}`;
  return new TiercelError('TIERCEL_E_PARAMETER', message);
}

/** Parameters by name: those of an object, or the first one where it stands alone. */
export function namedParameters(row: IndicatorRow, given: unknown): Readonly<Record<string, unknown>> {
  if (given === undefined) return {};
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Record<string, unknown>;
  const first = row.parameters[0];
  if (first !== undefined) return { [first.name]: given };
  throw new TiercelError('TIERCEL_E_PARAMETER', `\`${row.name}\` has no parameters, was given ${String(given)}`);
}

/** The parameters in the order of the row, defaults filled in and each checked against its range. */
export function parameterValues(row: IndicatorRow, given: Readonly<Record<string, unknown>>): number[] {
  const values: number[] = [];
  let used = 0;
  for (const info of row.parameters) {
    const value = given[info.name];
    if (value !== undefined) used++;
    values.push(checkParameter(info, value));
  }
  const names = Object.keys(given);
  if (names.length === used) return values;
  const unknown = names.find((name) => !row.parameters.some((info) => info.name === name));
  if (unknown !== undefined) throw unknownParameter(row, unknown);
  return values;
}

/** The same as the native core takes them. */
export function parameterArray(row: IndicatorRow, given: Readonly<Record<string, unknown>>): Float64Array {
  return Float64Array.from(parameterValues(row, given));
}
