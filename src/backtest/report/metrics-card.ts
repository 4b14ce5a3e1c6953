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
  const tip = [explanation(info.explanation), reasonOf(own, 'the strategy'), reasonOf(hold, 'buy-and-hold')];
  return html`<tr><th scope="row"><button type="button" class="term" aria-describedby="${id}">${info.label}</button><span role="tooltip" class="tip" id="${id}">${tip.filter((part) => part !== null)}</span></th><td>${formatMetric(info, own)}</td><td>${formatMetric(info, hold)}</td></tr>`;
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

function groupBody(result: BacktestResult, group: MetricGroup, index: number): Markup | null {
  const known = metricInfos.filter((info) => info.group === group && info.name in result.metrics);
  if (known.length === 0) return null;
  return html`<tbody><tr class="group-name"><th scope="rowgroup" colspan="3">${groupNames[group]}</th></tr>${known.map((info) => row(result, info, `tip-${index}-${info.name}`))}</tbody>`;
}

/** Each metric with its explanation on hover and focus, and the benchmark's value beside it. */
export function metricsCard(result: BacktestResult, index: number): Markup {
  const groups = Object.keys(groupNames) as MetricGroup[];
  const bodies = groups.map((group) => groupBody(result, group, index)).filter((body) => body !== null);
  return html`<section class="card" aria-labelledby="metrics-${index}">
<div class="bar"><h2 id="metrics-${index}">Metrics</h2><p class="hint">Point at a name for its meaning · money in ${result.options.currency}</p></div>
<table class="metrics"><thead><tr><th scope="col">Metric</th><th scope="col">Strategy</th><th scope="col">Buy-and-hold</th></tr></thead>
${bodies}</table>
</section>`;
}
