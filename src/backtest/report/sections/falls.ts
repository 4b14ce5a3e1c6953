import type { BacktestResult } from '../../result.ts';
import { deepestFalls, type Fall } from '../analysis/falls.ts';
import { formatNumber, formatPercent, formatTime } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { type Timeline, toMs } from '../timeline.ts';

const dayMs = 86_400_000;

function days(ms: number): string {
  const count = ms / dayMs;
  return formatNumber(count, count < 10 ? 1 : 0);
}

function row(fall: Fall, rank: number, at: { result: BacktestResult; timeline: Timeline }): Markup {
  const { result, timeline } = at;
  const { times, clock } = result.simulation;
  const close = (point: number) => (point < 0 ? toMs(clock.start) : toMs(times[point]!));
  const shown = (point: number) => formatTime(point < 0 ? toMs(clock.start) : timeline.time[point]!, timeline.daily);
  const last = times.length - 1;
  const length = days(close(fall.end ?? last) - close(fall.start));
  const recovery = fall.end === null ? '–' : days(close(fall.end) - close(fall.trough));
  return html`<tr><th scope="row"><button type="button" class="link" data-from="${Math.max(0, fall.start)}" data-to="${fall.end ?? last}" aria-label="Show drawdown ${rank} in the chart">${rank}</button></th><td class="rise">${formatPercent(fall.depth)}</td><td>${shown(fall.start)}</td><td class="wide">${shown(fall.trough)}</td><td>${fall.end === null ? 'not yet' : shown(fall.end)}</td><td>${length}${fall.end === null ? '+' : ''}</td><td class="wide">${recovery}</td></tr>`;
}

/** The deepest drawdowns, deepest first; the chart marks the first five. */
export function fallsCard(result: BacktestResult, timeline: Timeline, index: number): Markup {
  const falls = deepestFalls(result.simulation.equity, result.options.cash);
  const table = html`<table class="falls"><thead><tr><th scope="col">#</th><th scope="col">Depth</th><th scope="col">From</th><th scope="col" class="wide">Lowest</th><th scope="col">Recovered</th><th scope="col">Days</th><th scope="col" class="wide">Days up</th></tr></thead>
<tbody>${falls.map((fall, i) => row(fall, i + 1, { result, timeline }))}</tbody></table>`;
  return html`<section class="card late" aria-labelledby="falls-${index}">
<div class="bar"><h2 id="falls-${index}">Drawdowns</h2><p class="hint">The ten deepest · 1 to 5 are shaded in the equity chart · days of 24 hours, from peak to recovery</p></div>
${falls.length === 0 ? html`<p>None: the equity never fell below an earlier peak.</p>` : table}
</section>`;
}
