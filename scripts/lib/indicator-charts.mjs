// The picture of an indicator: what it says of some months of the S&P 500 of 2008 and 2009, as SVG.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

const shown = 110; // bars of a picture
const usualEnd = '2009-05'; // the first date after them; a pattern that is not there is shown where it last was
const size = { width: 640, priceHeight: 190, panelHeight: 110, left: 8, right: 586 };
const colours = ['#d9480f', '#1971c2', '#2f9e44', '#9c36b5', '#e8590c', '#0c8599', '#e03131', '#5c7cfa'];

// Functions of one number that a price lies far outside of.
const ofThousands = new Set(['acos', 'asin', 'atan', 'cos', 'cosh', 'exp', 'sin', 'sinh', 'tan', 'tanh']);

let sample;

/** Columns by role and by the names of series, and their decimals. */
export function sampleColumns() {
  sample ??= readSample();
  return sample;
}

function readSample() {
  const file = join(root, 'node_modules', 'vega-datasets', 'data', 'sp500-2000.csv');
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const rows = lines.map((line) => line.split(','));
  const column = (place) => Float64Array.from(rows, (row) => Math.round(Number(row[place]) * 100) / 100);
  const [open, high, low, close] = [1, 2, 3, 4].map(column);
  const volume = Float64Array.from(rows, (row) => Math.round(Number(row[6]) / 1e6));
  const session = Float64Array.from(rows, (row) => Number(row[0].slice(0, 4)) * 12 + Number(row[0].slice(5, 7)));
  const minute = session.map((month, i) => i - session.indexOf(month)); // its days in place of minutes
  const periods = volume.map((value) => 5 + (value % 25));
  const anchor = session.map((month, i) => (month !== session[i - 1] && month % 3 === 1 ? 1 : 0)); // each quarter
  return { open, high, low, close, volume, session, minute, periods, anchor, dates: rows.map((row) => row[0]) };
}

/** The inputs of a row and their decimals: series by their names, else the close and the open; prices times a factor. */
export function inputsOf(row, factor = 1) {
  const columns = sampleColumns();
  const unit = ofThousands.has(row.name) ? 1000 : 1;
  const prices = Object.fromEntries(
    ['open', 'high', 'low', 'close'].map((name) => [name, columns[name].map((price) => (price * factor) / unit)]),
  );
  const spare = [prices.close, prices.open];
  const inputs = row.inputs.map(({ name, role }) => {
    if (role !== 'series') return prices[role] ?? columns[role];
    return columns[name] ?? spare.shift() ?? prices.close;
  });
  return { inputs, decimals: unit === 1 ? 2 : 5 };
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

function legend(outputs, top) {
  let left = size.left + 4;
  return outputs
    .map(({ name, colour }) => {
      const text = `<text x="${left}" y="${top}" fill="${colour}">${name}</text>`;
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

/** True where an output is a price, to be drawn over the bars: near them, and twice as large where they are. */
function liesOnPrices(values, ofTwice, { high, low }) {
  const room = (Math.max(...high) - Math.min(...low)) * 0.6;
  const [least, most] = [Math.min(...low) - room, Math.max(...high) + room];
  const isPrice = (value, i) => value > least && value < most && Math.abs(ofTwice[i] / value - 2) < 1e-6;
  return values.some(Number.isFinite) && values.every((value, i) => !Number.isFinite(value) || isPrice(value, i));
}

/** The row after the last bar that is shown. */
function endOf(isMark, outputs, dates) {
  const usual = dates.findIndex((date) => date >= usualEnd);
  const isThere = (i) => outputs.some((list) => list[i] !== 0);
  const bars = dates.map((_, i) => i);
  if (!isMark || bars.slice(usual - shown, usual).some(isThere)) return usual;
  const last = bars.findLastIndex(isThere);
  return last < shown ? usual : Math.min(last + shown / 2, dates.length);
}

/** The picture of a row, whose outputs are given for all sample bars, and for the same bars at twice the price. */
export function chart(row, outputs, outputsOfTwice) {
  const columns = sampleColumns();
  const isMark = row.group === 'pattern' || row.outputs.every(({ kind }) => kind === 'mask');
  const end = endOf(isMark, outputs, columns.dates);
  const part = (list) => Array.from(list.slice(end - shown, end));
  const bars = Object.fromEntries(['open', 'high', 'low', 'close'].map((name) => [name, part(columns[name])]));
  const drawn = row.outputs.map(({ name }, i) => ({
    name,
    values: part(outputs[i]),
    colour: colours[i % colours.length],
  }));
  const over = drawn.map(({ values }, i) => !isMark && liesOnPrices(values, part(outputsOfTwice[i]), bars));
  const onPrices = drawn.filter((_, i) => over[i]);
  const below = drawn.filter((_, i) => !over[i] && !isMark);
  const lists = [bars.high, bars.low, ...onPrices.map(({ values }) => values)];
  const price = scaleOf(lists, { top: 24, bottom: size.priceHeight - 8 });
  const lines = (list, { y }) => list.map(({ values, colour }) => line(values, y, colour));
  const parts = [
    candles(bars, price.y),
    levels(price),
    ...lines(onPrices, price),
    legend(isMark ? drawn : onPrices, 16),
  ];
  let height = size.priceHeight;
  if (isMark) parts.push(...drawn.map(({ values }) => marks(values, bars, price.y)));
  if (below.length > 0) {
    const panel = scaleOf(
      below.map(({ values }) => values),
      { top: height + 20, bottom: height + size.panelHeight - 6 },
    );
    parts.push(`<path class="frame" d="M0 ${height}H${size.width}"/>`, levels(panel), ...lines(below, panel));
    parts.push(legend(below, height + 14));
    height += size.panelHeight;
  }
  const isNever = isMark && outputs.every((list) => list.every((value) => value === 0));
  const note = isNever ? `, and not once from ${columns.dates[0]} to ${columns.dates.at(-1)}` : '';
  const unit = ofThousands.has(row.name) ? ', of the close in thousands' : '';
  const when = `${columns.dates[end - shown]} to ${columns.dates[end - 1]}${unit}${note}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}" role="img" aria-label="${row.name} of the S&amp;P 500">
${style}<rect class="frame" width="${size.width}" height="${height}"/>
${parts.filter(Boolean).join('\n')}
<text class="when" x="${size.left}" y="${size.priceHeight - 2}">${when}</text></svg>
`;
}
