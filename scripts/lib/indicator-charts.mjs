// The picture of an indicator: what it says of some months of the S&P 500 of 2008 and 2009, as SVG.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

const shown = 110; // bars of a picture
const warmUp = 900; // bars before, for the longest of the default lookbacks
const size = { width: 640, priceHeight: 190, panelHeight: 110, left: 8, right: 586 };
const colours = ['#d9480f', '#1971c2', '#2f9e44', '#9c36b5', '#e8590c', '#0c8599', '#e03131', '#5c7cfa'];

let sample;

/** Columns by role and by the names of series, and their decimals. */
export function sampleColumns() {
  sample ??= readSample();
  return sample;
}

function readSample() {
  const file = join(root, 'node_modules', 'vega-datasets', 'data', 'sp500-2000.csv');
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const end = lines.findIndex((line) => line >= '2009-05');
  const rows = lines.slice(end - shown - warmUp, end).map((line) => line.split(','));
  const column = (place) => Float64Array.from(rows, (row) => Math.round(Number(row[place]) * 100) / 100);
  const [open, high, low, close] = [1, 2, 3, 4].map(column);
  const volume = Float64Array.from(rows, (row) => Math.round(Number(row[6]) / 1e6));
  const session = Float64Array.from(rows, (row) => Number(row[0].slice(0, 4)) * 12 + Number(row[0].slice(5, 7)));
  const periods = volume.map((value) => 5 + (value % 25));
  return { open, high, low, close, volume, session, periods, dates: rows.map((row) => row[0]) };
}

/** The inputs of a row: series by their names, else the close and the open. */
export function inputsOf(row) {
  const columns = sampleColumns();
  const spare = [columns.close, columns.open];
  return row.inputs.map(({ name, role }) => {
    if (role !== 'series') return columns[role];
    return columns[name] ?? spare.shift() ?? columns.close;
  });
}

function scaleOf(lists, { top, bottom }) {
  const values = lists.flatMap((list) => list.filter(Number.isFinite));
  let least = Math.min(...values);
  let most = Math.max(...values);
  if (!(most > least)) [least, most] = [least - 1, most + 1];
  const y = (value) => bottom - ((value - least) / (most - least)) * (bottom - top);
  return { y, least, most };
}

const x = (i) => size.left + ((i + 0.5) * (size.right - size.left)) / shown;
const place = (number) => number.toFixed(1).replace(/\.0$/, '');

/** Lines through neighbouring values; a value that stands alone is a dot. */
function line(values, y, colour) {
  let path = '';
  const dots = [];
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    const joins = Number.isFinite(values[i - 1]);
    path += `${joins ? 'L' : 'M'}${place(x(i))} ${place(y(value))}`;
    if (!joins && !Number.isFinite(values[i + 1]))
      dots.push(`<circle cx="${place(x(i))}" cy="${place(y(value))}" r="2.5" fill="${colour}"/>`);
  });
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.4"/>${dots.join('')}`;
}

function candles({ open, high, low, close }, y) {
  const wicks = close.map((_, i) => `M${place(x(i))} ${place(y(high[i]))}V${place(y(low[i]))}`).join('');
  const bodies = (rises) =>
    close
      .map((value, i) =>
        value >= open[i] === rises
          ? `M${place(x(i))} ${place(y(open[i]))}V${place(y(value) + (value === open[i]))}`
          : '',
      )
      .join('');
  return `<path class="wick" d="${wicks}"/><path class="up" d="${bodies(true)}"/><path class="down" d="${bodies(false)}"/>`;
}

/** Triangles under or over the bars at which a pattern or a mask says something. */
function marks(values, { high, low }, y) {
  return values
    .map((value, i) => {
      if (!value) return '';
      const [at, tip] = value > 0 ? [y(low[i]) + 11, -6] : [y(high[i]) - 11, 6];
      return `<path d="M${place(x(i))} ${place(at + tip)}l4 ${-tip}h-8z" fill="${value > 0 ? colours[2] : colours[6]}"/>`;
    })
    .join('');
}

function levels({ least, most, y }) {
  return [least, most]
    .map((value) => {
      const text = Number(value.toPrecision(4)).toLocaleString('en', { maximumFractionDigits: 6 });
      return `<text class="level" x="${size.width - 6}" y="${place(y(value) + (value === most ? 10 : -2))}">${text}</text>`;
    })
    .join('');
}

function legend(names, top) {
  let left = size.left + 4;
  return names
    .map((name, i) => {
      const text = `<text x="${left}" y="${top}" fill="${colours[i % colours.length]}">${name}</text>`;
      left += name.length * 7 + 14;
      return text;
    })
    .join('');
}

const style = `<style>
text{font:12px system-ui,sans-serif}.level,.when{fill:#868e96;text-anchor:end;font-size:10px}.when{text-anchor:start}
.wick{stroke:#868e96;stroke-width:1}.up{stroke:#868e96;stroke-width:3}.down{stroke:#343a40;stroke-width:3}.frame{fill:#fff;stroke:#dee2e6}
@media(prefers-color-scheme:dark){.frame{fill:#15181c;stroke:#343a40}.down{stroke:#dee2e6}}
</style>`;

/** True where the outputs are prices, to be drawn over the bars. */
function liesOnPrices(outputs, { high, low }) {
  const values = outputs.flatMap((list) => list.filter(Number.isFinite));
  const [least, most] = [Math.min(...low), Math.max(...high)];
  const room = (most - least) * 0.6;
  return values.length > 0 && values.every((value) => value > least - room && value < most + room);
}

/** The picture of a row, whose outputs are given for all sample bars. */
export function chart(row, outputs) {
  const columns = sampleColumns();
  const tail = (list) => Array.from(list.slice(-shown));
  const bars = Object.fromEntries(['open', 'high', 'low', 'close'].map((name) => [name, tail(columns[name])]));
  const values = outputs.map(tail);
  const isMark = row.group === 'pattern' || row.outputs.every(({ kind }) => kind === 'mask');
  const over = !isMark && liesOnPrices(values, bars);
  const lists = [bars.high, bars.low, ...(over ? values : [])];
  const price = scaleOf(lists, { top: 24, bottom: size.priceHeight - 8 });
  const drawn = values.map((list, i) => [list, colours[i % colours.length]]);
  const parts = [candles(bars, price.y), levels(price)];
  let height = size.priceHeight;
  if (over) parts.push(...drawn.map(([list, colour]) => line(list, price.y, colour)));
  else if (isMark) parts.push(...values.map((list) => marks(list, bars, price.y)));
  else {
    const panel = scaleOf(values, { top: height + 20, bottom: height + size.panelHeight - 6 });
    parts.push(`<path class="frame" d="M0 ${height}H${size.width}"/>`, levels(panel));
    parts.push(...drawn.map(([list, colour]) => line(list, panel.y, colour)));
    height += size.panelHeight;
  }
  const names = row.outputs.map(({ name }) => name);
  const when = `${columns.dates.at(-shown)} to ${columns.dates.at(-1)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}" role="img" aria-label="${row.name} of the S&amp;P 500">
${style}<rect class="frame" width="${size.width}" height="${height}"/>
${parts.join('\n')}
${legend(names, over || isMark ? 16 : size.priceHeight + 14)}<text class="when" x="${size.left}" y="${size.priceHeight - 2}">${when}</text></svg>
`;
}
