import { formatMetric, type MetricReason, metricInfos, metricReasons } from '../metrics/index.ts';
import type { BacktestResult, MetricGroup, MetricInfo, MetricValue } from '../result.ts';
import { html, type Markup } from './html.ts';

type Metrics = BacktestResult['metrics'];

/** The Sharpe ratio of a run, as text. */
export function sharpeText(metrics: Metrics): string {
  return formatMetric(metricInfos.find((info) => info.name === 'sharpe')!, metrics.sharpe);
}

function reasonOf(value: MetricValue | undefined, whose: string): Markup | null {
  if (value?.reason == null) return null;
  const sentence = metricReasons[value.reason as MetricReason] ?? value.reason;
  return html`<span class="reason">No value for ${whose}: ${sentence}</span>`;
}

/** An explanation in its three parts: what it says, the formula, the source. */
function explanation(text: string): Markup {
  const [about, rest] = text.split(' Formula: ', 2);
  const [formula, source] = (rest ?? '').split(' Source: ', 2);
  return html`<span>${about!}</span>${formula ? html`<code>${formula.replace(/\.$/, '')}</code>` : null}${source ? html`<small>${source}</small>` : null}`;
}

function row(result: BacktestResult, info: MetricInfo, id: string): Markup {
  const own = result.metrics[info.name];
  const hold = result.buyAndHold.metrics[info.name];
  const beside = info.group === 'trades' ? null : html`<td>${formatMetric(info, hold)}</td>`;
  const reasons = [reasonOf(own, 'the strategy'), beside === null ? null : reasonOf(hold, 'buy-and-hold')];
  const tip = [explanation(info.explanation), ...reasons];
  return html`<tr><th scope="row"><button type="button" class="term" aria-describedby="${id}">${info.label}</button><span role="tooltip" class="tip" id="${id}">${tip.filter((part) => part !== null)}</span></th><td>${formatMetric(info, own)}</td>${beside}</tr>`;
}

const groupNames: Readonly<Record<MetricGroup, string>> = {
  return: 'Return',
  risk: 'Risk',
  drawdown: 'Drawdown',
  days: 'Days',
  activity: 'Activity',
  trades: 'Trades',
  costs: 'Costs',
  benchmark: 'Benchmark',
};

interface Group {
  readonly result: BacktestResult;
  readonly group: MetricGroup;
  readonly known: readonly MetricInfo[];
}

/** The groups that have metrics in this result. */
function groupsOf(result: BacktestResult): Group[] {
  return (Object.keys(groupNames) as MetricGroup[])
    .map((group) => ({
      ...{ result, group },
      known: metricInfos.filter((info) => info.group === group && info.name in result.metrics),
    }))
    .filter(({ known }) => known.length > 0);
}

/** Two columns of about the same height, in the order of the groups. */
function inTwo(groups: readonly Group[]): readonly (readonly Group[])[] {
  const rows = (some: readonly Group[]) => some.reduce((sum, { known }) => sum + known.length + 2, 0);
  const cuts = groups.map((_group, i) => i);
  const uneven = (cut: number) => Math.abs(rows(groups.slice(0, cut)) - rows(groups.slice(cut)));
  const best = cuts.reduce((least, cut) => (uneven(cut) < uneven(least) ? cut : least), 0);
  return [groups.slice(0, best), groups.slice(best)];
}

/** Buy-and-hold closes no trade: that group has no column for it. */
function groupTable({ result, group, known }: Group, index: number): Markup {
  return html`<table class="metrics"><thead><tr><th scope="col">${groupNames[group]}</th><th scope="col">Strategy</th>${group === 'trades' ? null : html`<th scope="col">Buy-and-hold</th>`}</tr></thead>
<tbody>${known.map((info) => row(result, info, `tip-${index}-${info.name}`))}</tbody></table>`;
}

/** Each metric with its explanation on hover and focus, and the benchmark's value beside it, a table a group. */
export function metricsCard(result: BacktestResult, index: number): Markup {
  const columns = inTwo(groupsOf(result));
  return html`<section class="card" aria-labelledby="metrics-${index}">
<div class="bar"><h2 id="metrics-${index}">Metrics</h2><p class="hint">Point at a name for its meaning · money in ${result.options.currency} · ratios from returns of trading days, riskless rate 0</p></div>
<div class="groups">${columns.map((groups) => html`<div>${groups.map((group) => groupTable(group, index))}</div>`)}</div>
</section>`;
}
