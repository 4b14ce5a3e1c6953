import { assertNever, didYouMean, TiercelError } from '../../kernel/index.ts';

export type ParamValue = number | string | boolean;

/** A number from `min` to `max`, both included. */
export interface NumberParam {
  readonly kind: 'int' | 'float';
  readonly min: number;
  readonly max: number;
  readonly default?: number;
}

/** One of the given words. */
export interface ChoiceParam<V extends string = string> {
  readonly kind: 'choice';
  readonly values: readonly V[];
  readonly default?: V;
}

export interface BoolParam {
  readonly kind: 'bool';
  readonly default?: boolean;
}

/** One parameter of a strategy: its kind, its range and, where it has one, its default. */
export type ParamSpec = NumberParam | ChoiceParam | BoolParam;
/** The parameters of a strategy by name; make each with `param`. */
export type ParamSpecs = Readonly<Record<string, ParamSpec>>;

type ValueOf<S> =
  S extends ChoiceParam<infer V> ? V : S extends BoolParam ? boolean : S extends NumberParam ? number : never;

/** What a strategy sees as `p`: a value of the right type for each declared parameter. */
export type ParamValues<S extends ParamSpecs> = { readonly [K in keyof S]: ValueOf<S[K]> };

function fail(message: string): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', message);
}

function numberParam(spec: NumberParam): NumberParam {
  const { kind, min, max } = spec;
  if (!(Number.isFinite(min) && Number.isFinite(max) && min <= max)) {
    fail(`param.${kind}(min, max) needs two finite numbers in rising order, was (${min}, ${max})`);
  }
  if (kind === 'int' && !(Number.isSafeInteger(min) && Number.isSafeInteger(max))) {
    fail(`param.int(min, max) needs two integers, was (${min}, ${max})`);
  }
  if (spec.default !== undefined) checkValue('default', spec, spec.default);
  return spec;
}

/**
 * Declares a strategy's parameters. A parameter without a default must be given at each run.
 *
 * @throws TIERCEL_E_PARAMETER when a range is empty or a default lies outside it.
 * @example
 * ```ts
 * const params = {
 *   fast: param.int(5, 60, { default: 20 }),
 *   stop: param.float(0.5, 5, { default: 2 }),
 *   exit: param.choice(['cross', 'time'], { default: 'cross' }),
 *   shorts: param.bool({ default: false }),
 * };
 * ```
 */
export const param = {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number, options: { readonly default?: number } = {}): NumberParam {
    return numberParam({ kind: 'int', min, max, ...options });
  },

  /** A number from `min` to `max`, both included. */
  float(min: number, max: number, options: { readonly default?: number } = {}): NumberParam {
    return numberParam({ kind: 'float', min, max, ...options });
  },

  /** One of the given words. */
  choice<const V extends string>(
    values: readonly V[],
    options: { readonly default?: NoInfer<V> } = {},
  ): ChoiceParam<V> {
    if (values.length === 0) fail('param.choice(values) needs at least one value, was given none');
    const spec: ChoiceParam<V> = { kind: 'choice', values, ...options };
    if (options.default !== undefined) checkValue('default', spec, options.default);
    return spec;
  },

  /** True or false. */
  bool(options: { readonly default?: boolean } = {}): BoolParam {
    return { kind: 'bool', ...options };
  },
};

/** What a parameter accepts, in words: `an integer from 5 to 60`. */
function describeParam(spec: ParamSpec): string {
  switch (spec.kind) {
    case 'int':
      return `an integer from ${spec.min} to ${spec.max}`;
    case 'float':
      return `a number from ${spec.min} to ${spec.max}`;
    case 'choice':
      return `one of ${spec.values.join(', ')}`;
    case 'bool':
      return 'true or false';
    default:
      return assertNever(spec);
  }
}

function accepts(spec: ParamSpec, value: ParamValue): boolean {
  switch (spec.kind) {
    case 'int':
      return Number.isSafeInteger(value) && (value as number) >= spec.min && (value as number) <= spec.max;
    case 'float':
      return typeof value === 'number' && value >= spec.min && value <= spec.max;
    case 'choice':
      return typeof value === 'string' && spec.values.includes(value);
    case 'bool':
      return typeof value === 'boolean';
    default:
      return assertNever(spec);
  }
}

function checkValue(name: string, spec: ParamSpec, value: ParamValue): ParamValue {
  if (accepts(spec, value)) return value;
  return fail(
    `Parameter \`${name}\` must be ${describeParam(spec)}, was ${typeof value === 'string' ? JSON.stringify(value) : value}.`,
  );
}

/** Turns the text of `--set` into the parameter's type; text that does not fit is left for the check to refuse. */
function fromText(spec: ParamSpec, text: string): ParamValue {
  if (spec.kind === 'bool') return text === 'true' ? true : text === 'false' ? false : text;
  if (spec.kind === 'choice') return text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

/** Values given by a program, or the texts of `--set name=value`. */
export type GivenParams = Readonly<Record<string, ParamValue>>;

/**
 * The values of all declared parameters: what was given, else the default.
 *
 * @throws TIERCEL_E_PARAMETER for a name that the strategy does not declare, a value outside its range, and a
 * parameter that has neither value nor default.
 */
export function resolveParams(strategy: string, specs: ParamSpecs, given: GivenParams): Record<string, ParamValue> {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(specs, name)) continue;
    const hint = Object.keys(specs).length === 0 ? 'It has none.' : didYouMean(name, Object.keys(specs));
    fail(`Strategy "${strategy}" has no parameter \`${name}\`. ${hint}`);
  }
  const values: Record<string, ParamValue> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = Object.hasOwn(given, name) ? given[name] : spec.default;
    if (value === undefined) {
      fail(`Parameter \`${name}\` of strategy "${strategy}" has no default: give ${describeParam(spec)}.`);
    }
    values[name] = checkValue(name, spec, typeof value === 'string' ? fromText(spec, value) : value);
  }
  return values;
}
