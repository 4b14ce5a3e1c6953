import { toIso } from '../../market/index.ts';
import { clean } from './fill.ts';
import type { ExplainedFill, ExplainedOrder, ExplainedSibling, ExplainedSum, ExplainedTrade } from './types.ts';

const pad = (name: string, text: string): string => `  ${name.padEnd(11)} ${text}`;
const signed = (value: number): string => (value < 0 ? `- ${-value}` : `+ ${value}`);

/** `bid at the open 1.2 + the spread 0.0001 = 1.2001`. */
function sumText({ parts, total }: ExplainedSum): string {
  const [first, ...rest] = parts;
  const terms = [`${first!.label} ${first!.value}`, ...rest.map(({ label, value }) => `${signed(value)} ${label}`)];
  return parts.length === 1 ? terms[0]! : `${terms.join(' ')} = ${total}`;
}

/** `(98.1 - 100.12) x 10 = -20.2, - 3 commission = -23.2`. */
function profitText({ parts, total }: ExplainedSum): string {
  const [gross, ...rest] = parts;
  const more = rest.map(({ label, value }) => `, ${signed(value)} ${label}`).join('');
  return `${gross!.label} = ${gross!.value}${more === '' ? '' : `${more} = ${total}`}`;
}

function barText({ bar }: ExplainedFill): string[] {
  if (bar === null) return [];
  const { index, detail, time, open, high, low, close, path, pathSide } = bar;
  const inside = detail === null ? '' : `, inside it ${detail}`;
  const prices =
    new Set([open, high, low, close]).size === 1 ? String(open) : `O ${open} H ${high} L ${low} C ${close}`;
  return [
    pad('bar', `${index}${inside}, ${toIso(time)}: ${prices}`),
    ...(new Set(path).size === 1
      ? [pad(pathSide, String(path[0]))]
      : [pad('path', `${path.join(' > ')} (${pathSide})`)]),
  ];
}

function fillText(fill: ExplainedFill, currency: string): string[] {
  const { time, quantity, price, rule, meaning, section, liquidity, commission, commissionText } = fill;
  const lost = [
    ...(fill.spreadCost === 0 ? [] : [`${fill.spreadCost.toFixed(2)} to half the spread`]),
    ...(fill.slippageCost === 0 ? [] : [`${fill.slippageCost.toFixed(2)} to slippage`]),
  ];
  return [
    `  filled ${clean(quantity)} at ${clean(price)}, ${toIso(time)}`,
    ...barText(fill),
    pad('rule', `${rule}: ${meaning} (${section})`),
    pad('price', sumText(fill.priceSum)),
    pad(
      'commission',
      commission === 0 ? 'none' : `${commissionText} = ${commission.toFixed(2)} ${currency}, ${liquidity}`,
    ),
    ...(lost.length === 0 ? [] : [pad('lost', `${lost.join(', ')} (${currency}), in the price`)]),
    ...(fill.ambiguous ? [pad('ambiguous', 'stop and target both lay inside this bar; the path decided')] : []),
  ];
}

function siblingText({ id, intent, price, state, reason, done }: ExplainedSibling): string {
  const at = price === null ? '' : ` at ${price}`;
  const why = reason === 'none' ? '' : ` (${reason})`;
  return pad('beside it', `order ${id}, ${intent}${at}: ${state}${why}${done === null ? '' : `, ${toIso(done)}`}`);
}

function timesText({ decided, decisionBar, arrived, done, expires }: ExplainedOrder): string[] {
  return [
    pad('decided', `${toIso(decided)}${decisionBar === null ? '' : `, at the close of bar ${decisionBar}`}`),
    pad('arrived', arrived === null ? 'never' : toIso(arrived)),
    ...(expires === null ? [] : [pad('until', toIso(expires))]),
    ...(done === null ? [] : [pad('ended', toIso(done))]),
  ];
}

/**
 * An explained order for people, line by line.
 *
 * @param currency of the account, as `options.currency` of the result
 * @example
 * ```ts
 * console.log(orderText(explainOrder(result, 1), result.options.currency).join('\n'));
 * ```
 */
export function orderText(order: ExplainedOrder, currency: string): string[] {
  const { id, symbol, side, type, intent, parent, price, timeInForce, outcome, fills, siblings, notes } = order;
  const at = price === null ? '' : ` at ${price}`;
  const of = parent === null ? '' : `, attached to order ${parent}`;
  return [
    `order ${id}: ${side} ${symbol}, ${type}${at}, ${intent}${of}, ${timeInForce}`,
    ...timesText(order),
    ...fills.flatMap((fill) => fillText(fill, currency)),
    ...(fills.length > 0 && order.state === 'filled' ? [] : [pad('outcome', outcome)]),
    ...siblings.map(siblingText),
    ...notes.map((note) => pad('note', note)),
  ];
}

/**
 * An explained trade for people, line by line.
 *
 * @example
 * ```ts
 * console.log(tradeText(explainTrade(result, 1)).join('\n'));
 * ```
 */
export function tradeText(trade: ExplainedTrade): string[] {
  const { symbol, side, quantity, entryTime, exitTime, entryPrice, exitPrice, currency, orders, notes } = trade;
  return [
    `trade ${trade.trade}: ${side} ${clean(quantity)} ${symbol}, ${toIso(entryTime)} at ${entryPrice} to ${toIso(exitTime)} at ${exitPrice}`,
    pad('profit', `${profitText(trade.profitSum)} ${currency}`),
    ...notes.map((note) => pad('note', note)),
    ...orders.flatMap((order) => ['', ...orderText(order, currency)]),
  ];
}
