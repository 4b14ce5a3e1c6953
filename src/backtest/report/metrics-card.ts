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

/** Buy-and-hold closes no trade: that group has no column for it. */
function groupTable(result: BacktestResult, group: MetricGroup, index: number): Markup | null {
  const known = metricInfos.filter((info) => info.group === group && info.name in result.metrics);
  if (known.length === 0) return null;
  return html`<table class="metrics"><thead><tr><th scope="col">${groupNames[group]}</th><th scope="col">Strategy</th>${group === 'trades' ? null : html`<th scope="col">Buy-and-hold</th>`}</tr></thead>
<tbody>${known.map((info) => row(result, info, `tip-${index}-${info.name}`))}</tbody></table>`;
}

/** Each metric with its explanation on hover and focus, and the benchmark's value beside it, a table a group. */
export function metricsCard(result: BacktestResult, index: number): Markup {
  const groups = Object.keys(groupNames) as MetricGroup[];
  const tables = groups.map((group) => groupTable(result, group, index)).filter((table) => table !== null);
  return html`<section class="card" aria-labelledby="metrics-${index}">
<div class="bar"><h2 id="metrics-${index}">Metrics</h2><p class="hint">Point at a name for its meaning · money in ${result.options.currency} · ratios from returns of trading days, riskless rate 0</p></div>
<div class="groups">${tables}</div>
</section>`;
}
