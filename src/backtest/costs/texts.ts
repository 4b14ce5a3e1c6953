import { formatTrimmed } from '../report/format.ts';
import type { CommissionModel, CostModel, FeeRate, SlippageModel, TierBasis } from '../simulator/cost-model.ts';

const tierWords: Readonly<Record<TierBasis, string>> = {
  'month-units': 'units of the month',
  'month-value': 'value of the month',
  'order-value': 'value of the order',
};

function distanceText({ kind, value }: { readonly kind: string; readonly value: number }): string {
  return kind === 'price' ? formatTrimmed(value) : `${formatTrimmed(value)} ${kind}`;
}

function slippageText(slippage: SlippageModel): string {
  if (slippage.kind === 'volume-share') {
    return `${formatTrimmed(slippage.coefficient)} x share of volume squared, share at most ${formatTrimmed(slippage.limit)}`;
  }
  if (!('bars' in slippage)) return distanceText(slippage);
  const measure = slippage.kind === 'atr' ? 'average true range' : 'deviation of returns';
  return `${formatTrimmed(slippage.value)} x ${measure} of ${slippage.bars} bars`;
}

/** In what fixed rates are told: the money, and the units of a contract. */
interface RateWords {
  readonly money: string;
  readonly contract: number | undefined;
}

function rateText({ perUnit, perValue }: FeeRate, { money, contract }: RateWords): string {
  const [fixed, of] = contract === undefined ? [perUnit, 'a unit'] : [perUnit * contract, 'a contract'];
  const parts = [
    ...(perUnit === 0 ? [] : [`${formatTrimmed(fixed)}${money} ${of}`]),
    ...(perValue === 0 ? [] : [`${formatTrimmed(perValue * 100)} % of value`]),
  ];
  return parts.length === 0 ? '0' : parts.join(' and ');
}

function ratesText(rate: FeeRate & { readonly maker?: FeeRate }, words: RateWords): string {
  if (rate.maker === undefined) return rateText(rate, words);
  return `taker ${rateText(rate, words)}, maker ${rateText(rate.maker, words)}`;
}

function commissionText(commission: CommissionModel, currency?: string): string {
  const { minimum, maximumRate, tiers, contract } = commission;
  const code = commission.currency ?? currency;
  const money = code === undefined ? '' : ` ${code}`;
  const words = { money, contract };
  const first = ratesText(commission, words);
  const parts = [
    ...(first === '0' ? [] : [first]),
    ...(tiers?.above ?? []).map(
      (tier) => `above ${formatTrimmed(tier.from)} ${tierWords[tiers!.by]} ${ratesText(tier, words)}`,
    ),
    ...(contract === undefined ? [] : [`a contract is ${formatTrimmed(contract)} units`]),
    ...(minimum > 0 ? [`at least ${formatTrimmed(minimum)}${money} an order`] : []),
    ...(maximumRate === null ? [] : [`at most ${formatTrimmed(maximumRate * 100)} % of value`]),
  ];
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** The parts of a cost model as people read them; `currency` is that of the account. */
export function costTexts(
  { spread, commission, slippage, impact }: CostModel,
  currency?: string,
): { readonly spread: string; readonly commission: string; readonly slippage: string; readonly impact?: string } {
  return {
    spread: spread.kind === 'data' ? 'as in the data' : distanceText(spread),
    commission: commissionText(commission, currency),
    slippage: slippageText(slippage),
    ...(impact === undefined
      ? {}
      : { impact: `${formatTrimmed(impact.coefficient)} x sigma x sqrt(units / ADV) of ${impact.days} days` }),
  };
}
