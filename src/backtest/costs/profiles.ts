import { didYouMean, TiercelError } from '../../kernel/index.ts';
import type { AssetClass, Bars } from '../../market/index.ts';
import type { CostModel } from '../simulator/types.ts';

/** A named set of costs, with the origin of each figure. */
export interface CostProfile {
  readonly about: string;
  readonly model: CostModel;
  /** Where each figure comes from, one sentence a figure; an assumption is called one. */
  readonly sources: readonly string[];
}

const noCommission = { perUnit: 0, perValue: 0, minimum: 0, maximumRate: null };

const profiles = {
  'fx-retail': {
    about: 'a retail currency account that is paid by the spread',
    model: {
      name: 'fx-retail',
      spread: { kind: 'bps', value: 1.2 },
      commission: noCommission,
      slippage: { kind: 'bps', value: 0.1 },
    },
    sources: [
      'Spread 1.2 bps: OANDA quotes of EURUSD, bid against ask at each hour, had a median of 1.14 bps in 2018 and 1.14 to 1.40 bps over 2015 to 2018 (QuantConnect Lean sample data). Minor pairs cost more: NZDUSD 2.4 bps in 2018. Where the bars carry a spread or an ask, that is used instead.',
      'Commission 0: such accounts take it inside the spread. Raw-spread accounts of the same total cost take about USD 3.50 per 100,000 units a side (IC Markets Raw Spread, Pepperstone Razor).',
      'Slippage 0.1 bps: an assumption, about a tenth of a pip.',
    ],
  },
  'us-equity': {
    about: 'US shares and funds at a broker with a price per share',
    model: {
      name: 'us-equity',
      spread: { kind: 'price', value: 0.01 },
      commission: { perUnit: 0.005, perValue: 0, minimum: 1, maximumRate: 0.01 },
      slippage: { kind: 'bps', value: 0.5 },
    },
    sources: [
      'Spread 0.01: the smallest quoting step of shares from USD 1 (SEC Regulation NMS, rule 612), at which liquid shares are quoted; SPY minute quotes of October 2013 had a median of 0.6 bps, one cent. Less liquid shares cost more.',
      'Commission 0.005 a share, at least 1.00 and at most 1 % of the value of an order: Interactive Brokers, Stocks and ETFs, United States, Fixed.',
      'Slippage 0.5 bps: an assumption. Regulatory fees on sales (SEC 0.0000278 of the value, FINRA 0.000166 a share, same page) are left out.',
    ],
  },
  index: {
    about: 'an index through a contract for difference',
    model: {
      name: 'index',
      spread: { kind: 'bps', value: 0.6 },
      commission: { perUnit: 0, perValue: 0.00005, minimum: 1, maximumRate: null },
      slippage: { kind: 'bps', value: 0.5 },
    },
    sources: [
      'Spread 0.6 bps: that of the fund on the same index, SPY, in the median minute quote of October 2013 (its average over a year was 0.32 bps by etf.com).',
      'Commission 0.005 % of the value, at least 1.00 an order: Interactive Brokers, Index CFDs, US 500. Financing of positions held overnight is left out.',
      'Slippage 0.5 bps: an assumption.',
    ],
  },
  crypto: {
    about: 'a spot crypto exchange, taking liquidity, without discounts',
    model: {
      name: 'crypto',
      spread: { kind: 'bps', value: 1 },
      commission: { ...noCommission, perValue: 0.001 },
      slippage: { kind: 'bps', value: 1 },
    },
    sources: [
      'Commission 0.1 % of the value: Binance, spot trading, regular user, maker and taker.',
      'Spread 1 bps and slippage 1 bps: assumptions for the largest pairs against USDT, whose quoted spread is usually below 1 bps; others cost more.',
    ],
  },
  zero: {
    about: 'no costs at all: for comparisons, never for decisions',
    model: {
      name: 'zero',
      spread: { kind: 'price', value: 0 },
      commission: noCommission,
      slippage: { kind: 'ticks', value: 0 },
    },
    sources: ['Nothing costs nothing; it must be asked for by name.'],
  },
} as const satisfies Record<string, CostProfile>;

export type CostProfileName = keyof typeof profiles;

/** All cost profiles by name. */
export const costProfiles: Readonly<Record<CostProfileName, CostProfile>> = profiles;

const profileOfClass: Readonly<Record<AssetClass, CostProfileName | null>> = {
  fx: 'fx-retail',
  equity: 'us-equity',
  index: 'index',
  crypto: 'crypto',
  future: null,
};

function isProfileName(name: string): name is CostProfileName {
  return Object.hasOwn(profiles, name);
}

function profileName(name: string | undefined, assetClass: AssetClass): CostProfileName {
  const chosen = name ?? profileOfClass[assetClass];
  if (chosen === null) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      'There is no cost profile for futures yet, since fees differ by contract: give `--costs zero` with the commission, spread and slippage of yours.',
    );
  }
  if (isProfileName(chosen)) return chosen;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `There is no cost profile "${chosen}". ${didYouMean(chosen, Object.keys(profiles))}`,
  );
}

/**
 * The costs of a profile, or of the profile for the instrument's class. A spread that the bars themselves carry
 * (a spread column, or an ask) takes the place of the profile's, except for `zero`.
 *
 * @throws TIERCEL_E_PARAMETER for an unknown name, and for a class without a profile.
 *
 * @example
 * ```ts
 * costsOf(bars, 'zero').spread; // a model: read it, or give it to `backtest` changed
 * ```
 */
export function costsOf(bars: Pick<Bars, 'instrument' | 'spread' | 'ask'>, name?: string): CostModel {
  const chosen = profileName(name, bars.instrument.assetClass);
  const { model } = costProfiles[chosen];
  const hasOwnSpread = bars.spread !== undefined || bars.ask !== undefined;
  return hasOwnSpread && chosen !== 'zero' ? { ...model, spread: { kind: 'data' } } : model;
}
