import { TiercelError } from '../../kernel/index.ts';
import type { Instrument } from '../../market/index.ts';
import {
  type CommissionModel,
  type CostModel,
  type FeeRate,
  type SlippageModel,
  tierBases,
  volatilityMeasures,
} from './cost-model.ts';

function fail(message: string): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', message);
}

function checkNumber(name: string, value: number, isGood: (x: number) => boolean, wanted: string): void {
  if (typeof value !== 'number' || !isGood(value)) fail(`\`${name}\` must be ${wanted}, was ${String(value)}`);
}

function checkOneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) fail(`\`${name}\` must be one of ${allowed.join(', ')}, was ${String(value)}`);
}

const isNotNegative = (x: number): boolean => x >= 0 && Number.isFinite(x);

function checkRate(name: string, { perUnit, perValue }: FeeRate): void {
  checkNumber(`${name}.perUnit`, perUnit, Number.isFinite, 'a finite number (below 0: a rebate)');
  checkNumber(`${name}.perValue`, perValue, (x) => x > -1 && x < 1, 'a fraction between -1 and 1 (below 0: a rebate)');
}

const isRebate = ({ perUnit, perValue }: FeeRate): boolean => perUnit < 0 || perValue < 0;

/** All rates of a commission, with the name of each. */
function ratesOf(commission: CommissionModel): [string, FeeRate][] {
  const { maker, tiers } = commission;
  const own = (name: string, rate: FeeRate & { readonly maker?: FeeRate }): [string, FeeRate][] => [
    [name, rate],
    ...(rate.maker === undefined ? [] : ([[`${name}.maker`, rate.maker]] as [string, FeeRate][])),
  ];
  const first = {
    perUnit: commission.perUnit,
    perValue: commission.perValue,
    ...(maker === undefined ? {} : { maker }),
  };
  return [
    ...own('costs.commission', first),
    ...(tiers?.above ?? []).flatMap((tier, i) => own(`costs.commission.tiers.above[${i}]`, tier)),
  ];
}

function checkTiers({ maker, tiers }: CommissionModel, rates: readonly [string, FeeRate][]): void {
  if (tiers === undefined) return;
  checkOneOf('costs.commission.tiers.by', tiers.by, tierBases);
  if (!Array.isArray(tiers.above) || tiers.above.length === 0) {
    fail('`costs.commission.tiers.above` must hold at least one tier; without tiers leave `tiers` out');
  }
  let last = 0;
  for (const [i, { from, maker: own }] of tiers.above.entries()) {
    const name = `costs.commission.tiers.above[${i}]`;
    const floor = last;
    const wanted = `a finite number above ${floor}, where the tier before it begins`;
    checkNumber(`${name}.from`, from, (x) => x > floor && Number.isFinite(x), wanted);
    last = from;
    if ((own === undefined) !== (maker === undefined)) {
      fail(
        `\`${name}.maker\` must be given exactly where \`costs.commission.maker\` is: makers have rates of their own in all tiers or in none`,
      );
    }
  }
  const rebate = tiers.by === 'order-value' ? rates.find(([, rate]) => isRebate(rate)) : undefined;
  if (rebate !== undefined) {
    fail(`\`${rebate[0]}\` must not be below 0 with tiers by order-value: a larger order must not pay less`);
  }
}

function checkCommission(commission: CommissionModel): void {
  const rates = ratesOf(commission);
  for (const [name, rate] of rates) checkRate(name, rate);
  const { minimum, maximumRate, currency, contract } = commission;
  checkNumber('costs.commission.minimum', minimum, isNotNegative, 'a number from 0');
  if (maximumRate !== null) {
    checkNumber('costs.commission.maximumRate', maximumRate, isNotNegative, 'null or a number from 0');
  }
  const rebate = rates.find(([, rate]) => isRebate(rate));
  if (rebate !== undefined && minimum > 0) {
    fail(
      `\`costs.commission.minimum\` is ${minimum}, but \`${rebate[0]}\` is a rebate: an order cannot be paid and pay at least that; give a minimum of 0`,
    );
  }
  if (currency !== undefined && !/^[A-Z]{3,5}$/.test(currency)) {
    fail(`\`costs.commission.currency\` must be a currency code such as USD, was ${String(currency)}`);
  }
  if (contract !== undefined) {
    const isSize = (x: number): boolean => x > 0 && Number.isFinite(x);
    checkNumber('costs.commission.contract', contract, isSize, 'a number of units above 0');
  }
  checkTiers(commission, rates);
}

