import type { BacktestResult } from '../../result.ts';
import { deepestFalls, type Fall, fallSummary } from '../analysis/falls.ts';
import { formatLength, formatMoney, formatNumber, formatPercent, formatTime } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { type Timeline, toMs } from '../timeline.ts';

/** Close of a point; of -1 the start of the run. */
function closesOf({ simulation: { times, clock } }: BacktestResult): (point: number) => number {
  return (point) => (point < 0 ? toMs(clock.start) : toMs(times[point]!));
}

function row(fall: Fall, rank: number, at: { result: BacktestResult; timeline: Timeline }): Markup {
  const { result, timeline } = at;
  const { clock } = result.simulation;
  const close = closesOf(result);
  const shown = (point: number) => formatTime(point < 0 ? toMs(clock.start) : timeline.time[point]!, timeline.daily);
  const last = timeline.length - 1;
  const length = formatLength(close(fall.end ?? last) - close(fall.start));
  const recovery = fall.end === null ? '–' : formatLength(close(fall.end) - close(fall.trough));
  return html`<tr><th scope="row"><button type="button" class="link" data-from="${Math.max(0, fall.start)}" data-to="${fall.end ?? last}" aria-label="Show drawdown ${rank} in the chart">${rank}</button></th><td class="rise">${formatPercent(fall.depth)}</td><td>${shown(fall.start)}</td><td class="wide">${shown(fall.trough)}</td><td>${fall.end === null ? 'not yet' : shown(fall.end)}</td><td>${length}${fall.end === null ? '+' : ''}</td><td class="wide">${recovery}</td></tr>`;
}

function figures(result: BacktestResult): Markup {
  const { equity } = result.simulation;
  const { cash, currency } = result.options;
  const { count, meanDepth, meanLength, under, highest } = fallSummary(equity, cash, closesOf(result));
  const pair = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="figures">${pair('Drawdowns', formatNumber(count, 0))}${pair('Mean depth', formatPercent(meanDepth))}${pair('Mean length', formatLength(meanLength))}${pair('Time below a peak', formatPercent(under, 1))}${pair('Highest equity', formatMoney(highest, currency))}</dl>`;
}

/** The deepest drawdowns, deepest first; the chart marks the first five. */
export function fallsCard(result: BacktestResult, timeline: Timeline, index: number): Markup {
  const falls = deepestFalls(result.simulation.equity, result.options.cash);
  const table = html`<table class="falls"><thead><tr><th scope="col">#</th><th scope="col">Depth</th><th scope="col">Peak</th><th scope="col" class="wide">Lowest</th><th scope="col">Recovered</th><th scope="col">Length</th><th scope="col" class="wide">Recovery took</th></tr></thead>
<tbody>${falls.map((fall, i) => row(fall, i + 1, { result, timeline }))}</tbody></table>`;
  return html`<section class="card late" aria-labelledby="falls-${index}">
<div class="bar"><h2 id="falls-${index}">Drawdowns</h2><p class="hint">The ten deepest falls from an earlier peak, as shares of it · 1 to 5 are shaded in the equity chart · length from peak to recovery, in days of 24 hours</p></div>
${falls.length === 0 ? html`<p>None: the equity never fell below an earlier peak.</p>` : html`${table}${figures(result)}`}
</section>`;
}
