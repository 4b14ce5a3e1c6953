import { costFiles } from '../../generated/cost-profiles.ts';
import { didYouMean, TiercelError } from '../../kernel/index.ts';
import type { AssetClass, Bars } from '../../market/index.ts';
import type { CostModel } from '../simulator/types.ts';
import type { CostProfile } from './file.ts';

export type CostProfileName = keyof typeof costFiles;

/** The cost profiles of the package by name: the files of `config/costs`. */
export const costProfiles: Readonly<Record<CostProfileName, CostProfile>> = costFiles;

const profileOfClass: Readonly<Record<AssetClass, CostProfileName | null>> = {
  fx: 'fx-retail',
  equity: 'us-equity',
  index: 'index',
  crypto: 'crypto',
  future: null,
};

function isProfileName(name: string): name is CostProfileName {
  return Object.hasOwn(costProfiles, name);
}

function profileName(name: string | undefined, assetClass: AssetClass): CostProfileName {
  const chosen = name ?? profileOfClass[assetClass];
  if (chosen === null) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      'There is no cost profile for all futures, since fees differ by contract: give `--costs futures-cme`, or a file with the costs of yours (`--costs ./my.yaml`).',
    );
  }
  if (isProfileName(chosen)) return chosen;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `There is no cost profile "${chosen}". ${didYouMean(chosen, Object.keys(costProfiles))} A file of your own is named by its path, such as ./my.yaml.`,
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
