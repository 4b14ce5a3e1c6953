import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { isTiercelError, TiercelError } from '../../kernel/index.ts';
import { type BarColumns, type Column, toIso } from '../../market/index.ts';

/** Rows that are made into text at once. */
const blockRows = 8192;

/** One column of a CSV file. */
export interface CsvColumn {
  readonly name: string;
  readonly text: (row: number) => string;
}

/** The shortest decimal that reads as the same number, without an exponent. */
function decimal(value: number): string {
  const text = String(value);
  const exponent = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (exponent === null) return text;
  const [, sign, first, rest = '', power] = exponent;
  const digits = first! + rest;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

function priceColumn(name: string, values: Column): CsvColumn {
  return { name, text: (row) => decimal(values[row]!) };
}

/** A spread of whole numbers would be read as points. */
function spreadText(value: number): string {
  const text = decimal(value);
  return text.includes('.') ? text : `${text}.0`;
}

function csvColumns(bars: BarColumns, { dateOf = null, closeTime = null }: CsvExport): CsvColumn[] {
  const { time, ask, spread } = bars;
  const main = ask === undefined ? ['open', 'high', 'low', 'close'] : ['bidopen', 'bidhigh', 'bidlow', 'bidclose'];
  return [
    dateOf === null ? { name: 'time', text: (row) => toIso(time[row]!) } : { name: 'date', text: dateOf },
    ...(closeTime === null ? [] : [{ name: 'close_time', text: (row: number) => toIso(closeTime[row]!) }]),
    ...(['open', 'high', 'low', 'close'] as const).map((name, i) => priceColumn(main[i]!, bars[name])),
    ...(ask === undefined
      ? []
      : (['open', 'high', 'low', 'close'] as const).map((name) => priceColumn(`ask${name}`, ask[name]))),
    ...(['volume', 'trades', 'vwap'] as const).flatMap((name) =>
      bars[name] === undefined ? [] : [priceColumn(name, bars[name])],
    ),
    ...(spread === undefined ? [] : [{ name: 'spread', text: (row: number) => spreadText(spread[row]!) }]),
  ];
}

/**
 * Numbers as a column of a CSV file: each the shortest decimal that reads as the same number, NaN as nothing.
 *
 * @example
 * ```ts
 * numberColumn('sma', Float64Array.of(Number.NaN, 1.5)).text(1); // '1.5'
 * ```
 */
export function numberColumn(name: string, values: ArrayLike<number>): CsvColumn {
  return { name, text: (row) => (Number.isNaN(values[row]) ? '' : decimal(values[row]!)) };
}

/**
 * The lines of a CSV file, many at a time, its head first.
 *
 * @example
 * ```ts
 * const lines = [...csvText([numberColumn('sma', Float64Array.of(1.5))], 1)];
 * console.log(lines.join('')); // sma, then 1.5
 * ```
 */
export function* csvText(columns: readonly CsvColumn[], rows: number): Generator<string> {
  yield headLine(columns);
  yield* rowLines(columns, rows);
}

/** The line with the names of the columns. */
export function headLine(columns: readonly CsvColumn[]): string {
  return `${columns.map(({ name }) => name).join(',')}\n`;
}

/** The lines of the rows, many at a time. */
export function* rowLines(columns: readonly CsvColumn[], rows: number): Generator<string> {
  for (let from = 0; from < rows; from += blockRows) {
    let text = '';
    for (let row = from; row < Math.min(rows, from + blockRows); row++) {
      for (let column = 0; column < columns.length; column++) {
        text += (column === 0 ? '' : ',') + columns[column]!.text(row);
      }
      text += '\n';
    }
    yield text;
  }
}

/** How times are written, and what cancels the export. */
export interface CsvExport {
  /** The date of a bar, for series of dates only. */
  readonly dateOf?: ((row: number) => string) | null;
  /** When bars closed, as a column beside their time, for bars that are not equally long. */
  readonly closeTime?: BigInt64Array | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes bars as a CSV file that `importCsv` reads back to the same bytes; gzipped where the name ends in `.gz`. The
 * file is written whole or not at all: beside its place first, then moved there.
 *
 * @throws TIERCEL_E_FILE where it cannot be written; TIERCEL_E_CANCELLED.
 * @example
 * ```ts
 * await exportCsv(bars, 'eurusd.csv.gz');
 * console.log(existsSync('eurusd.csv.gz')); // true
 * ```
 */
export async function exportCsv(bars: BarColumns, file: string, options: CsvExport = {}): Promise<void> {
  await writeTable(csvColumns(bars, options), { rows: bars.length, file, signal: options.signal });
}

/** Where a table goes, and what cancels it. */
export interface TableFile {
  readonly rows: number;
  readonly file: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes columns as a CSV file, gzipped where the name ends in `.gz`: whole or not at all, as `exportCsv`.
 *
 * @throws TIERCEL_E_FILE where it cannot be written; TIERCEL_E_CANCELLED.
 * @example
 * ```ts
 * await writeTable([numberColumn('close', bars.close)], { rows: bars.length, file: 'closes.csv' });
 * console.log(existsSync('closes.csv')); // true
 * ```
 */
export async function writeTable(columns: readonly CsvColumn[], { rows, file, signal }: TableFile): Promise<void> {
  await writeText(csvText(columns, rows), file, signal);
}

/** Writes text to a file, whole or not at all; gzipped where its name ends in `.gz`. */
export async function writeText(
  text: Iterable<string> | AsyncIterable<string>,
  file: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const target = resolve(file);
  const beside = `${target}.${process.pid}.part`;
  const source = Readable.from(text);
  try {
    await mkdir(dirname(target), { recursive: true });
    const out = createWriteStream(beside);
    const given = signal === undefined ? {} : { signal };
    if (target.endsWith('.gz')) await pipeline(source, createGzip(), out, given);
    else await pipeline(source, out, given);
    await rename(beside, target);
  } catch (cause) {
    await rm(beside, { force: true }).catch(() => undefined); // what failed first is what the user must read
    if (isTiercelError(cause)) throw cause;
    if (signal?.aborted)
      throw new TiercelError('TIERCEL_E_CANCELLED', `The export to ${target} was cancelled.`, { cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TiercelError('TIERCEL_E_FILE', `${target} cannot be written: ${reason}. Choose another place for it.`, {
      context: { file: target },
      cause,
    });
  }
}
