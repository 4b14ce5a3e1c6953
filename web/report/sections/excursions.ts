import { formatCount, formatPercent } from '../../../src/backtest/report/format.ts';
import { byId, element } from '../dom.ts';
import type { ResultView } from '../model.ts';
import { readTheme, type Theme } from '../theme.ts';
import { tradeValue } from '../trades/query.ts';
import { drawLate, type LatePart } from './lazy.ts';

type Kind = 'adverse' | 'favourable';

interface Cloud {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly box: { readonly left: number; readonly right: number; readonly low: number; readonly high: number };
}

/** CSS pixels around the points, with room for the names of the axes. */
const margin = { left: 54, right: 14, top: 10, bottom: 34 };

/** More trades than this are drawn as single pixels. */
const fewEnoughForMarks = 3000;

function cloudOf(view: ResultView, kind: Kind): Cloud {
  const { trades } = view;
  const x = Float64Array.from({ length: trades.length }, (_, i) =>
    Math.abs(trades[kind][i]! / (trades.entryPrice[i]! * trades.quantity[i]!)),
  );
  const y = Float64Array.from({ length: trades.length }, (_, i) => tradeValue(view, i, 'return'));
  let [right, low, high] = [0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    right = Math.max(right, x[i]!);
    low = Math.min(low, y[i]!);
    high = Math.max(high, y[i]!);
  }
  const room = (high - low || 0.01) * 0.05;
  return { x, y, box: { left: 0, right: (right || 0.01) * 1.04, low: low - room, high: high + room } };
}

interface Places {
  readonly px: (value: number) => number;
  readonly py: (value: number) => number;
}

function placesOf({ box }: Cloud, width: number, height: number): Places {
  const [wide, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom];
  return {
    px: (value) => margin.left + ((value - box.left) / (box.right - box.left)) * wide,
    py: (value) => margin.top + ((box.high - value) / (box.high - box.low)) * tall,
  };
}

/** Three to six round values over a span. */
function roundValues(from: number, to: number): number[] {
  const power = 10 ** Math.floor(Math.log10((to - from) / 3));
  const step = power * [1, 2, 5, 10].find((count) => (to - from) / (count * power) <= 5.5)!;
  const out: number[] = [];
  for (let i = Math.ceil(from / step); i * step <= to; i += 1) out.push(i * step);
  return out;
}

function drawAxes(context: CanvasRenderingContext2D, cloud: Cloud, at: { places: Places; theme: Theme; name: string }) {
  const { places, theme, name } = at;
  const { box } = cloud;
  const [left, right] = [places.px(box.left), places.px(box.right)];
  const [top, bottom] = [places.py(box.high), places.py(box.low)];
  const ys = roundValues(box.low, box.high);
  const xs = roundValues(box.left, box.right);
  const decimals = (values: readonly number[]) =>
    Math.max(0, Math.min(3, Math.ceil(-Math.log10((values[1] ?? 1) * 100 - (values[0] ?? 0) * 100) - 1e-9)));
  context.font = theme.font;
  context.fillStyle = theme.muted;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const y of ys) {
    const py = Math.round(places.py(y)) + 0.5;
    context.strokeStyle = Math.abs(y) < 1e-12 ? theme.muted : theme.grid;
    context.beginPath();
    context.moveTo(left, py);
    context.lineTo(right, py);
    context.stroke();
    context.fillText(formatPercent(y, decimals(ys)), left - 6, py);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.strokeStyle = theme.grid;
  for (const x of xs) {
    const px = Math.round(places.px(x)) + 0.5;
    context.beginPath();
    context.moveTo(px, top);
    context.lineTo(px, bottom);
    context.stroke();
    if (px < right - 18) context.fillText(formatPercent(x, decimals(xs)), px, bottom + 4);
  }
  context.textBaseline = 'bottom';
  context.fillText(name, (left + right) / 2, bottom + margin.bottom - 1);
}

function drawPoints(context: CanvasRenderingContext2D, cloud: Cloud, { px, py }: Places, theme: Theme): void {
  const marks = cloud.x.length <= fewEnoughForMarks;
  for (const win of [false, true]) {
    context.fillStyle = win ? theme.win : theme.loss;
    context.strokeStyle = context.fillStyle;
    context.lineWidth = 1.25;
    context.globalAlpha = marks ? 0.75 : 0.5;
    context.beginPath();
    for (let i = 0; i < cloud.x.length; i += 1) {
      if (cloud.y[i]! > 0 !== win) continue;
      const [x, y] = [px(cloud.x[i]!), py(cloud.y[i]!)];
      if (!marks) context.fillRect(x - 0.75, y - 0.75, 1.5, 1.5);
      else if (win) {
        context.moveTo(x + 2.5, y);
        context.arc(x, y, 2.5, 0, 2 * Math.PI);
      } else {
        context.moveTo(x - 2.5, y - 2.5);
        context.lineTo(x + 2.5, y + 2.5);
        context.moveTo(x - 2.5, y + 2.5);
        context.lineTo(x + 2.5, y - 2.5);
      }
    }
    if (marks && win) context.fill();
    else if (marks) context.stroke();
  }
  context.globalAlpha = 1;
}

/** The point nearest to a place, within reach; null where none is. */
function nearest(cloud: Cloud, { px, py }: Places, at: { x: number; y: number; reach: number }): number | null {
  let [best, distance]: [number | null, number] = [null, at.reach];
  for (let i = 0; i < cloud.x.length; i += 1) {
    const away = Math.hypot(px(cloud.x[i]!) - at.x, py(cloud.y[i]!) - at.y);
    if (away < distance) [best, distance] = [i, away];
  }
  return best;
}

const kinds = {
  adverse: { place: 'plot-mae', name: 'worst open loss (MAE)', label: 'Result of each trade over its worst open loss' },
  favourable: {
    place: 'plot-mfe',
    name: 'best open profit (MFE)',
    label: 'Result of each trade over its best open profit',
  },
} as const;

function drawKind(view: ResultView, kind: Kind, onSelect: (trade: number) => void): void {
  const { place: id, name, label } = kinds[kind];
  const place = byId(id);
  place.classList.toggle('empty', view.trades.length === 0);
  if (view.trades.length === 0) {
    place.replaceChildren(element('p', {}, 'No trade was closed in this run.'));
    return;
  }
  const [width, height, ratio] = [place.clientWidth, place.clientHeight, devicePixelRatio];
  const canvas = element('canvas', { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const theme = readTheme();
  const cloud = cloudOf(view, kind);
  const places = placesOf(cloud, width, height);
  drawAxes(context, cloud, { places, theme, name });
  drawPoints(context, cloud, places, theme);
  place.setAttribute('aria-label', `${label}, ${formatCount(view.trades.length, 'trade')}`);
  place.replaceChildren(canvas);
  canvas.onclick = (event) => {
    const trade = nearest(cloud, places, { x: event.offsetX, y: event.offsetY, reach: 14 });
    if (trade !== null) onSelect(trade);
  };
}

/** Each trade's worst and best open profit against its result. */
export function createExcursions(current: () => ResultView, onSelect: (trade: number) => void): LatePart {
  return drawLate(byId('excursions'), () => {
    drawKind(current(), 'adverse', onSelect);
    drawKind(current(), 'favourable', onSelect);
  });
}
