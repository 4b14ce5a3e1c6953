// Results of small cases in words, for the bench and for the page.
import type { KeptResult } from './peer-rows.ts';

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 8 });
const money = (value: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function tradeWords([entryBar, exitBar, units, entryPrice, exitPrice, profit]: readonly number[]): string {
  const [into, out] = units! > 0 ? ['bought', 'sold'] : ['sold', 'bought back'];
  return `bar ${entryBar}: ${into} ${number(Math.abs(units!))} at ${number(entryPrice!)}; bar ${exitBar}: ${out} at ${number(exitPrice!)} (${money(profit!)})`;
}

/** What an engine made of a case: its trades, what it holds, its equity. */
export function resultWords({ trades, open, equity, refusals }: KeptResult): string {
  const held = open.map(([units, price]) => `holds ${number(units!)} at ${number(price!)}`);
  const refused = refusals.map((text) => `refused: “${text}”`);
  const parts = [...trades.map(tradeWords), ...held, ...refused];
  return `${(parts.length === 0 ? ['no trade'] : parts).join('; ')}; equity ${money(equity)}`;
}

/** Bars as text, equal prices of one bar once. */
export function barsWords(bars: readonly (readonly number[])[]): string {
  return bars.map((bar) => (new Set(bar).size === 1 ? String(bar[0]) : bar.join(' '))).join(', ');
}
