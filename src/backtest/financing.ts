import { didYouMean, TiercelError } from '../kernel/index.ts';
import { type InstrumentFinancing, type Swap, type TripleDay, tripleDays } from './simulator/types.ts';

/** What holding costs, of all instruments of a run or of single ones by their symbols. */
export interface FinancingOptions extends InstrumentFinancing {
  /** What stands here takes the place of the account's, cause by cause. */
  readonly instruments?: Readonly<Record<string, InstrumentFinancing>>;
}

/**
 * What holding each instrument of a run costs, in instrument order; undefined where nothing was said.
 *
 * @throws TIERCEL_E_PARAMETER for an instrument that does not run.
 * @example
 * ```ts
 * const swap = { long: -6.5, short: 2.1, unit: 'points' } as const;
 * console.log(runFinancing(['EURUSD'], { swap })); // [{ swap }]
 * ```
 */
export function runFinancing(
  symbols: readonly string[],
  financing: FinancingOptions | undefined,
): readonly InstrumentFinancing[] | undefined {
  if (financing === undefined) return undefined;
  const { instruments = {}, ...common } = financing;
  const unknown = Object.keys(instruments).find((symbol) => !symbols.includes(symbol));
  if (unknown !== undefined) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `There is financing for ${unknown}, which is no instrument of the run. ${didYouMean(unknown, symbols)}`,
    );
  }
  return symbols.map((symbol) => ({ ...common, ...instruments[symbol] }));
}

const swapForms =
  'long=-6.5,short=2.1 (points a night) or long=-0.03/year,short=0.01/year (of the value), then triple=friday or days=365';
const borrowForms = 'an annual rate such as 0.03, then days=365';
const fundingForms = 'a rate such as 0.0001, or 0.0001/4h, or a CSV file of time,rate';

function wrong(option: string, forms: string, text: string): never {
  throw new TiercelError(
    'TIERCEL_E_USAGE',
    `--${option} must be ${forms}, with SYMBOL: before that of one instrument, was "${text}".`,
  );
}

const number = String.raw`-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?`;

function parts(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(',').map((part) => {
      const [name = '', value = ''] = part.split('=').map((word) => word.trim());
      return [name, value];
    }),
  );
}

function dayCount(given: string | undefined): { daysPerYear?: 360 | 365 } | null {
  if (given === undefined) return {};
  return given === '360' || given === '365' ? { daysPerYear: Number(given) as 360 | 365 } : null;
}

function parseSwap(text: string): Swap {
  const given = parts(text);
  const sides = ['long', 'short'].map((name) => new RegExp(`^(${number})(/year)?$`).exec(given.get(name) ?? ''));
  const [long, short] = sides;
  const triple = given.get('triple');
  const days = dayCount(given.get('days'));
  const isKnown = [...given.keys()].every((name) => ['long', 'short', 'triple', 'days'].includes(name));
  const isDay = triple === undefined || (tripleDays as readonly string[]).includes(triple);
  if (!long || !short || long[2] !== short[2] || days === null || !isKnown || !isDay) wrong('swap', swapForms, text);
  return {
    long: Number(long[1]),
    short: Number(short[1]),
    unit: long[2] === undefined ? 'points' : 'annual-rate',
    ...(triple === undefined ? {} : { tripleDay: triple as TripleDay }),
    ...days,
  };
}

function parseBorrow(text: string): NonNullable<InstrumentFinancing['borrow']> {
  const found = new RegExp(`^(${number})(?:,days=(\\d+))?$`).exec(text);
  const days = dayCount(found?.[2]);
  if (found === null || days === null) wrong('borrow', borrowForms, text);
  return { annualRate: Number(found[1]), ...days };
}

function parseFunding(text: string, read: FinancingTexts['read']): NonNullable<InstrumentFinancing['funding']> {
  const found = new RegExp(`^(${number})(?:/(\\d+)h)?$`).exec(text);
  if (found !== null) {
    return { rate: Number(found[1]), ...(found[2] === undefined ? {} : { everyHours: Number(found[2]) }) };
  }
  if (!/\.csv$/i.test(text)) wrong('funding', fundingForms, text);
  return { series: read(text) };
}

/** The texts of a command line, each with `SYMBOL:` before it where it is of one instrument. */
export interface FinancingTexts {
  readonly swap?: readonly string[] | undefined;
  readonly borrow?: readonly string[] | undefined;
  readonly funding?: readonly string[] | undefined;
  /** Reads a file of funding rates. */
  readonly read: (path: string) => readonly { readonly time: bigint; readonly rate: number }[];
}

/** What `--swap`, `--borrow` and `--funding` say; undefined where nothing was said. */
export function parseFinancing({
  swap = [],
  borrow = [],
  funding = [],
  read,
}: FinancingTexts): FinancingOptions | undefined {
  const common: Record<string, unknown> = {};
  const instruments: Record<string, Record<string, unknown>> = {};
  const take = (name: string, texts: readonly string[], parse: (text: string) => unknown): void => {
    for (const text of texts) {
      const [, symbol, rest = ''] = /^(?:([^:=,/\\.]+):)?(.*)$/.exec(text)!;
      const into = symbol === undefined ? common : (instruments[symbol] ?? {});
      if (symbol !== undefined) instruments[symbol] = into;
      into[name] = parse(rest);
    }
  };
  take('swap', swap, parseSwap);
  take('borrow', borrow, parseBorrow);
  take('funding', funding, (text) => parseFunding(text, read));
  const isEmpty = swap.length + borrow.length + funding.length === 0;
  if (isEmpty) return undefined;
  return { ...common, ...(Object.keys(instruments).length === 0 ? {} : { instruments }) };
}
