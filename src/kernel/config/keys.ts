import { readFileSync } from 'node:fs';

/** The part of JSON Schema that the configuration uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

/** One value of the configuration: where it stands in the file, and its variable in the environment. */
export interface ConfigKey {
  readonly path: readonly string[];
  readonly variable: string;
  readonly schema: JsonSchema;
}

/**
 * The schema as the committed JSON that `schema.ts` generates: building it anew would cost each start of a command a
 * tenth of a second. Sources and `dist` stand equally deep, so one path serves both.
 */
export function readConfigSchema(): JsonSchema {
  return JSON.parse(
    readFileSync(new URL('../../../schemas/config.schema.json', import.meta.url), 'utf8'),
  ) as JsonSchema;
}

/** Every value of the configuration, in the order of the schema. */
export function configKeys(schema: JsonSchema, path: readonly string[] = []): ConfigKey[] {
  if (schema.properties === undefined) return [{ path, variable: `TIERCEL_${path.join('_').toUpperCase()}`, schema }];
  return Object.entries(schema.properties).flatMap(([name, child]) => configKeys(child, [...path, name]));
}
