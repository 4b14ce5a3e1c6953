import { TiercelError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { ConfigKey } from './keys.ts';

const prefix = 'TIERCEL_';

/** Variables with our prefix that are no configuration: the build, the loader and the tests read them. */
const otherVariables = ['TIERCEL_SIMD', 'TIERCEL_ARCH', 'TIERCEL_ADDON_DIR', 'TIERCEL_TEST_DATA'];

/** A value from the environment, converted to the type that the schema asks for. */
export interface EnvironmentValue extends ConfigKey {
  readonly value: unknown;
}

/**
 * The configuration's values in `env`. An empty variable counts as unset. A variable that is nearly one of ours is
 * refused, since a slip of the pen would otherwise change nothing in silence; others with our prefix are left alone.
 */
export function readEnvironment(
  keys: readonly ConfigKey[],
  env: Readonly<Record<string, string | undefined>>,
): EnvironmentValue[] {
  refuseSlips(Object.keys(env), [...keys.map((key) => key.variable), ...otherVariables]);
  return keys.flatMap((key) => {
    const text = env[key.variable];
    return text === undefined || text === '' ? [] : [{ ...key, value: convert(key, text) }];
  });
}

function refuseSlips(names: readonly string[], known: readonly string[]): void {
  const words = known.map((name) => name.slice(prefix.length)); // with the prefix all names would look alike
  for (const name of names) {
    if (!name.startsWith(prefix) || known.includes(name)) continue;
    const meant = nearest(name.slice(prefix.length), words);
    if (meant !== null) refuse(name, `is not known. Did you mean \`${prefix}${meant}\`?`);
  }
}

function convert(key: ConfigKey, text: string): unknown {
  if (key.schema.type !== 'number') return text;
  const number = Number(text);
  if (!Number.isFinite(number)) refuse(key.variable, `must be a number, was "${text}".`);
  return number;
}

function refuse(variable: string, reason: string): never {
  throw new TiercelError('TIERCEL_E_CONFIG', `The environment variable \`${variable}\` ${reason}`, {
    context: { variable },
  });
}