const isWindow = (x: number): boolean => Number.isInteger(x) && x >= 2 && x <= 10_000;

function checkSlippage(slippage: SlippageModel): void {
  checkOneOf('costs.slippage.kind', slippage.kind, ['ticks', 'bps', 'volume-share', ...volatilityMeasures]);
  if (slippage.kind === 'volume-share') {
    checkNumber('costs.slippage.coefficient', slippage.coefficient, isNotNegative, 'a number from 0');
    checkNumber('costs.slippage.limit', slippage.limit, (x) => x > 0 && x <= 1, 'a share above 0, at most 1');
    return;
  }
  checkNumber('costs.slippage.value', slippage.value, isNotNegative, 'a number from 0');
  if (slippage.kind === 'bps')
    checkNumber('costs.slippage.value', slippage.value, (x) => x < 10_000, 'under 10000 bps');
  if ('bars' in slippage) checkNumber('costs.slippage.bars', slippage.bars, isWindow, 'a whole number from 2 to 10000');
}

/**
 * Refuses a cost model that means nothing or contradicts itself.
 *
 * @throws TIERCEL_E_PARAMETER naming the value, what it must be and what it was.
 */
export function checkCosts({ spread, commission, slippage, impact }: CostModel): void {
  checkOneOf('costs.spread.kind', spread.kind, ['data', 'price', 'ticks', 'bps']);
  if (spread.kind !== 'data') checkNumber('costs.spread.value', spread.value, isNotNegative, 'a number from 0');
  if (spread.kind === 'bps') checkNumber('costs.spread.value', spread.value, (x) => x < 10_000, 'under 10000 bps');
  checkCommission(commission);
  checkSlippage(slippage);
  if (impact === undefined) return;
  checkOneOf('costs.impact.kind', impact.kind, ['sqrt']);
  checkNumber('costs.impact.coefficient', impact.coefficient, isNotNegative, 'a number from 0');
  checkNumber('costs.impact.days', impact.days, isWindow, 'a whole number from 2 to 10000');
}

/**
 * Refuses to trade parts of a contract, and contracts of another size than those that the rates are of.
 *
 * @throws TIERCEL_E_PARAMETER naming the lot size that is needed.
 */
export function checkContract({ symbol, lotSize }: Instrument, { name, commission }: CostModel): void {
  const { contract } = commission;
  if (contract === undefined) return;
  const contracts = Math.round(lotSize / contract);
  if (contracts >= 1 && Math.abs(lotSize - contracts * contract) <= 1e-9 * lotSize) return;
  fail(
    `the costs \`${name}\` are of contracts of ${contract} units (a unit is one of the currency for each point of the price), and the lot size of ${symbol} is ${lotSize}: give it a \`lotSize\` of ${contract} in instruments.yaml, or costs of its own`,
  );
}

/**
 * Refuses models that are measured on bars.
 *
 * @throws TIERCEL_E_PARAMETER naming the model.
 */
export function checkStreamCosts({ slippage, impact }: CostModel): void {
  const isFixed = slippage.kind === 'ticks' || slippage.kind === 'bps';
  if (isFixed && impact === undefined) return;
  const what = isFixed ? 'costs.impact' : `costs.slippage of the kind ${slippage.kind}`;
  fail(`\`${what}\` is measured on bars, and a stream has none: give slippage in ticks or basis points, and no impact`);
}
