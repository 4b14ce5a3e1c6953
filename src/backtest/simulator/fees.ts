import type { NativeFees } from '../../native/index.ts';
import { type CommissionModel, type FeeRate, tierBases } from './cost-model.ts';

function tiersOf({ perUnit, perValue, maker, tiers }: CommissionModel) {
  const first = { from: 0, perUnit, perValue, ...(maker === undefined ? {} : { maker }) };
  return [first, ...(tiers?.above ?? [])];
}

/** Whether an order may be paid for its fill. */
export function hasRebate(commission: CommissionModel): boolean {
  const isRebate = ({ perUnit, perValue }: FeeRate): boolean => perUnit < 0 || perValue < 0;
  return tiersOf(commission).some((tier) => isRebate(tier) || isRebate(tier.maker ?? tier));
}

/** The rates as the native core takes them, undefined where one holds for all. */
export function nativeFees(commission: CommissionModel): NativeFees | undefined {
  const { maker, tiers } = commission;
  if (maker === undefined && tiers === undefined) return undefined;
  const rows = tiersOf(commission).flatMap((tier) => {
    const made = tier.maker ?? tier;
    return [tier.from, tier.perUnit, tier.perValue, made.perUnit, made.perValue];
  });
  return { basis: tiers === undefined ? 0 : 1 + tierBases.indexOf(tiers.by), tiers: Float64Array.from(rows) };
}
