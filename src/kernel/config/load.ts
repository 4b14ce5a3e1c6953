import { dirname, resolve } from 'node:path';
import type { ErrorObject } from 'ajv';
import { TiercelError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import { type EnvironmentValue, readEnvironment } from './environment.ts';
import { type ConfigFile, findConfigFile, readConfigFile } from './file.ts';
import { configKeys, readConfigSchema } from './keys.ts';
import type { Config } from './schema.ts';

export interface LoadConfigOptions {
  /** Folder from which `tiercel.yaml` is looked for upwards; the working folder unless given. */
  readonly folder?: string;
  /** The file itself, relative to `folder`; then none is looked for. */
  readonly file?: string;
  /** The process's environment unless given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface LoadedConfig extends Config {
  /** The file that was read, absolute; null where there was none. */
  readonly file: string | null;
}

/**
 * The configuration: defaults, overridden by `tiercel.yaml`, overridden by `TIERCEL_…` variables. All its values, with
 * defaults and variables, are listed in docs/configuration.md; `store` comes back absolute.
 *
 * @throws TIERCEL_E_FILE when a named file cannot be read
 * @throws TIERCEL_E_CONFIG when a key is unknown or a value does not fit; the message names file and line, or the
 *   variable, and the nearest known key
 * @example
 * ```ts
 * const config = await loadConfig({ env: { TIERCEL_BACKTEST_CASH: '50000' } });
 * config.backtest.cash; // 50000
 * ```
 */
export async function loadConfig(options: LoadConfigOptions = {}): Promise<LoadedConfig> {
  const folder = resolve(options.folder ?? '.');
  const path = options.file === undefined ? findConfigFile(folder) : resolve(folder, options.file);
  const file = path === null ? null : await readConfigFile(path);
  const schema = readConfigSchema();
  const variables = readEnvironment(configKeys(schema), options.env ?? process.env);
  const check = await validator(schema);
  const values = structuredClone(file?.values ?? {});
  check(values, (error) => explainFileError(error, file!)); // first alone: a variable must not hide the file's mistake
  for (const { path: keys, value } of variables) setAt(values, keys, value);
  check(values, (error) => explainVariableError(error, variables));
  const isStoreInFile = file?.values.store !== undefined && !variables.some((variable) => variable.path[0] === 'store');
  const config = values as Config;
  return { ...config, store: resolve(isStoreInFile ? dirname(file.path) : folder, config.store), file: path };
}

type Explain = (error: ErrorObject) => TiercelError;

/** A function that fills in the defaults and throws what `explain` makes of the first misfit. */
async function validator(schema: object): Promise<(values: Record<string, unknown>, explain: Explain) => void> {
  const { Ajv } = await import('ajv');
  const validate = new Ajv({ useDefaults: true, verbose: true, allowUnionTypes: true }).compile(schema);
  return (values, explain) => {
    if (!validate(values)) throw explain(validate.errors![0]!);
  };
}

function setAt(values: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  const [key, ...rest] = keys as [string, ...string[]];
  if (rest.length === 0) values[key] = value;
  else setAt(values[key] as Record<string, unknown>, rest, value);
}

/** A file whose values fit a schema; `lineOf` gives the line of the value at a path of keys, for further messages. */
export type CheckedFile = ConfigFile;

/**
 * A YAML file whose values fit a JSON Schema.
 *
 * @throws TIERCEL_E_FILE when it cannot be read; TIERCEL_E_CONFIG, naming file, line and the nearest known key, when it
 *   does not fit.
 */
export async function readCheckedFile(path: string, schema: object): Promise<CheckedFile> {
  const file = await readConfigFile(path);
  const check = await validator(schema);
  check(file.values, (error) => explainFileError(error, file));
  return file;
}

/** The keys to a value, from ajv's JSON pointer, in which `/` and `~` within a key are escaped. */
function keysOf(error: ErrorObject): string[] {
  const keys = error.instancePath.split('/').slice(1);
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What follows the name of a value in a message. */
function misfit(error: ErrorObject): string {
  const types: string | readonly string[] | undefined = error.keyword === 'type' ? error.params.type : undefined;
  const rule =
    error.keyword === 'enum'
      ? `must be one of ${error.params.allowedValues.join(', ')}`
      : Array.isArray(types)
        ? `must be ${types.join(' or ')}`
        : error.message;
  return `${rule}, was ${JSON.stringify(error.data)}.`;
}

function explainFileError(error: ErrorObject, file: ConfigFile): TiercelError {
  const unknown: string | undefined = error.params.additionalProperty;
  const missing: string | undefined = error.params.missingProperty;
  const keys = [...keysOf(error), ...[unknown ?? missing ?? []].flat()];
  const key = keys.join('.');
  const line = file.lineOf(keys);
  const reason =
    unknown !== undefined
      ? `is not known. ${didYouMean(unknown, Object.keys(error.parentSchema?.properties ?? {}))}`
      : missing !== undefined
        ? 'is missing.'
        : misfit(error);
  return new TiercelError('TIERCEL_E_CONFIG', `${file.path}:${line}: \`${key}\` ${reason}`, {
    context: { file: file.path, line, key },
  });
}

function explainVariableError(error: ErrorObject, variables: readonly EnvironmentValue[]): TiercelError {
  const key = keysOf(error).join('.');
  const variable = variables.find((candidate) => candidate.path.join('.') === key)!.variable;
  return new TiercelError('TIERCEL_E_CONFIG', `The environment variable \`${variable}\` ${misfit(error)}`, {
    context: { variable },
  });
}
