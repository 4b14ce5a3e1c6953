import { html, Markup } from '../html.ts';

/** One column of a chart: its value, its name under it, and the words for it. */
export interface ChartColumn {
  readonly value: number;
  readonly name: string;
  /** Says what the column shows, under the pointer. */
  readonly title: string;
  readonly tone: 'win' | 'loss' | 'plain';
  /** A value to compare with, as a second column in the colour of buy-and-hold. */
  readonly beside?: number;
}

export interface ColumnsChart {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly ChartColumn[];
  /** Values at the ends of the axis as text: the lowest one is left out where no value is under 0. */
  readonly format: (value: number) => string;
  /** A name under every so many columns; default 1. */
  readonly nameEvery?: number;
  /** Pixels from the lowest to the highest value; default 150. */
  readonly tall?: number;
}

// heights of the chart's bands, pixels: the highest value, the columns, the lowest value where there is one, the names
const height = { top: 14, low: 14, names: 20 };

const percent = (share: number): string => `${Number((share * 100).toFixed(4))}%`;
const pixels = (value: number): string => String(Number(value.toFixed(2)));

interface Place {
  /** Pixels of the columns' band. */
  readonly tall: number;
  readonly at: number;
  readonly count: number;
  readonly y: (value: number) => number;
}

/** A column over a share of its place, from 0 (left) to 1 (right). */
function bar(value: number, tone: string, { at, count, y }: Place, [from, to]: readonly [number, number]): Markup {
  const [top, bottom] = [y(Math.max(0, value)), y(Math.min(0, value))];
  const long = value === 0 ? 0 : Math.max(1, bottom - top);
  return html`<rect class="${tone}" x="${percent((at + from) / count)}" y="${pixels(top)}" width="${percent((to - from) / count)}" height="${pixels(long)}"/>`;
}

function columnMarkup({ value, title, tone, beside }: ChartColumn, place: Place): Markup {
  const { at, count, tall } = place;
  // a few wide columns are slimmer, or they would look like blocks
  const slim = count <= 8 ? 0.3 : 0.12;
  const bars =
    beside === undefined
      ? bar(value, tone, place, [slim, 1 - slim])
      : html`${bar(value, tone, place, [slim, 0.5])}${bar(beside, 'hold', place, [0.5, 1 - slim])}`;
  return html`<g><title>${title}</title><rect class="hit" x="${percent(at / count)}" y="0" width="${percent(1 / count)}" height="${height.top + tall}"/>${bars}</g>`;
}

/**
 * A column chart as SVG that is as wide as its place: columns stand at shares of the width, so that names keep their
 * size at every width. It needs no script, and prints.
 */
export function columnsChart({ label, columns, format, nameEvery = 1, tall = 150 }: ColumnsChart): Markup {
  const known = (value: number) => (Number.isFinite(value) ? value : 0);
  const values = columns.flatMap(({ value, beside }) => (beside === undefined ? [value] : [value, beside]).map(known));
  const [most, least] = [Math.max(0, ...values), Math.min(0, ...values)];
  const span = most - least || 1;
  const y = (value: number) => height.top + ((most - known(value)) / span) * tall;
  const count = columns.length;
  const bottom = height.top + tall + (least < 0 ? height.low : 0);
  const marks = columns.map((column, at) => columnMarkup(column, { tall, at, count, y }));
  const names = columns.map(({ name }, at) =>
    at % nameEvery === 0 && name !== ''
      ? html`<text x="${percent((at + 0.5) / count)}" y="${bottom + 15}" text-anchor="middle">${name}</text>`
      : new Markup(''),
  );
  return html`<svg class="columns-chart" role="img" tabindex="0" aria-label="${label}" width="100%" height="${bottom + height.names}">
<line class="zero" x1="0" x2="100%" y1="${pixels(y(0))}" y2="${pixels(y(0))}"/>
${marks}${names}
<text class="end" x="0" y="10">${format(most)}</text>${least < 0 ? html`<text class="end" x="0" y="${bottom - 2}">${format(least)}</text>` : null}
</svg>`;
}
