import type { BacktestResult } from '../result.ts';
import { fillRules, ledgerCauses } from '../simulator/types.ts';
import { closeTimeOf, type Prices } from './prices.ts';
import type { ExplainedBar, ExplainedFill, ExplainedSum } from './types.ts';
import { rulesSection, ruleWords } from './words.ts';

/** What a fill is of, beside its own row. */
interface Place {
  readonly result: BacktestResult;
  readonly prices: Prices | null;
  /** The order's own price: limit, trigger or level; NaN for a market order. */
  readonly level: number;
}

const atOpen = new Set(['market-open', 'gap-open', 'liquidation', 'open-auction']);
const atClose = new Set(['market-close', 'close-auction']);

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** Prices and rates, and money, without the noise of doubles. */
export const clean = (value: number): number => Number(value.toPrecision(12));
export const cleanMoney = (value: number): number => Number(value.toFixed(8));

const commissionCause = ledgerCauses.indexOf('commission');

/**
 * What a unit of the instrument's currency was worth in the account's at a fill; null where it cannot be told. The fill
 * tells its commission in the account's currency, the ledger in the instrument's.
 */
function rateAt({ options, simulation }: BacktestResult, fill: number): number | null {
  if (options.conversion === undefined) return 1;
  const { ledger, fills } = simulation;
  for (let row = 0; row < ledger.length; row++) {
    if (ledger.reference[row] !== fill || ledger.cause[row] !== commissionCause || ledger.amount[row] === 0) continue;
    return fills.commission[fill]! / -ledger.amount[row]!;
  }
  return null;
}

function barOf(prices: Prices, row: number, side: 'buy' | 'sell'): ExplainedBar {
  const { bars, detail } = prices;
  const own = (point: 'open' | 'high' | 'low' | 'close') => clean(prices.own(row, point));
  return {
    index: prices.barOf(row),
    detail,
    time: bars.time[row]!,
    closeTime: closeTimeOf(bars, row),
    ...{ open: own('open'), high: own('high'), low: own('low'), close: own('close') },
    path: prices.path(row).map((point) => clean(prices.quote(side, row, point))),
    pathSide: side === 'buy' ? 'ask' : 'bid',
  };
}

/** What stands before slippage: the bar's price and the spread, or the level that was met. */
function baseParts({ prices, level }: Place, fill: Omit<Row, 'slip'>, base: number): ExplainedSum['parts'] {
  const { rule, side, row } = fill;
  const own = side === 'buy' ? 'ask' : 'bid';
  const point = atOpen.has(rule) ? 'open' : atClose.has(rule) ? 'close' : null;
  if (point === null) {
    if (isNear(base, level)) return [{ label: 'the price of the order', value: base }];
    return [{ label: 'the price on the path when the order began to act', value: base }];
  }
  if (prices === null || row < 0) return [{ label: `the ${own} at the ${point}`, value: base }];
  const quote = prices.quote(side, row, point);
  if (!isNear(quote, base)) return [{ label: `the ${own} inside the bar`, value: base }];
  if (prices.bars.side === 'bid/ask') return [{ label: `${own} at the ${point}`, value: quote }];
  const price = prices.own(row, point);
  const name = `${prices.bars.side} at the ${point}`;
  if (price === quote) return [{ label: name, value: price }];
  const share = prices.bars.side === 'bid' ? 'the spread' : 'half the spread';
  return [
    { label: name, value: price },
    { label: share, value: quote - price },
  ];
}

interface Row {
  readonly rule: ExplainedFill['rule'];
  readonly side: 'buy' | 'sell';
  /** Of what orders met: the bar, or a row of its detail; -1 where it is not known. */
  readonly row: number;
  /** Of a unit, in the instrument's currency; null where it is not known. */
  readonly slip: Worse | null;
}

/** By how much a price is worse than what was quoted: by the model of slippage, and by what the order itself moved. */
interface Worse {
  readonly slippage: number;
  readonly impact: number;
}

function impactParts(sign: number, lost: Worse | null): ExplainedSum['parts'] {
  return lost === null || lost.impact === 0 ? [] : [{ label: 'market impact', value: sign * lost.impact }];
}

