import { html, type Markup } from './html.ts';

const parts = [
  ['charts', 'Charts'],
  ['metrics', 'Metrics'],
  ['returns', 'Returns'],
  ['drawdowns', 'Drawdowns'],
  ['trade-analysis', 'Trade analysis'],
  ['setup', 'Costs and set-up'],
  ['trades', 'Trade list'],
] as const;

/** Ways to the parts of the page. */
export function partsNav(): Markup {
  return html`<nav class="parts" aria-label="Parts of this report">${parts.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav>`;
}

/** The chart area; the browser code draws into it. Its heights are fixed by the style sheet, so nothing shifts. */
export function chartSection(): Markup {
  return html`<section class="card charts" id="charts" aria-labelledby="charts-title">
<div class="bar"><h2 id="charts-title">Equity, drawdown and prices</h2>
<p class="range" id="range" aria-live="polite"></p>
<div class="tools" role="toolbar" aria-label="What the charts show" aria-controls="panes">
<label class="instrument" hidden>Instrument<select id="instrument"></select></label>
<div class="group"><button type="button" class="button" data-look="hold" aria-pressed="true" title="Draw buy-and-hold too">Buy-and-hold</button><button type="button" class="button" data-look="log" aria-pressed="false" title="Equity on a logarithmic scale: equal heights are equal per cents">Log</button></div>
<div class="group" id="spans"></div>
<div class="group"><button type="button" class="button icon" data-zoom="in" aria-label="Zoom in" title="Zoom in">+</button><button type="button" class="button icon" data-zoom="out" aria-label="Zoom out" title="Zoom out">−</button></div>
</div></div>
<div id="panes" class="panes" tabindex="0" role="group" aria-label="Equity, drawdown and price over time. Left and right move the cross-hair, with Shift they pan; plus and minus zoom; Home shows everything; N and P go to the next and previous trade." aria-describedby="readout">
<div class="pane"><div class="legend" id="legend-equity"></div><div class="plot equity" id="plot-equity"></div></div>
<div class="pane"><div class="legend" id="legend-drawdown"></div><div class="plot drawdown" id="plot-drawdown"></div></div>
<div class="pane"><div class="legend" id="legend-price"></div><div class="plot price" id="plot-price"></div></div>
</div>
<div class="navigator" id="navigator"></div>
<p class="visually-hidden" id="readout" aria-live="polite"></p>
<div class="selected" id="selected"></div>
<p class="hint keys">Drag to pan · Ctrl or ⌘ and wheel, or pinch, to zoom · drag the strip below the charts to choose a range · times are UTC</p>
<p class="hint">▲ long and ▼ short entry · ● exit at a profit · × exit at a loss · dashed stop, dotted target · strip under the prices: longs above the line, shorts below, wins tall, losses low · shaded and numbered: the five deepest drawdowns</p>
</section>`;
}

/** Rolling figures: drawn when they come near the window. */
export function rollingSection(): Markup {
  return html`<section class="card" id="rolling" aria-labelledby="rolling-title">
<div class="bar"><h2 id="rolling-title">Rolling figures</h2>
<div class="tools"><label class="instrument">Figure<select id="rolling-figure"><option value="sharpe">Sharpe ratio</option><option value="sortino">Sortino ratio</option><option value="volatility">Volatility a year</option><option value="beta">Beta to buy-and-hold</option></select></label></div></div>
<div class="legend" id="legend-rolling"></div><div class="plot rolling" id="plot-rolling" role="img" tabindex="0"></div>
<p class="hint">Over the last 63 and 126 trading days (about a quarter and half a year), in a year; riskless rate 0</p>
</section>`;
}

/** Each trade as a point: result over time, and over how far it went both ways. Drawn when it comes near. */
export function excursionSection(): Markup {
  return html`<section class="card" id="excursions" aria-labelledby="excursions-title">
<div class="bar"><h2 id="excursions-title">Trade by trade</h2><p class="hint">Result of each trade, in per cent of its value at entry: over the time of its exit, over its worst open loss (MAE) and over its best open profit (MFE) · a dot won, a cross lost · choose one by a click, or with the arrow keys and Enter</p></div>
<div class="plot excursion wide-plot" id="plot-results" role="img" tabindex="0"></div>
<div class="columns"><div class="plot excursion" id="plot-mae" role="img" tabindex="0"></div><div class="plot excursion" id="plot-mfe" role="img" tabindex="0"></div></div>
</section>`;
}

/** What the words and signs of the page mean. */
export function readingSection(): Markup {
  const term = (name: string, text: string) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
  return html`<section class="card" aria-labelledby="reading-title">
<h2 id="reading-title">How to read this report</h2>
<dl class="facts">${term('Times', 'UTC, but for hours and weekdays of entry where New York time is said. A bar is named by its open; equity is taken at its close.')}${term('Signs', 'Gains are above 0 and losses below. A drawdown is given as the share lost of the earlier peak: in tables without a sign, in the chart below 0. Worst open profit (MAE) is never above 0, best (MFE) never below.')}${term('Profit', 'After commission. Spread and slippage are inside the prices of fills, and shown apart under costs.')}${term('Result of a trade', 'Its profit as a share of its value at entry.')}${term('Buy-and-hold', 'All cash into the same instruments at the first moment at which the strategy could have bought, at the same costs, held to the end.')}${term('Trading days', 'Of the calendar named under set-up; days without a trade count. Ratios take a riskless rate of 0.')}${term('Volume', 'Columns at the foot of the price chart, where the data has one.')}${term('Ambiguous', 'A bar that holds both the stop and the target of a position: which came first is not known from it.')}</dl>
</section>`;
}

/** The frame of the trade list. */
export function tradeSection(): Markup {
  return html`<section class="card trades" id="trades" aria-labelledby="trades-title">
<div class="bar"><h2 id="trades-title">Trades</h2><p class="count" id="trade-count" aria-live="polite"></p></div>
<form class="filters" id="filters" role="search" aria-label="Filter trades">
<label hidden>Instrument<select name="instrument"><option value="">all</option></select></label>
<label>Side<select name="side"><option value="">all</option><option value="1">long</option><option value="-1">short</option></select></label>
<label>Outcome<select name="outcome"><option value="">all</option><option value="win">win</option><option value="loss">loss</option></select></label>
<label>Exit by<select name="exit"><option value="">all</option></select></label>
<label class="find">Find<input type="search" name="text" placeholder="2008-10, #12, short …" autocomplete="off"></label>
<label class="check"><input type="checkbox" name="ambiguous"> ambiguous only</label>
<button type="reset" class="button">Clear</button>
</form>
<div class="scroll" tabindex="0" role="region" aria-label="Trade list"><table id="trade-table"><thead></thead><tbody></tbody></table></div>
<p class="hint printed" id="printed"></p>
<div class="pager" id="pager"></div>
</section>`;
}
