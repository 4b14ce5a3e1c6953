import { formatPercent } from '../../../src/backtest/report/format.ts';
import { roundValues } from '../chart/log-splits.ts';
import { element } from '../dom.ts';
import { readTheme, type Theme } from '../theme.ts';
import { hideTip, showTip } from '../tips.ts';

export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Points of which the height is a result: those above 0 are dots, the others crosses. */
export interface Cloud {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The ends of the x axis. */
  readonly from: number;
  readonly to: number;
  /** Ticks of the x axis over so many CSS pixels. */
  readonly ticks: (width: number) => readonly Tick[];
  /** Under the x axis. */
  readonly name: string;
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** What a point shows. */
  readonly words: (point: number) => string;
  readonly onSelect: (point: number) => void;
}

/** CSS pixels around the points, with room for the names of the axes. */
const margin = { left: 58, right: 14, top: 10, bottom: 36 };

/** More points than this are drawn as single pixels. */
const fewEnoughForMarks = 3000;

/** CSS pixels from a point within which a pointer means it. */
const reach = 14;

interface Places {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly px: (value: number) => number;
  readonly py: (value: number) => number;
  readonly ys: readonly number[];
}

function placesOf(cloud: Cloud, width: number, height: number): Places {
  let [low, high] = [0, 0];
  for (const value of cloud.y) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const room = (high - low || 0.01) * 0.05;
  [low, high] = [low - room, high + room];
  const [left, right] = [margin.left, width - margin.right];
  const [top, bottom] = [margin.top, height - margin.bottom];
  return {
    ...{ left, right, top, bottom },
    px: (value) => left + ((value - cloud.from) / (cloud.to - cloud.from || 1)) * (right - left),
    py: (value) => top + ((high - value) / (high - low)) * (bottom - top),
    ys: roundValues(low, high),
  };
}

/** Per cents of evenly spaced values, with the decimals that tell them apart. */
export function percentTicks(values: readonly number[]): Tick[] {
  const step = (values[1] ?? 1) - (values[0] ?? 0);
  const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step * 100) - 1e-9)));
  return values.map((at) => ({ at, label: formatPercent(at, decimals) }));
}

function drawAxes(context: CanvasRenderingContext2D, cloud: Cloud, at: { places: Places; theme: Theme }): void {
  const { places, theme } = at;
  const { left, right, top, bottom } = places;
  const line = (from: [number, number], to: [number, number], color: string) => {
    context.strokeStyle = color;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  };
  context.font = theme.font;
  context.fillStyle = theme.muted;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const { at: x, label } of cloud.ticks(right - left)) {
    const px = Math.round(places.px(x)) + 0.5;
    line([px, top], [px, bottom], theme.grid);
    if (px < right - 18) context.fillText(label, px, bottom + 5);
  }
  context.textBaseline = 'bottom';
  context.fillText(cloud.name, (left + right) / 2, bottom + margin.bottom - 1);
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const { at: y, label } of percentTicks(places.ys)) {
    const py = Math.round(places.py(y)) + 0.5;
    line([left, py], [right, py], Math.abs(y) < 1e-12 ? theme.muted : theme.grid);
    context.fillText(label, left - 6, py);
  }
}

function dot(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.moveTo(x + 2.5, y);
  context.arc(x, y, 2.5, 0, 2 * Math.PI);
}

function cross(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.moveTo(x - 2.5, y - 2.5);
  context.lineTo(x + 2.5, y + 2.5);
  context.moveTo(x - 2.5, y + 2.5);
  context.lineTo(x + 2.5, y - 2.5);
}

function drawPoints(context: CanvasRenderingContext2D, cloud: Cloud, { px, py }: Places, theme: Theme): void {
  const marks = cloud.x.length <= fewEnoughForMarks;
  context.globalAlpha = marks ? 0.75 : 0.5;
  context.lineWidth = 1.25;
  for (const win of [false, true]) {
    context.fillStyle = win ? theme.win : theme.loss;
    context.strokeStyle = context.fillStyle;
    context.beginPath();
    for (let i = 0; i < cloud.x.length; i += 1) {
      if (cloud.y[i]! > 0 !== win) continue;
      const [x, y] = [px(cloud.x[i]!), py(cloud.y[i]!)];
      if (!marks) context.fillRect(x - 0.75, y - 0.75, 1.5, 1.5);
      else if (win) dot(context, x, y);
      else cross(context, x, y);
    }
    if (marks && win) context.fill();
    else if (marks) context.stroke();
  }
  context.globalAlpha = 1;
}

/** The point nearest to a place; null where none is within reach. */
function nearest(cloud: Cloud, { px, py }: Places, at: { x: number; y: number }): number | null {
  let [best, distance]: [number | null, number] = [null, reach];
  for (let i = 0; i < cloud.x.length; i += 1) {
    const away = Math.hypot(px(cloud.x[i]!) - at.x, py(cloud.y[i]!) - at.y);
    if (away < distance) [best, distance] = [i, away];
  }
  return best;
}

/** Draws a cloud into its place; a point says what it is under the pointer and by the arrow keys, and can be chosen. */
export function drawScatter(place: HTMLElement, cloud: Cloud): void {
  const [width, height, ratio] = [place.clientWidth, place.clientHeight, devicePixelRatio];
  const canvas = element('canvas', { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const theme = readTheme();
  const places = placesOf(cloud, width, height);
  drawAxes(context, cloud, { places, theme });
  drawPoints(context, cloud, places, theme);
  place.setAttribute('aria-label', cloud.label);
  const mark = element('i', { class: 'mark', hidden: true });
  place.replaceChildren(canvas, mark);
  listen(place, { cloud, places, mark });
}

function listen(place: HTMLElement, at: { cloud: Cloud; places: Places; mark: HTMLElement }): void {
  const { cloud, places, mark } = at;
  let chosen: number | null = null;
  let byX: Uint32Array | null = null;

  function show(point: number | null): void {
    if (point === chosen) return;
    chosen = point;
    mark.hidden = point === null;
    if (point === null) {
      hideTip();
      return;
    }
    const [x, y] = [places.px(cloud.x[point]!), places.py(cloud.y[point]!)];
    mark.style.left = `${x}px`;
    mark.style.top = `${y}px`;
    const { left, top } = place.getBoundingClientRect();
    const box = { left: left + x, right: left + x, top: top + y - 4, bottom: top + y + 4 };
    showTip({ text: cloud.words(point), box });
  }

  function next(by: number): void {
    byX ??= Uint32Array.from(cloud.x.keys()).sort((a, b) => cloud.x[a]! - cloud.x[b]! || a - b);
    const rank = chosen === null ? -1 : byX.indexOf(chosen);
    const to = rank < 0 ? (by > 0 ? 0 : byX.length - 1) : Math.min(byX.length - 1, Math.max(0, rank + by));
    show(byX[to]!);
  }

  place.classList.add('tips-own');
  place.onpointermove = (event) => show(nearest(cloud, places, { x: event.offsetX, y: event.offsetY }));
  place.onpointerleave = () => show(null);
  place.onblur = () => show(null);
  place.onclick = (event) => {
    const point = nearest(cloud, places, { x: event.offsetX, y: event.offsetY });
    if (point !== null) cloud.onSelect(point);
  };
  place.onkeydown = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) next(by);
    else if (event.key === 'Enter' && chosen !== null) cloud.onSelect(chosen);
    else return;
    event.preventDefault();
  };
}
