import { createHash } from 'node:crypto';
import { TiercelError } from '../../kernel/index.ts';
import type { BacktestResult } from '../result.ts';
import { daysOf } from './analysis/days.ts';
import { reportAssets } from './assets.ts';
import { compareSection, resultLabels } from './compare.ts';
import { packReport } from './data.ts';
import { ambiguousCard, costsCard, openCard, setupCard } from './details.ts';
import { escapeHtml, jsonForScript } from './escape.ts';
import { headerSection, symbolsOf } from './header.ts';
import { html, Markup } from './html.ts';
import { metricsCard } from './metrics-card.ts';
import {
  drawdownSections,
  instrumentsCard,
  relativeCard,
  returnSections,
  type SectionFacts,
  tradeSections,
} from './sections/index.ts';
import { chartSection, excursionSection, partsNav, readingSection, rollingSection, tradeSection } from './shell.ts';
import { timelineOf } from './timeline.ts';

/** What a report says beside its results. */
export interface ReportOptions {
  /** Text of the browser's tab. Default: the strategies' names and the symbol. */
  readonly title?: string;
  /** For each result the command that repeats it, shown under 'The same again'. Default: none. */
  readonly commands?: readonly string[];
  /** What a reader must know before anything else, shown first: that the data has changed since the run, for one. Default: none. */
  readonly notices?: readonly string[];
}

function noticeSection(notices: readonly string[]): Markup | null {
  if (notices.length === 0) return null;
  return html`<div class="notices" role="note">${notices.map((text) => html`<p>${text}</p>`)}</div>`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing but the page's own script and style may run, and nothing may be fetched or sent. */
function contentPolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function setupSection(
  result: BacktestResult,
  at: { index: number; options: ReportOptions; facts: SectionFacts },
): Markup {
  const { index, options, facts } = at;
  return html`<div class="columns"><div class="stack">${relativeCard(result, facts.days, index)}${costsCard(result, index)}${ambiguousCard(result, index)}</div>${setupCard(result, index, options.commands?.[index])}</div>`;
}

/** A part of the page that can be jumped to, made for each result; those that are not chosen are hidden. */
function perResult(
  id: string,
  results: readonly BacktestResult[],
  section: (result: BacktestResult, index: number) => Markup | null,
): Markup {
  const parts = results.map(
    (result, index) =>
      html`<div data-result="${index}"${index === 0 ? null : new Markup(' hidden')}>${section(result, index)}</div>`,
  );
  return html`<div id="${id}">${parts}</div>`;
}

/**
 * One self-contained HTML page that shows backtests and opens offline: verdict, charts, metrics beside buy-and-hold,
 * returns of months and years, drawdowns, distributions, costs, set-up, trades. The first result is
 * shown first; the others are a click away. The same results give the same text, byte for byte; wall time is left out.
 *
 * @throws TIERCEL_E_PARAMETER without results; TIERCEL_E_FILE when the browser code is not built.
 * @example
 * ```ts
 * writeFileSync('report.html', renderReport([await backtest(strategy, bars)]));
 * ```
 */
export function renderReport(results: readonly BacktestResult[], options: ReportOptions = {}): string {
  if (results.length === 0) {
    throw new TiercelError('TIERCEL_E_PARAMETER', '`results` must hold at least one backtest, was empty');
  }
  const { script, style } = reportAssets();
  const labels = resultLabels(results);
  const facts = results.map((result) => ({ days: daysOf(result), timeline: timelineOf(result) }));
  const { manifest, payload } = packReport(results, labels, facts);
  const title = options.title ?? `${labels.join(', ')} on ${symbolsOf(results[0]!)}`;
  const body = html`<a class="skip" href="#trades">Skip to the trades</a>
<main>
${noticeSection(options.notices ?? [])}
${compareSection(results, labels)}
${perResult('summary', results, headerSection)}
${partsNav()}
${chartSection()}
<noscript><p class="card">The charts and the trade list need JavaScript; the figures on this page do not.</p></noscript>
${perResult('metrics', results, (result, index) => html`${instrumentsCard(result, facts[index]!.timeline, index)}${openCard(result, index)}${metricsCard(result, index)}`)}
${perResult('returns', results, (result, index) => returnSections(result, facts[index]!, index))}
${rollingSection()}
${perResult('drawdowns', results, (result, index) => drawdownSections(result, facts[index]!, index))}
${perResult('trade-analysis', results, (result, index) => tradeSections(result, facts[index]!, index))}
${excursionSection()}
${perResult('setup', results, (result, index) => setupSection(result, { index, options, facts: facts[index]! }))}
${tradeSection()}
${readingSection()}
</main>
<footer><p>Made by Tiercel. Charts drawn with uPlot (MIT licence, © Leon Sorokin).</p></footer>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body.text}
<script type="application/json" id="manifest">${jsonForScript(manifest)}</script>
<script type="text/plain" id="payload">${payload}</script>
<script>${script}</script>
</body>
</html>
`;
}
