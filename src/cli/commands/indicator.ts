import { resolve } from 'node:path';
import { indicators, type RegisteredIndicator, ta } from '../../indicators/index.ts';
import { didYouMean, loadConfig, TiercelError } from '../../kernel/index.ts';
import {
  type BarColumns,
  type CalendarName,
  type Column,
  minutesOfSession,
  sessionNumbers,
  toIso,
  toNanoseconds,
} from '../../market/index.ts';
import { type CsvColumn, csvText, numberColumn, writeTable } from '../../pipeline/index.ts';
import { readCsv } from '../../sources/index.ts';
import { openStore } from '../../store/index.ts';
import { unknownSeries } from '../series.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface IndicatorOptionTexts {
  readonly set?: Readonly<Record<string, string>>;
  readonly on?: string;
  readonly symbol?: string;
  readonly timeframe?: string;
  readonly store?: string;
  readonly from?: string;
  readonly to?: string;
  readonly in?: string;
  readonly tz?: string;
  readonly out?: string;
  readonly json?: boolean;
}

function usage(message: string): TiercelError {
  return new TiercelError('TIERCEL_E_USAGE', message);
}

function rowOf(name: string): RegisteredIndicator {
  const all = indicators.list();
  const row = all.find((one) => one.name === name || one.talib === name);
  if (row !== undefined) return row;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `There is no indicator \`${name}\`. ${didYouMean(
      name,
      all.map((one) => one.name),
    )}`,
  );
}

/** Numbers for numbers, words for choices; names and ranges are checked where the indicator is called. */
function parametersOf(row: RegisteredIndicator, texts: Readonly<Record<string, string>>): Record<string, unknown> {
  const isWord = (name: string) => row.parameters.some((parameter) => parameter.name === name && parameter.choices);
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, isWord(name) || text === '' ? text : Number(text)]),
  );
}

const priceColumns = ['open', 'high', 'low', 'close', 'volume'] as const;

/** Bars and the calendar by which they have sessions. */
interface Source {
  readonly bars: BarColumns;
  readonly calendar: CalendarName;
}

/** Columns that follow from the times of bars and their calendar. */
const ofCalendar: Readonly<Record<string, (calendar: CalendarName, times: BigInt64Array) => Column>> = {
  session: sessionNumbers,
  minute: minutesOfSession,
};

/** The columns of the series that the indicator takes; its sessions are those of the calendar. */
function seriesOf(row: RegisteredIndicator, { bars, calendar }: Source, on: string | undefined): Column[] {
  const series = row.inputs.filter(({ role }) => role === 'series').map(({ name }) => name);
  if (on === undefined && series.length > 0 && series.every((name) => name in ofCalendar)) {
    return series.map((name) => ofCalendar[name]!(calendar, bars.time));
  }
  const wanted = series.length;
  const names = on?.split(',').map((name) => name.trim()) ?? ['close'];
  if (wanted === 0 && on !== undefined)
    throw usage(`\`${row.name}\` takes columns of bars, no series: leave --on out.`);
  if (wanted > 0 && names.length !== wanted) {
    throw usage(
      `\`${row.name}\` takes ${wanted} series (${series.join(', ')}): name them, such as --on ${priceColumns.slice(0, wanted).join(',')}.`,
    );
  }
  return names.slice(0, wanted).map((name) => {
    const column = (bars as unknown as Record<string, Column | undefined>)[name];
    if (column instanceof Float64Array) return column;
    const known = priceColumns.filter((one) => bars[one] !== undefined);
    throw usage(`The bars have no column "${name}". ${didYouMean(name, known)}`);
  });
}

/** All bars up to the last one asked for: what came before the first one warms the indicator up. */
async function storedBars(options: IndicatorOptionTexts): Promise<Source> {
  const { symbol, timeframe, to } = options;
  if (symbol === undefined || timeframe === undefined) {
    throw usage('Say over what: --symbol and --timeframe of a stored series, or --in with a CSV file.');
  }
  const folder = options.store === undefined ? (await loadConfig()).store : resolve(options.store);
  const store = await openStore(folder, { label: 'tiercel indicator' });
  try {
    if (!store.series().some((series) => series.symbol === symbol)) throw unknownSeries(store, { symbol, timeframe });
    const bars = await store.bars(symbol, timeframe, undefined, to);
    return { bars, calendar: bars.instrument.calendar };
  } finally {
    await store.close();
  }
}

async function fileBars(file: string, options: IndicatorOptionTexts): Promise<Source> {
  if (options.symbol !== undefined) throw usage('Give --in with a file or --symbol with a stored series, not both.');
  const given = { ...(options.tz === undefined ? {} : { tz: options.tz }) };
  const { bars, summary } = await readCsv(file, given);
  if (summary.badRows === 0) return { bars, calendar: '24x7' };
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `${file} has ${summary.badRows} bad rows. Import it with \`tiercel data import\`, which names them and can skip them.`,
    { context: { file } },
  );
}

interface Result {
  readonly bars: BarColumns;
  readonly columns: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
}

function computed(row: RegisteredIndicator, source: Source, options: IndicatorOptionTexts): Result {
  const { bars } = source;
  const parameters = parametersOf(row, options.set ?? {});
  indicators.lookback(row.name as 'sma', parameters); // refuses names and values before anything is computed
  const series = seriesOf(row, source, options.on);
  const roles = row.inputs.some(({ role }) => role !== 'series');
  const functions = ta.many as unknown as Record<string, (...args: unknown[]) => unknown[]>;
  const [result] = functions[row.name]!(...series, ...(roles ? [bars] : []), [parameters]);
  const named = result as Readonly<Record<string, ArrayLike<number>>>;
  const values = (name: string) => (row.outputs.length === 1 ? (result as ArrayLike<number>) : named[name]!);
  return { bars, columns: row.outputs.map(({ name }) => ({ name, values: values(name) })) };
}

function tableOf({ bars, columns }: Result, first: number): CsvColumn[] {
  const moved = (values: ArrayLike<number>) => (values as Float64Array).subarray(first);
  const time: CsvColumn = { name: 'time', text: (row) => toIso(bars.time[first + row]!) };
  return [time, ...columns.map(({ name, values }) => numberColumn(name, moved(values)))];
}

/** The first bar at or after a moment. */
function firstRow(bars: BarColumns, from: string | undefined): number {
  if (from === undefined) return 0;
  const moment = toNanoseconds(from, 'from');
  const found = bars.time.findIndex((time) => time >= moment);
  return found < 0 ? bars.length : found;
}

/** `tiercel indicator`: one indicator over a stored series or a file, as CSV. */
export async function computeIndicator(name: string, options: IndicatorOptionTexts, terminal: Terminal): Promise<void> {
  const row = rowOf(name);
  const source = options.in === undefined ? await storedBars(options) : await fileBars(options.in, options);
  const { bars } = source;
  const result = computed(row, source, options);
  const first = firstRow(bars, options.from);
  const rows = bars.length - first;
  const columns = tableOf(result, first);
  if (options.out === undefined && options.json !== true) {
    terminal.result([...csvText(columns, rows)].join('').trimEnd());
    return;
  }
  const file = resolve(options.out ?? `${row.name}.csv`);
  await writeTable(columns, { rows, file, signal: terminal.signal });
  const found = { indicator: row.name, file, rows, outputs: row.outputs.map((output) => output.name) };
  terminal.result(
    options.json === true ? toJson(found) : `${row.name}: ${rows.toLocaleString('en-US')} rows in ${file}`,
  );
}
