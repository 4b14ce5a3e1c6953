import { type Static, Type } from 'typebox';
import { logFormats, logLevels } from '../logger.ts';

const closed = { additionalProperties: false };
const section = { ...closed, default: {} };

/**
 * The form of `tiercel.yaml`. Not loaded at run time: `node scripts/generate-docs.mjs` writes it as
 * schemas/config.schema.json, which `loadConfig` and editors read, and as the table of docs/configuration.md.
 */
export const configSchema = Type.Object(
  {
    store: Type.String({
      default: './store',
      minLength: 1,
      description: 'Folder of the market-data store; in a file relative to that file, else to the working folder.',
    }),
    log: Type.Object(
      {
        level: Type.Enum(logLevels, { default: 'warn', description: 'Least severe level that is written.' }),
        format: Type.Enum(logFormats, { default: 'plain', description: 'Lines for a person, or JSON.' }),
      },
      section,
    ),
    backtest: Type.Object(
      {
        cash: Type.Number({
          default: 100_000,
          exclusiveMinimum: 0,
          description: "Opening cash of a backtest, in the account's currency.",
        }),
        leverage: Type.Number({
          default: 1,
          exclusiveMinimum: 0,
          description: 'Largest gross exposure as a multiple of equity.',
        }),
        costs: Type.Optional(
          Type.String({
            minLength: 1,
            description: "Cost profile of a backtest; without it the instrument's class picks one.",
          }),
        ),
      },
      section,
    ),
  },
  closed,
);

export type Config = Static<typeof configSchema>;
