import { resolve } from 'node:path';
import { findConfigFile, readCheckedFile } from '../kernel/index.ts';
import { assetClasses, calendarNames, type Instrument } from '../market/index.ts';

const fileName = 'instruments.yaml';

const positive = { type: 'number', exclusiveMinimum: 0 } as const;

/** The form of `instruments.yaml`: for each symbol what is known of it, all of it optional. */
const schema = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    properties: {
      class: { enum: assetClasses },
      currency: { type: 'string', pattern: '^[A-Z]{3,5}$' },
      calendar: { enum: calendarNames },
      tickSize: positive,
      lotSize: positive,
      minQuantity: positive,
    },
    additionalProperties: false,
  },
} as const;

interface InstrumentEntry extends Partial<Omit<Instrument, 'symbol' | 'assetClass'>> {
  readonly class?: Instrument['assetClass'];
}

function toInstrument({ class: assetClass, ...same }: InstrumentEntry): Partial<Instrument> {
  return { ...same, ...(assetClass === undefined ? {} : { assetClass }) };
}

/**
 * What the nearest `instruments.yaml` in a folder or above it says about instruments, by symbol; it overrides the
 * defaults of an import. An empty table where there is no such file.
 *
 * @param folder where to look first; the working folder unless given
 * @throws TIERCEL_E_FILE when it cannot be read; TIERCEL_E_CONFIG with file, line and the nearest known key when an entry
 *   does not fit.
 * @example
 * ```ts
 * const { BTCUSDT = {} } = await loadInstruments();
 * const instrument = { assetClass: 'crypto', ...BTCUSDT } as const;
 * const report = await importCsv(store, 'btcusdt_1m.csv', { symbol: 'BTCUSDT', timeframe: '1m', instrument });
 * ```
 */
export async function loadInstruments(folder = '.'): Promise<Readonly<Record<string, Partial<Instrument>>>> {
  const path = findConfigFile(resolve(folder), fileName);
  const values = path === null ? {} : (await readCheckedFile(path, schema)).values;
  const entries = values as Record<string, InstrumentEntry>;
  return Object.fromEntries(Object.entries(entries).map(([symbol, entry]) => [symbol, toInstrument(entry)]));
}
