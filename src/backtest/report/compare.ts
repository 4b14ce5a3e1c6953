import type { BacktestResult } from '../result.ts';
import { formatNumber, formatPercent, formatSignedPercent } from './format.ts';
import { html, Markup } from './html.ts';
import { sharpeText } from './metrics-card.ts';
import { costSummary, holdEquity, performance } from './summary.ts';

/** The strategy's name, with its parameters where another result has the same name. */
export function resultLabels(results: readonly BacktestResult[]): string[] {
  return results.map(({ strategy }, index) => {
    const same = results.filter((other) => other.strategy.name === strategy.name).length > 1;
    if (!same) return strategy.name;
    const params = Object.entries(strategy.params).map(([name, value]) => `${name} ${value}`);
    return params.length === 0 ? `${strategy.name} (${index + 1})` : `${strategy.name} (${params.join(', ')})`;
  });
}

function strategyRow(result: BacktestResult, label: string, index: number): Markup {
  const own = performance(result.simulation.equity, result.options.cash);
  return html`<tr><th scope="row"><button type="button" class="pick" data-pick="${index}" aria-pressed="${index === 0 ? 'true' : 'false'}">${label}</button></th><td>${formatSignedPercent(own.totalReturn)}</td><td>${formatPercent(own.maxDrawdown)}</td><td>${sharpeText(result.metrics)}</td><td>${formatNumber(result.simulation.trades.length, 0)}</td><td>${formatNumber(costSummary(result).total)}</td></tr>`;
}

function holdRow(result: BacktestResult): Markup {
  const hold = performance(holdEquity(result), result.options.cash);
  return html`<tr class="hold"><th scope="row">Buy-and-hold ${result.bars.instrument.symbol}</th><td>${formatSignedPercent(hold.totalReturn)}</td><td>${formatPercent(hold.maxDrawdown)}</td><td>${sharpeText(result.buyAndHold.metrics)}</td><td>–</td><td>–</td></tr>`;
}

/** Results side by side, which is also how one is chosen; nothing for a single result. */
export function compareSection(results: readonly BacktestResult[], labels: readonly string[]): Markup | null {
  if (results.length < 2) return null;
  const holds = [...new Set(results.map((result) => holdRow(result).text))].map((text) => new Markup(text));
  return html`<nav class="card compare" aria-label="Strategies of this report">
<table><thead><tr><th scope="col">Strategy</th><th scope="col">Return</th><th scope="col">Deepest drawdown</th><th scope="col">Sharpe</th><th scope="col">Trades</th><th scope="col">Costs</th></tr></thead>
<tbody>${results.map((result, index) => strategyRow(result, labels[index]!, index))}${holds}</tbody></table>
</nav>`;
}
