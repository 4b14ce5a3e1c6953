import type { BacktestResult } from '../../result.ts';
import { holdingOf } from '../analysis/holding.ts';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { columnsChart } from './columns-chart.ts';

const shorts = { second: 's', minute: 'min', hour: 'h', day: 'days' } as const;

/** How long trades were held, and whether winners are held longer than losers. */
export function holdingCard(result: BacktestResult, index: number): Markup {
  const holding = holdingOf(result);
  const unit = holding?.unit ?? 'day';
  const length = (value: number) => `${formatNumber(value, value < 100 && value % 1 !== 0 ? 1 : 0)} ${shorts[unit]}`;
  const pair = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const chart = () => {
    const { all } = holding!;
    const edge = (value: number) => formatNumber(value, value % 1 === 0 ? 0 : 1);
    const words = (i: number) => {
      const { from, to } = all.bins[i]!;
      return i === all.bins.length - 1 ? `${edge(from)} ${unit}s and more` : `${edge(from)} to ${edge(to)} ${unit}s`;
    };
    return columnsChart({
      label: `Holding time: ${formatCount(all.count, 'trade')}, mean ${length(all.mean)}, median ${length(all.median)}`,
      format: (value) => formatNumber(value, 0),
      columns: all.bins.map(({ from, count }, i) => ({
        value: count,
        name: all.bins.length <= 10 || i % 5 === 0 ? edge(from) : '',
        title: `${words(i)}: ${formatCount(count, 'trade')} (${formatPercent(count / all.count, 1)})`,
        tone: 'plain',
      })),
    });
  };
  const figures = () => {
    const { all, winners, losers } = holding!;
    const mean = (value: number | null) => (value === null ? '–' : length(value));
    return html`<dl class="figures">${pair('Mean', length(all.mean))}${pair('Median', length(all.median))}${pair('Shortest', length(all.lowest))}${pair('Longest', length(all.highest))}${pair('Mean, won', mean(winners))}${pair('Mean, lost', mean(losers))}</dl>`;
  };
  return html`<section class="card late" aria-labelledby="holding-${index}">
<div class="bar"><h2 id="holding-${index}">Holding time</h2><p class="hint">Trades by the ${unit}s from entry to exit</p></div>
${holding === null ? html`<p>No trade was closed in this run.</p>` : html`${chart()}${figures()}`}
</section>`;
}
