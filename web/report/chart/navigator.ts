import { formatTime } from '../../../src/backtest/report/format.ts';
import { element } from '../dom.ts';
import type { ResultView } from '../model.ts';
import type { Theme } from '../theme.ts';
import { clampRange, type Range, wholeRange } from './view.ts';

export interface Navigator {
  /** Redraws for another size or theme. */
  readonly draw: (theme: Theme) => void;
  readonly show: (range: Range) => void;
}

type Part = 'left' | 'right' | 'window';

/** Lowest and highest equity under each pixel, so that no extreme is lost. */
function outline(values: Float64Array, width: number): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i += 1) {
    const x = Math.min(width - 1, Math.floor(((i + 0.5) / values.length) * width));
    if (values[i]! < low[x]!) low[x] = values[i]!;
    if (values[i]! > high[x]!) high[x] = values[i]!;
  }
  return { low, high };
}

function paint(canvas: HTMLCanvasElement, values: Float64Array, theme: Theme): void {
  const ratio = devicePixelRatio;
  const width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  const height = Math.max(1, Math.round(canvas.clientHeight * ratio));
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  const { low, high } = outline(values, width);
  const [least, most] = [Math.min(...low), Math.max(...high)];
  const span = most - least || 2;
  const bottom = most > least ? least : least - 1;
  const y = (value: number) => height - 4 * ratio - ((value - bottom) / span) * (height - 8 * ratio);
  context.beginPath();
  for (let x = 0; x < width; x += 1) {
    if (low[x]! > high[x]!) continue;
    context.lineTo(x, y(high[x]!));
    context.lineTo(x, y(low[x]!));
  }
  context.strokeStyle = theme.strategy;
  context.lineWidth = ratio;
  context.stroke();
}

function handle(side: 'left' | 'right'): HTMLElement {
  const name = side === 'left' ? 'Start of the shown range' : 'End of the shown range';
  return element('div', {
    class: `handle ${side}`,
    role: 'slider',
    tabindex: 0,
    'aria-label': name,
    'aria-orientation': 'horizontal',
  });
}

function moved(part: Part, range: Range, bars: number): Range {
  if (part === 'left') return { min: Math.min(range.min + bars, range.max - 1), max: range.max };
  if (part === 'right') return { min: range.min, max: Math.max(range.max + bars, range.min + 1) };
  return { min: range.min + bars, max: range.max + bars };
}

/** The strip under the charts: the whole equity with the shown range as a window that can be moved and resized. */
export function createNavigator(place: HTMLElement, view: ResultView, onChange: (range: Range) => void): Navigator {
  const { length, time, daily } = view.axis;
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const shades = [element('div', { class: 'shade' }), element('div', { class: 'shade' })];
  const handles = { left: handle('left'), right: handle('right') };
  const frame = element('div', { class: 'window' }, handles.left, handles.right);
  place.replaceChildren(canvas, ...shades, frame);
  let current = wholeRange(length);

  function describe(node: HTMLElement, bar: number): void {
    const at = Math.min(length - 1, Math.max(0, Math.round(bar)));
    node.setAttribute('aria-valuemin', '0');
    node.setAttribute('aria-valuemax', String(Math.max(0, length - 1)));
    node.setAttribute('aria-valuenow', String(at));
    node.setAttribute('aria-valuetext', length === 0 ? 'no bars' : formatTime(time[at]!, daily));
  }

  function drag(event: PointerEvent, part: Part, start: Range): void {
    const { width } = place.getBoundingClientRect();
    const from = event.clientX;
    const follow = (move: PointerEvent) => onChange(moved(part, start, ((move.clientX - from) / width) * length));
    place.setPointerCapture(event.pointerId);
    place.addEventListener('pointermove', follow);
    const stop = () => place.removeEventListener('pointermove', follow);
    place.addEventListener('pointerup', stop, { once: true });
    place.addEventListener('pointercancel', stop, { once: true });
    event.preventDefault();
  }

  place.onpointerdown = (event) => {
    if (event.button !== 0) return;
    const target = event.target as HTMLElement;
    if (target === handles.left) return drag(event, 'left', current);
    if (target === handles.right) return drag(event, 'right', current);
    if (target !== frame) {
      const { left, width } = place.getBoundingClientRect();
      const middle = ((event.clientX - left) / width) * length;
      const span = current.max - current.min;
      onChange({ min: middle - span / 2, max: middle + span / 2 });
    }
    drag(event, 'window', clampRange(current, length));
  };
  for (const part of ['left', 'right'] as const) {
    handles[part].onkeydown = (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      onChange(moved(part, current, step * Math.max(1, Math.round((current.max - current.min) / 100))));
    };
  }
  return {
    draw: (theme) => paint(canvas, view.equity, theme),
    show: (range) => {
      current = range;
      const whole = wholeRange(length);
      const percent = (bar: number) => ((bar - whole.min) / (whole.max - whole.min)) * 100;
      const [left, right] = [percent(range.min), percent(range.max)];
      frame.style.left = `${left}%`;
      frame.style.width = `${right - left}%`;
      shades[0]!.style.width = `${left}%`;
      shades[1]!.style.left = `${right}%`;
      shades[1]!.style.width = `${100 - right}%`;
      describe(handles.left, range.min + 0.5);
      describe(handles.right, range.max - 0.5);
    },
  };
}
