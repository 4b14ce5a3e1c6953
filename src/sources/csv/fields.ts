import type { CsvDelimiter, CsvRecord } from './format.ts';

/** In order of preference where two split a file equally well: a decimal comma must not win over the delimiter. */
export const delimiters: readonly CsvDelimiter[] = ['\t', ';', '|', ','];

/** Fields of one line, quotes and blanks around them taken off. */
export function splitFields(line: string, delimiter: CsvDelimiter): string[] {
  if (!line.includes('"')) return line.split(delimiter).map((field) => field.trim());
  const fields: string[] = [];
  let from = 0;
  while (from <= line.length) {
    const quote = /^ *"((?:[^"]|"")*)" */.exec(line.slice(from));
    const end = quote === null ? line.indexOf(delimiter, from) : from + quote[0].length;
    const stop = end === -1 ? line.length : end;
    fields.push((quote === null ? line.slice(from, stop) : quote[1]!).trim());
    from = stop + 1;
  }
  return fields;
}

/** A time and the prices. */
export const fewestFields: Readonly<Record<CsvRecord, number>> = { bars: 5, quotes: 3, trades: 2 };

/** The number of fields that most lines have, and the share of lines that have it. */
export function commonCount(lines: readonly string[], delimiter: CsvDelimiter): { fields: number; share: number } {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const { length } = splitFields(line, delimiter);
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const [fields, lineCount] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best));
  return { fields, share: lineCount / lines.length };
}

/** The delimiter that splits most lines into the same number of fields, enough for the record; null when none does. */
export function findDelimiter(lines: readonly string[], record: CsvRecord): CsvDelimiter | null {
  let best: CsvDelimiter | null = null;
  let bestShare = 0;
  for (const delimiter of delimiters) {
    const { fields, share } = commonCount(lines, delimiter);
    if (fields >= fewestFields[record] && share > bestShare) {
      best = delimiter;
      bestShare = share;
    }
  }
  return best;
}

/** A number with a decimal point or comma, as bars have it. */
export function isNumber(text: string): boolean {
  return /^[-+]?\d+(?:[.,]\d+)?(?:e[-+]?\d+)?$/i.test(text) || /^nan$/i.test(text);
}
