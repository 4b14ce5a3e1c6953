import { TiercelError } from '../kernel/index.ts';
import { type Bars, type Instrument, timeframeNs, toIso } from '../market/index.ts';
import type { RunInstrument } from './result.ts';
import type { Conversion, RateSeries } from './simulator/types.ts';

/** Rates by pair: `EURUSD` is what a euro is worth in dollars. Bars of it, or prices with the times at which they became known. */
export type GivenRates = Readonly<Record<string, Bars | RateSeries>>;

/** One pair of a way from a currency to another. */
export interface Leg {
  readonly pair: string;
  readonly inverse: boolean;
}

function legOf(from: string, to: string, pairs: ReadonlySet<string>): Leg | null {
  if (pairs.has(from + to)) return { pair: from + to, inverse: false };
  return pairs.has(to + from) ? { pair: to + from, inverse: true } : null;
}

/** The pairs that convert a currency: the pair itself, its inverse, or two through one common currency; null without. */
export function conversionPath(from: string, to: string, pairs: ReadonlySet<string>): readonly Leg[] | null {
  const own = legOf(from, to, pairs);
  if (own !== null) return [own];
  const others = new Set([...pairs].flatMap((pair) => [pair.slice(0, 3), pair.slice(3)]));
  for (const through of [...others].sort()) {
    const legs = [legOf(from, through, pairs), legOf(through, to, pairs)];
    if (legs[0] != null && legs[1] != null) return legs as Leg[];
  }
  return null;
}

/** Closes as they became known, after the open of the first bar. Of bars with an ask the middle. */
function seriesOf(bars: Bars): RateSeries {
  const { ask, length } = bars;
  const middle = (name: 'open' | 'close', i: number): number =>
    ask === undefined ? bars[name][i]! : (bars[name][i]! + ask[name][i]!) / 2;
  const time = new BigInt64Array(length + 1);
  const value = new Float64Array(length + 1);
  time[0] = bars.time[0]!;
  value[0] = middle('open', 0);
  for (let i = 0; i < length; i++) {
    time[i + 1] = bars.closeTime?.[i] ?? bars.time[i]! + timeframeNs(bars.timeframe);
    value[i + 1] = middle('close', i);
  }
  return { time, value };
}

function bad(pair: string, what: string): never {
  throw new TiercelError('TIERCEL_E_DATA', `The rates of ${pair} ${what}.`, { context: { symbol: pair } });
}

function checked(pair: string, given: Bars | RateSeries): RateSeries {
  if (given.time.length === 0) bad(pair, 'are empty');
  const series = 'close' in given ? seriesOf(given) : given;
  const { time, value } = series;
  if (time.length !== value.length) bad(pair, `are ${time.length} times and ${value.length} values: give one a time`);
  for (let i = 0; i < time.length; i++) {
    if (!(value[i]! > 0 && Number.isFinite(value[i]!)))
      bad(pair, `must be above 0, at ${toIso(time[i]!)} there is ${value[i]}`);
    if (i > 0 && time[i]! < time[i - 1]!) bad(pair, `are not in the order of time at ${toIso(time[i]!)}`);
  }
  return series;
}

function inverted({ time, value }: RateSeries): RateSeries {
  return { time, value: value.map((rate) => 1 / rate) };
}

/** The product of two series at each time of either, once both are known. */
function product(a: RateSeries, b: RateSeries): RateSeries {
  const time: bigint[] = [];
  const value: number[] = [];
  for (let i = 0, k = 0; i < a.time.length || k < b.time.length; ) {
    const [x, y] = [a.time[i], b.time[k]];
    const now = y === undefined || (x !== undefined && x <= y) ? x! : y;
    while (i < a.time.length && a.time[i]! <= now) i++;
    while (k < b.time.length && b.time[k]! <= now) k++;
    if (i === 0 || k === 0) continue;
    time.push(now);
    value.push(a.value[i - 1]! * b.value[k - 1]!);
  }
  return { time: BigInt64Array.from(time), value: Float64Array.from(value) };
}

const isPair = (symbol: string): boolean => /^[A-Z]{6}$/.test(symbol);

function missing(from: string, to: string, symbol: string): never {
  throw new TiercelError(
    'TIERCEL_E_NO_DATA',
    `${symbol} is quoted in ${from} and the account is kept in ${to}, and no rate converts one to the other: give the bars of ` +
      `${from}${to} or ${to}${from}, or those of both with a common currency (\`rates\`, or import them into the store).`,
    { context: { symbol, pair: from + to } },
  );
}

interface Request {
  readonly currency: string;
  readonly rates: GivenRates;
  /** The first moment at which money is converted. */
  readonly start: bigint;
}

function ratesInto(from: string, symbol: string, { currency, rates, start }: Request): RateSeries {
  const path = conversionPath(from, currency, new Set(Object.keys(rates)));
  if (path === null) missing(from, currency, symbol);
  const series = path
    .map(({ pair, inverse }) => (inverse ? inverted(checked(pair, rates[pair]!)) : checked(pair, rates[pair]!)))
    .reduce(product);
  const first = series.time[0];
  if (first === undefined || first > start) {
    bad(
      path.map(({ pair }) => pair).join(' and '),
      `begin at ${first === undefined ? 'no time' : toIso(first)}, after the run's start at ${toIso(start)}: give earlier ones, or a later \`from\``,
    );
  }
  return series;
}

/**
 * How the money of a run is converted into the account's currency; undefined where all of it is in that already.
 *
 * A rate is the last one known at the moment, never a later one: of bars the close once they have closed, and before that the
 * open of the first. Currency pairs among the instruments are rates too.
 *
 * @throws TIERCEL_E_NO_DATA naming the pair where there is none, TIERCEL_E_DATA for rates that are no prices, out of
 *   order, or begin after the run.
 * @example
 * ```ts
 * const conversion = conversionOf([{ bars, firstBar: 0 }], { currency: 'EUR', rates: { EURUSD: bars } });
 * console.log(conversion?.currencies); // ['EUR', 'USD']
 * ```
 */
export function conversionOf(
  instruments: readonly RunInstrument[],
  { currency, rates = {} }: { readonly currency: string; readonly rates?: GivenRates | undefined },
): Conversion | undefined {
  const traded: readonly Instrument[] = instruments.map(({ bars }) => bars.instrument);
  if (traded.every((instrument) => instrument.currency === currency)) return undefined;
  const own = Object.fromEntries(
    instruments.filter(({ bars }) => isPair(bars.instrument.symbol)).map(({ bars }) => [bars.instrument.symbol, bars]),
  );
  for (const pair of Object.keys(rates)) {
    if (isPair(pair)) continue;
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `Rates are named by two currency codes, such as EURUSD, were "${pair}".`,
    );
  }
  const starts = instruments.map(({ bars, firstBar }) => bars.time[firstBar]!);
  const start = starts.reduce((least, time) => (time < least ? time : least));
  const request = { currency, rates: { ...own, ...rates }, start };
  const currencies = [...new Set([currency, ...traded.map((instrument) => instrument.currency)])];
  const none: RateSeries = { time: new BigInt64Array(0), value: new Float64Array(0) };
  const quotedIn = (code: string): string => traded.find((instrument) => instrument.currency === code)!.symbol;
  return {
    currencies,
    ofInstrument: traded.map((instrument) => currencies.indexOf(instrument.currency)),
    rates: currencies.map((code, i) => (i === 0 ? none : ratesInto(code, quotedIn(code), request))),
  };
}
