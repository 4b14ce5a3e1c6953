// From what ran of a compiled script to the places in its sources.
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Adds to `places` (file to a list of { line, column, ran }) each source place that starts a word of the script. */
export function addPlaces(places, { text, lineLengths, ran, map, shift = 0 }) {
  const sourceMap = new SourceMap(map);
  let offset = shift;
  for (const [line, length] of (lineLengths ?? text.split('\n').map((row) => row.length)).entries()) {
    for (let column = 0; column < length; column++) {
      if (text !== undefined && /\s/.test(text[offset - shift + column])) continue;
      const entry = sourceMap.findEntry(line, column);
      if (entry.generatedLine !== line || entry.generatedColumn !== column) continue; // no mapping begins here
      const file = entry.originalSource.startsWith('file:')
        ? fileURLToPath(entry.originalSource)
        : entry.originalSource;
      const list = places.get(file) ?? [];
      if (list.length === 0) places.set(file, list);
      list.push({ line: entry.originalLine + 1, column: entry.originalColumn, ran: ran[offset + column] === 1 });
    }
    offset += length + 1;
  }
}

const order = (a, b) => a.line - b.line || a.column - b.column;

/** A function that says whether the statement { start, end } ran: whether its first known place did. */
export function ranAt(list) {
  const sorted = [...list].sort(order);
  return ({ start, end }) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(sorted[middle], start) < 0) low = middle + 1;
      else high = middle;
    }
    const first = sorted[low];
    const last = { line: end.line, column: end.column ?? Number.POSITIVE_INFINITY };
    if (first === undefined || order(first, last) > 0) return false;
    for (let i = low; i < sorted.length && order(sorted[i], first) === 0; i++) if (sorted[i].ran) return true;
    return false;
  };
}
