import type { BacktestResult } from '../../result.ts';
import { type InstrumentFigures, instrumentFigures } from '../analysis/instruments.ts';
import { formatNumber, formatPercent, formatSigned, formatSignedPercent } from '../format.ts';
import { html, type Markup } from '../html.ts';
import type { Timeline } from '../timeline.ts';

function row(figures: InstrumentFigures, index: number): Markup {
  const { symbol, trades, wins, profit, openProfit, costs, exposure, priceChange } = figures;
  const all = profit + openProfit;
  return html`<tr><th scope="row"><button type="button" class="link" data-instrument="${index}" aria-label="Show ${symbol} in the chart">${symbol}</button></th><td>${formatNumber(trades, 0)}</td><td class="wide">${trades === 0 ? '–' : formatPercent(wins / trades, 1)}</td><td class="${all > 0 ? 'win' : all < 0 ? 'loss' : 'flat'}">${formatSigned(all)}</td><td class="wide">${formatSigned(openProfit)}</td><td class="wide">${formatNumber(costs)}</td><td>${formatPercent(exposure, 1)}</td><td class="wide">${formatSignedPercent(priceChange, 1)}</td></tr>`;
}

/** Profit and exposure of each instrument; nothing for a run on one. */
export function instrumentsCard(result: BacktestResult, timeline: Timeline, index: number): Markup | null {
  if (result.instruments.length < 2) return null;
  const figures = instrumentFigures(result, timeline);
  return html`<section class="card late" aria-labelledby="instruments-${index}">
<div class="bar"><h2 id="instruments-${index}">Instruments</h2><p class="hint">Exposure: share of the time with a position in it · money in ${result.options.currency}, after commission</p></div>
<table class="instruments"><thead><tr><th scope="col">Instrument</th><th scope="col">Trades</th><th scope="col" class="wide">At a profit</th><th scope="col">Profit</th><th scope="col" class="wide">of it open</th><th scope="col" class="wide">Costs</th><th scope="col">Exposure</th><th scope="col" class="wide">Price change</th></tr></thead>
<tbody>${figures.map(row)}</tbody></table>
</section>`;
}
