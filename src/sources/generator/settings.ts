import { TiercelError } from '../../kernel/index.ts';
import { type Instrument, type PriceSide, type Timeframe, timeframeNs } from '../../market/index.ts';

/** What bars are generated. */
export interface GeneratorOptions {
  /** Integer from 0 to 2^53 - 1. The same seed and options give the same bytes on every machine. */
  readonly seed: number;
  /** Number of bars. */
  readonly length: number;
  /** Date from which sessions are looked for, such as 2020-01-02 (which is the default). */
  readonly from?: string;
  /** At most a day; one minute unless given. */
  readonly timeframe?: Timeframe;
  /** A currency pair SYNTH unless given. Its calendar gives the sessions, its tick size the price step. */
  readonly instrument?: Instrument;
  /** First price, in price units; 1.2 unless given. */
  readonly price?: number;
  /** Standard deviation of a year's return, as a fraction; 0.1 unless given. */
  readonly volatility?: number;
  /** Mean of a year's return, as a fraction; 0 unless given. */
  readonly drift?: number;
  /** Chance of a bar to be absent, as quiet minutes are in a real series; 0 unless given. */
  readonly missing?: number;
  /** Mean volume of a bar, in units; without it there is no volume column. */
  readonly volume?: number;
  /** `last` unless given. With `bid/ask` there are ask columns. */
  readonly side?: PriceSide;
  /** Mean distance of bid and ask, in price steps; 8 unless given. Used with side `bid/ask` only. */
  readonly spreadSteps?: number;
}

type Given = 'volume';
export type GeneratorSettings = Required<Omit<GeneratorOptions, Given>> & Pick<GeneratorOptions, Given>;

const syntheticPair: Instrument = {
  symbol: 'SYNTH',
  assetClass: 'fx',
  currency: 'USD',
  calendar: 'fx',
  tickSize: 0.00001,
  lotSize: 1,
  minQuantity: 1,
};

const defaults = {
  from: '2020-01-02',
  timeframe: '1m',
  instrument: syntheticPair,
  price: 1.2,
  volatility: 0.1,
  drift: 0,
  missing: 0,
  side: 'last',
  spreadSteps: 8,
} as const;

const dayNs = 86_400_000_000_000n;

function refuse(name: string, rule: string, value: unknown): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', `\`${name}\` must be ${rule}, was ${value}`);
}

/** The options with their defaults; throws TIERCEL_E_PARAMETER where one is outside its range. */
export function generatorSettings(options: GeneratorOptions): GeneratorSettings {
  const settings: GeneratorSettings = { ...defaults, ...options };
  const { length, price, volatility, drift, missing, spreadSteps, volume = 1, timeframe } = settings;
  if (!(Number.isInteger(length) && length >= 1)) refuse('length', 'a positive integer', length);
  if (timeframeNs(timeframe) > dayNs) refuse('timeframe', 'at most 1d (longer bars span sessions)', timeframe);
  if (!(price > 0 && price <= 1e9)) refuse('price', 'above 0 and at most 1e9', price);
  if (!(volatility >= 0 && volatility <= 100)) refuse('volatility', 'from 0 to 100', volatility);
  if (!(drift >= -100 && drift <= 100)) refuse('drift', 'from -100 to 100', drift);
  if (!(missing >= 0 && missing < 1)) refuse('missing', 'at least 0 and below 1', missing);
  if (!(spreadSteps >= 0 && spreadSteps <= 1e9)) refuse('spreadSteps', 'from 0 to 1e9', spreadSteps);
  if (!(volume > 0 && volume <= 1e15)) refuse('volume', 'above 0 and at most 1e15', volume);
  return settings;
}
