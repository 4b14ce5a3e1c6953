import { html, type Markup } from './html.ts';

/** The chart area; the browser code draws into it. Its heights are fixed by the style sheet, so nothing shifts. */
export function chartSection(): Markup {
  return html`<section class="card charts" aria-labelledby="charts-title">
<div class="bar"><h2 id="charts-title">Charts</h2>
<p class="range" id="range" aria-live="polite"></p>
<div class="tools" role="toolbar" aria-label="Zoom" aria-controls="panes">
<label class="instrument" hidden>Instrument<select id="instrument"></select></label>
<div class="group" id="spans"></div>
<div class="group"><button type="button" class="button icon" data-zoom="in" aria-label="Zoom in" title="Zoom in">+</button><button type="button" class="button icon" data-zoom="out" aria-label="Zoom out" title="Zoom out">−</button></div>
</div></div>
<div id="panes" class="panes" tabindex="0" role="group" aria-label="Price, equity and drawdown over time. Left and right move the cross-hair, with Shift they pan; plus and minus zoom; Home shows everything; N and P go to the next and previous trade." aria-describedby="readout">
<div class="pane"><div class="legend" id="legend-price"></div><div class="plot price" id="plot-price"></div></div>
<div class="pane"><div class="legend" id="legend-equity"></div><div class="plot equity" id="plot-equity"></div></div>
<div class="pane"><div class="legend" id="legend-drawdown"></div><div class="plot drawdown" id="plot-drawdown"></div></div>
</div>
<div class="navigator" id="navigator"></div>
<p class="visually-hidden" id="readout" aria-live="polite"></p>
<div class="selected" id="selected"></div>
<p class="hint keys">Drag to pan · Ctrl or ⌘ and wheel, or pinch, to zoom · drag the strip below the charts to choose a range · times are UTC</p>
<p class="hint">▲ long and ▼ short entry · ● exit at a profit · × exit at a loss · dashed stop, dotted target · strip under the candles: longs above the line, shorts below, wins tall, losses low</p>
</section>`;
}

/** The charts that are drawn when they come near the window: rolling figures, and how far trades went both ways. */
export function curveSections(): Markup {
  return html`<section class="card" id="rolling" aria-labelledby="rolling-title">
<div class="bar"><h2 id="rolling-title">Rolling figures</h2>
<div class="tools"><label class="instrument">Figure<select id="rolling-figure"><option value="sharpe">Sharpe ratio</option><option value="sortino">Sortino ratio</option><option value="volatility">Volatility a year</option><option value="beta">Beta to buy-and-hold</option></select></label></div></div>
<div class="legend" id="legend-rolling"></div><div class="plot rolling" id="plot-rolling" role="img"></div>
<p class="hint">Over the last 63 and 126 trading days (about a quarter and half a year), in a year; riskless rate 0</p>
</section>
<section class="card" id="excursions" aria-labelledby="excursions-title">
<div class="bar"><h2 id="excursions-title">How far trades went</h2><p class="hint">Each trade at its worst (MAE) and best (MFE) open profit against its result, in per cent of the value at entry · a dot won, a cross lost · choose one by a click</p></div>
<div class="columns"><div class="plot excursion" id="plot-mae" role="img"></div><div class="plot excursion" id="plot-mfe" role="img"></div></div>
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
