import type uPlot from 'uplot';
import { byId, setText } from '../dom.ts';
import type { ResultView } from '../model.ts';
import { readTheme } from '../theme.ts';
import { hideTip, showTip } from '../tips.ts';
import { tradeWords } from '../trades/words.ts';
import { listenToGestures } from './gestures.ts';
import { createLegend, pointSentence, rangeText } from './legend.ts';
import { createNavigator } from './navigator.ts';
import { type ChartLook, createPanes, type PaneState, type Panes } from './panes.ts';
import { markedTrade, tradeNear } from './trade-marks.ts';
import { barsIn, clampRange, panRange, type Range, wholeRange, zoomRange } from './view.ts';

export interface ChartActions {
  /** A trade was chosen by a click or a key; null when the choice is taken back. */
  readonly onSelect: (trade: number | null) => void;
  /** Another instrument's prices are shown. */
  readonly onInstrument: (instrument: number) => void;
}

/** The charts of one result. */
export interface Charts {
  readonly range: () => Range;
  readonly setRange: (range: Range) => void;
  readonly zoom: (factor: number) => void;
  /** Shows the prices of another instrument. */
  readonly showInstrument: (instrument: number) => void;
  /** Marks a trade; `jump` brings it into view. */
  readonly select: (trade: number | null, jump: boolean) => void;
  readonly key: (event: KeyboardEvent) => boolean;
  /** Draws anew, for another size or another theme. */
  readonly rebuild: () => void;
  readonly destroy: () => void;
}

const places = () => ({ price: byId('plot-price'), equity: byId('plot-equity'), drawdown: byId('plot-drawdown') });

/** Room beside a trade that is jumped to: so many bars where there is place, at least one and a half times its length. */
const barsAround = 40;

export interface ChartStart {
  readonly look: ChartLook;
  /** Default: everything. */
  readonly range?: Range | undefined;
}

export function createCharts(view: ResultView, actions: ChartActions, start: ChartStart): Charts {
  const { length } = view.axis;
  let legend = createLegend(view, 0);
  let state: PaneState = {
    view,
    theme: readTheme(),
    range: clampRange(start.range ?? wholeRange(length), length),
    look: start.look,
    instrument: 0,
    selected: null,
  };
  let panes: Panes | null = null;
  const all = () => panes?.all ?? [];
  const main = () => panes!.price;
  const navigator = createNavigator(byId('navigator'), view, setRange);

  function plotWidth(): number {
    return main().bbox.width / devicePixelRatio;
  }

  function setRange(range: Range): void {
    state.range = clampRange(range, length);
    for (const pane of all()) pane.setScale('x', state.range);
    navigator.show(state.range);
    setText(byId('range'), rangeText(view, state.range, plotWidth()));
    showCursor();
  }

  function showCursor(): void {
    legend.show(main().cursor.idx ?? Math.max(0, barsIn(state.range, length).last));
  }

  function zoomAround(factor: number, around: number): void {
    const { min, max } = state.range;
    setRange(zoomRange(state.range, factor, min + (max - min) * around));
  }

  function tap(pane: uPlot, point: { left: number; top: number; touch: boolean }): void {
    if (pane !== main()) return;
    const trade = tradeNear(pane, state, { ...point, reach: point.touch ? 22 : 12 });
    if (trade !== null) actions.onSelect(trade);
  }

  /** Says what the trade is whose mark is under the pointer. */
  function hover({ offsetX, offsetY, buttons }: PointerEvent): void {
    const pane = main();
    const trade = buttons === 0 ? markedTrade(pane, state, { left: offsetX, top: offsetY }) : null;
    if (trade === null) {
      hideTip();
      return;
    }
    const { left, top } = pane.over.getBoundingClientRect();
    const [x, y] = [left + offsetX, top + offsetY];
    showTip({ text: tradeWords(view, trade), box: { left: x, right: x, top: y - 8, bottom: y + 8 } });
  }

  function pointAt(point: number): void {
    for (const pane of all()) pane.setCursor({ left: pane.valToPos(point, 'x'), top: 8 });
    legend.show(point);
    setText(byId('readout'), pointSentence(view, { instrument: state.instrument, point }));
  }

  function build(): void {
    for (const pane of all()) pane.destroy();
    state = { ...state, theme: readTheme() };
    panes = createPanes(state, places());
    for (const pane of all()) {
      const canvas = pane.root.querySelector('canvas')!;
      canvas.setAttribute('aria-hidden', 'true');
      pane.hooks.setCursor = [() => pane === main() && showCursor()];
      listenToGestures(pane.over, {
        pan: (fraction) => setRange(panRange(state.range, fraction * (state.range.max - state.range.min))),
        zoom: zoomAround,
        tap: (point) => tap(pane, point),
      });
    }
    main().over.classList.add('tips-own');
    main().over.onpointermove = hover;
    main().over.onpointerleave = hideTip;
    byId('navigator').style.width = `${plotWidth()}px`;
    navigator.draw(state.theme);
    setRange(state.range);
  }

  function moveCursor(step: number): void {
    const { first, last } = barsIn(state.range, length);
    const at = main().cursor.idx;
    const bar = at == null ? Math.round((first + last) / 2) : Math.min(length - 1, Math.max(0, at + step));
    if (bar < first || bar > last) setRange(panRange(state.range, step * 10));
    pointAt(bar);
  }

  function showInstrument(instrument: number): void {
    if (instrument === state.instrument) return;
    state.instrument = instrument;
    legend = createLegend(view, instrument);
    actions.onInstrument(instrument);
    setRange(state.range);
  }

  function select(trade: number | null, jump: boolean): void {
    state.selected = trade;
    if (trade !== null) showInstrument(view.trades.instrument[trade]!);
    if (trade === null || !jump) {
      setRange(state.range);
      return;
    }
    const entry = view.trades.entryPoint[trade]!;
    const exit = view.trades.exitPoint[trade]!;
    const around = Math.max(Math.min(barsAround, plotWidth() / 12), (exit - entry) * 1.5);
    setRange({ min: entry - around, max: exit + around });
  }

  function step(by: number): void {
    const { trades } = view;
    if (trades.length === 0) return;
    const from = state.selected ?? (by > 0 ? -1 : trades.length);
    actions.onSelect(Math.min(trades.length - 1, Math.max(0, from + by)));
  }

  function key(event: KeyboardEvent): boolean {
    const way = event.key === 'ArrowLeft' ? -1 : 1;
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowRight':
        if (event.shiftKey) setRange(panRange(state.range, way * 0.2 * (state.range.max - state.range.min)));
        else moveCursor(way);
        return true;
      case '+':
      case '=':
        zoomAround(0.6, 0.5);
        return true;
      case '-':
        zoomAround(1 / 0.6, 0.5);
        return true;
      case 'Home':
        setRange(wholeRange(length));
        return true;
      case 'n':
        step(1);
        return true;
      case 'p':
        step(-1);
        return true;
      case 'Escape':
        actions.onSelect(null);
        return true;
      default:
        return false;
    }
  }

  build();
  return {
    range: () => state.range,
    setRange,
    showInstrument,
    zoom: (factor) => zoomAround(factor, 0.5),
    select,
    key,
    rebuild: build,
    destroy: () => {
      for (const pane of all()) pane.destroy();
    },
  };
}
