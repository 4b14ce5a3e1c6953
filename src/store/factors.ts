import {
  type Environment,
  readBytes,
  reading,
  refuseReadOnly,
  sealJson,
  storeFailure,
  unseal,
  withWriter,
} from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import { actionsOfFactors, type DatedAction } from '../market/index.ts';
import { allRecords, keys } from './record.ts';
import type { StoredFactors } from './types.ts';

/** The factors of an instrument, or null. Throws TIERCEL_E_CORRUPT where they are damaged. */
export function readFactors(environment: Environment, symbol: string): StoredFactors | null {
  const bytes = readBytes(environment, keys.factors(symbol));
  if (bytes === null) return null;
  const payload = unseal(bytes);
  if (payload !== null) return JSON.parse(payload.toString()) as StoredFactors;
  throw new TiercelError(
    'TIERCEL_E_CORRUPT',
    `The factors of ${symbol} in the store at ${environment.path} are damaged. Import the factor file again.`,
    { context: { file: environment.path, symbol } },
  );
}

/** The splits and dividends of an instrument, or null where it has no factors. */
export function readActions(environment: Environment, symbol: string): DatedAction[] | null {
  const factors = readFactors(environment, symbol);
  return factors === null ? null : actionsOfFactors(factors.rows);
}

/** See `Store.setFactors`. */
export async function writeFactors(environment: Environment, symbol: string, factors: StoredFactors): Promise<void> {
  refuseReadOnly(environment);
  actionsOfFactors(factors.rows); // refused now rather than at each read
  const symbols = new Set(
    reading(environment, () => allRecords(environment)).map(({ instrument }) => instrument.symbol),
  );
  if (!symbols.has(symbol)) throw noSymbol(environment, symbol, symbols);
  const { source, rows } = factors;
  await withWriter(environment, () => {
    try {
      environment.root.transactionSync(() =>
        environment.root.putSync(keys.factors(symbol), sealJson({ source, rows })),
      );
    } catch (error) {
      throw storeFailure('cannot write to the store', environment.path, error);
    }
  });
}

function noSymbol(environment: Environment, symbol: string, symbols: ReadonlySet<string>): TiercelError {
  const has = symbols.size === 0 ? 'It is empty' : `It has ${[...symbols].slice(0, 10).join(', ')}`;
  return new TiercelError(
    'TIERCEL_E_NO_DATA',
    `The store at ${environment.path} has no series of ${symbol} to which factors could belong. ${has}. ` +
      'Import its bars first, with: tiercel data import',
    { context: { symbol, file: environment.path } },
  );
}