function priceSum(place: Place, { slip: lost, ...row }: Row, price: number): ExplainedSum {
  const sign = row.side === 'buy' ? 1 : -1;
  const slip = lost === null ? null : lost.slippage;
  const base = lost === null ? price : price - sign * (lost.slippage + lost.impact);
  const parts = [...baseParts(place, row, base), ...impactParts(sign, lost)];
  if (slip === null) {
    return { parts: [{ label: 'the price, slippage included', value: price }], total: price };
  }
  if (slip !== 0) parts.push({ label: 'slippage', value: sign * slip });
  return { parts: parts.map(({ label, value }) => ({ label, value: clean(value) })), total: clean(price) };
}

/** How the commission comes about; its result only, where the model has more to it than a rate, a minimum and a maximum. */
function commissionText({ options }: BacktestResult, row: { quantity: number; price: number; paid: number }): string {
  const { quantity, price, paid } = row;
  const { perUnit, perValue, minimum, maximumRate } = options.costs.commission;
  const value = quantity * price;
  const linear = perUnit * quantity + perValue * value;
  const floored = Math.max(linear, minimum);
  const expected = maximumRate === null ? floored : Math.min(floored, maximumRate * value);
  if (paid === 0) return 'none';
  if (!isNear(expected, paid)) return `by the costs ${options.costs.name}`;
  const parts = [
    ...(perUnit === 0 ? [] : [`${clean(quantity)} x ${clean(perUnit)} a unit`]),
    ...(perValue === 0 ? [] : [`${clean(quantity)} x ${clean(price)} x ${clean(perValue)} of the value`]),
  ];
  const rate = parts.length === 0 ? '' : `${parts.join(' + ')} = ${clean(linear)}`;
  if (isNear(expected, linear)) return rate;
  const bound =
    maximumRate !== null && isNear(expected, maximumRate * value)
      ? `at most ${clean(maximumRate)} of the value`
      : `at least ${clean(minimum)} an order`;
  return [rate, bound].filter((text) => text !== '').join('; ');
}

/** Explains a row of the table of fills. */
export function explainFill(place: Place, fill: number): ExplainedFill {
  const { result, prices } = place;
  const { fills } = result.simulation;
  const [quantity, price, bar] = [fills.quantity[fill]!, fills.price[fill]!, fills.bar[fill]!];
  const rule = fillRules[fills.rule[fill]!]!;
  const side = fills.side[fill] === 1 ? 'buy' : 'sell';
  const rate = rateAt(result, fill);
  const slippageCost = fills.slippageCost[fill]!;
  const impactCost = fills.impactCost?.[fill] ?? 0;
  const ofUnit = (cost: number) => (cost === 0 ? 0 : cost / rate! / quantity);
  const isKnown = rate !== null || (slippageCost === 0 && impactCost === 0);
  const slip = isKnown ? { slippage: ofUnit(slippageCost), impact: ofUnit(impactCost) } : null;
  const commission = fills.commission[fill]!;
  const row = prices?.rowAt(bar, fills.time[fill]!, atOpen.has(rule) ? 'open' : 'close') ?? -1;
  const paid = rate === null ? commission : commission / rate;
  const { currency } = result.instruments[fills.instrument[fill]!]!.bars.instrument;
  const isForeign = result.options.conversion !== undefined && currency !== result.options.currency;
  const inOwn = isForeign && commission !== 0 && rate !== null ? ` = ${clean(paid)} ${currency}` : '';
  return {
    ...{ fill, quantity, price, rule },
    time: fills.time[fill]!,
    meaning: ruleWords[rule],
    section: rulesSection,
    liquidity: fills.liquidity[fill] === 0 ? 'taker' : 'maker',
    bar: prices === null || row < 0 ? null : barOf(prices, row, side),
    priceSum: priceSum(place, { rule, side, row, slip }, price),
    commission,
    commissionText: commissionText(result, { quantity, price, paid }) + inOwn,
    spreadCost: fills.spreadCost[fill]!,
    slippageCost,
    ambiguous: fills.ambiguous[fill] === 1,
  };
}
