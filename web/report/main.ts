// The report's browser code: reads the data block, draws the charts and the trade list of the chosen result.
import { type Charts, createCharts } from './chart/charts.ts';
import { type ChartLook, canBeLog } from './chart/panes.ts';
import { byId, element } from './dom.ts';
import { type ReportView, type ResultView, readReport } from './model.ts';
import { createExcursions } from './sections/excursions.ts';
import { createRolling } from './sections/rolling.ts';
import { showSpans } from './spans.ts';
import { watchTitles } from './tips.ts';
import { createTradeList } from './trades/list.ts';
import { showSelected } from './trades/selected.ts';

function start(report: ReportView): void {
  const { intents } = report;
  const list = createTradeList({ intents, onSelect: (trade) => choose(trade, true) });
  let view: ResultView = report.results[0]!;
  let selected: number | null = null;
  const picker = byId('instrument') as HTMLSelectElement;
  const chartActions = {
    onSelect: (trade: number | null) => choose(trade, true),
    onInstrument: (instrument: number) => {
      picker.value = String(instrument);
    },
  };
  const look: ChartLook = { hold: true, log: false };
  let charts: Charts = createCharts(view, chartActions, { look });
  const late = [
    createRolling(() => view),
    createExcursions(
      () => view,
      (trade) => choose(trade, true),
    ),
  ];

  const actions = {
    intents,
    onStep: (by: number) => choose(Math.min(view.trades.length - 1, Math.max(0, (selected ?? 0) + by)), true),
    onClear: () => choose(null, false),
    onList: () => {
      const row = document.querySelector<HTMLElement>(`[data-trade="${selected}"]`);
      (row ?? byId('trades')).scrollIntoView({ block: 'center' });
      row?.querySelector('button')?.focus({ preventScroll: true });
    },
  };

  function choose(trade: number | null, jump: boolean): void {
    selected = trade;
    charts.select(trade, jump);
    list.select(trade);
    showSelected(view, trade, actions);
    if (trade === null) return;
    bringIntoView();
  }

  function show(index: number): void {
    const next = report.results[index]!;
    const range = next.axis === view.axis ? charts.range() : undefined;
    charts.destroy();
    view = next;
    selected = null;
    for (const part of document.querySelectorAll<HTMLElement>('[data-result]')) {
      part.hidden = part.dataset.result !== String(index);
    }
    for (const button of document.querySelectorAll<HTMLElement>('[data-pick]')) {
      button.setAttribute('aria-pressed', String(button.dataset.pick === String(index)));
    }
    charts = createCharts(view, chartActions, { look, range });
    attach();
  }

  function attach(): void {
    showSpans(view.axis, charts);
    showLook(look, view);
    showInstruments(picker, view);
    list.show(view);
    showSelected(view, null, actions);
    for (const part of late) part.refresh();
  }

  /** Shows a stretch of points with some room around it. */
  function showSpan(from: number, to: number): void {
    const around = Math.max(5, (to - from) * 0.15);
    charts.setRange({ min: from - around, max: to + around });
    byId('charts').scrollIntoView({ block: 'start' });
  }

  document.addEventListener('click', (event) => {
    const target = (event.target as Element).closest<HTMLElement>(
      'button[data-pick],[data-zoom],[data-look],[data-action],[data-from],[data-instrument]',
    );
    if (target?.dataset.look !== undefined) {
      const key = target.dataset.look as keyof ChartLook;
      look[key] = !look[key];
      showLook(look, view);
      charts.rebuild();
    }
    if (target?.dataset.pick !== undefined) show(Number(target.dataset.pick));
    if (target?.dataset.zoom !== undefined) charts.zoom(target.dataset.zoom === 'in' ? 0.5 : 2);
    if (target?.dataset.from !== undefined) showSpan(Number(target.dataset.from), Number(target.dataset.to));
    if (target?.dataset.instrument !== undefined) {
      charts.showInstrument(Number(target.dataset.instrument));
      list.onlyInstrument(target.dataset.instrument);
      byId('charts').scrollIntoView({ block: 'start' });
    }
    if (target?.dataset.action === 'ambiguous') list.onlyAmbiguous();
  });
  picker.addEventListener('change', () => charts.showInstrument(Number(picker.value)));
  byId('panes').addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && charts.key(event)) event.preventDefault();
  });
  watchLook(() => {
    charts.rebuild();
    for (const part of late) part.refresh();
  });
  watchPrint((printing) => {
    list.print(printing);
    charts.rebuild();
    for (const part of late) part.force();
  });
  attach();
}

/** Brings the charts into the window, or the prices alone where there is no room for all. */
function bringIntoView(): void {
  const { top, bottom, height } = byId('panes').getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  const room = byId('panes').offsetTop - byId('charts').offsetTop;
  if (height + room <= innerHeight) byId('charts').scrollIntoView({ block: 'start' });
  else byId('legend-price').scrollIntoView({ block: 'start' });
}

/** Which of the looks are on; a logarithmic scale cannot show an account at or below 0. */
function showLook(look: ChartLook, view: ResultView): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-look]')) {
    const key = button.dataset.look as keyof ChartLook;
    button.disabled = key === 'log' && !canBeLog(view);
    button.setAttribute('aria-pressed', String(look[key] && !button.disabled));
  }
}

/** The choice of whose prices are shown; out of sight where there is only one. */
function showInstruments(picker: HTMLSelectElement, { instruments }: ResultView): void {
  picker.replaceChildren(...instruments.map(({ symbol }, index) => element('option', { value: index }, symbol)));
  picker.closest('label')!.hidden = instruments.length < 2;
}

/** Calls back when the page's width or its theme changes. */
function watchLook(rebuild: () => void): void {
  let width = byId('panes').clientWidth;
  new ResizeObserver(() => {
    if (byId('panes').clientWidth === width) return;
    width = byId('panes').clientWidth;
    rebuild();
  }).observe(byId('panes'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', rebuild);
}

/** Calls back before and after printing, with the page in the shape and the colours for paper. */
function watchPrint(change: (printing: boolean) => void): void {
  for (const printing of [true, false]) {
    addEventListener(printing ? 'beforeprint' : 'afterprint', () => {
      document.documentElement.classList.toggle('printing', printing);
      for (const part of document.querySelectorAll('details')) part.open = printing;
      change(printing);
    });
  }
}

/** A tooltip that was put away by Escape stays away until its term is left. */
function watchTips(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const term of document.querySelectorAll('.term:hover, .term:focus')) term.classList.add('quiet');
  });
  for (const name of ['focusout', 'mouseout']) {
    document.addEventListener(name, (event) => (event.target as Element).classList?.remove('quiet'));
  }
}

async function boot(): Promise<void> {
  watchTips();
  watchTitles();
  try {
    start(await readReport(byId('manifest').textContent, byId('payload').textContent));
    performance.mark('tiercel-charts');
    document.documentElement.dataset.ready = 'true';
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    byId('panes').replaceChildren(element('p', { role: 'alert' }, `The charts could not be drawn: ${text}`));
    throw error;
  }
}

void boot();
