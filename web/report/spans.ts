import { firstAtOrAfter, type Range, wholeRange } from './chart/view.ts';
import { byId, element } from './dom.ts';
import type { AxisView } from './model.ts';

const day = 86_400_000;

const spans = [
  { label: '1D', name: 'one day', ms: day },
  { label: '1W', name: 'one week', ms: 7 * day },
  { label: '1M', name: 'one month', ms: 30.5 * day },
  { label: '3M', name: 'three months', ms: 91.5 * day },
  { label: '1Y', name: 'one year', ms: 365.25 * day },
  { label: '5Y', name: 'five years', ms: 5 * 365.25 * day },
];

/** Fewest bars that are worth a button. */
const fewest = 20;

/** A stretch of time that ends where the shown range ends. */
function spanRange(axis: AxisView, ms: number, shown: Range): Range {
  const last = Math.min(axis.length - 1, Math.max(0, Math.floor(shown.max)));
  const first = firstAtOrAfter(axis.time, axis.time[last]! - ms);
  return { min: first - 0.5, max: last + 0.5 };
}

/** Buttons for the stretches of time that are shorter than the run and hold some bars, and one for everything. */
export function showSpans(axis: AxisView, charts: { range: () => Range; setRange: (range: Range) => void }): void {
  const total = axis.length === 0 ? 0 : axis.time[axis.length - 1]! - axis.time[0]!;
  const perBar = total / Math.max(1, axis.length - 1);
  const fitting = spans.filter(({ ms }) => ms < total && ms / (perBar || 1) >= fewest).slice(-4);
  const all = element('button', { type: 'button', class: 'button', 'aria-label': 'Show everything' }, 'All');
  all.onclick = () => charts.setRange(wholeRange(axis.length));
  const buttons = fitting.map(({ label, name, ms }) => {
    const button = element('button', { type: 'button', class: 'button', 'aria-label': `Show ${name}` }, label);
    button.onclick = () => charts.setRange(spanRange(axis, ms, charts.range()));
    return button;
  });
  byId('spans').replaceChildren(...buttons, all);
}
