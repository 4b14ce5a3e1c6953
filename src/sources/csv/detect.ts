import { TiercelError } from '../../kernel/index.ts';
import { isDaily, type PriceSide } from '../../market/index.ts';
import { isTimeName, plainName, saysBid, saysMid, saysUtc, valueRoles } from './column-names.ts';
import { commonCount, delimiters, fewestFields, findDelimiter, isNumber, splitFields } from './fields.ts';
import type { CsvColumnRole, CsvDelimiter, CsvFormat, CsvOptions, CsvRecord, CsvTimeLayout } from './format.ts';
import { type CsvSample, excerpt } from './sample.ts';
import { commonShape, isMidnight, layoutOf, shapeOf } from './times.ts';

/** Lines that detection looks at. */
const sampleLines = 200;

/** A sample cut into rows, and what has been found out so far. */
interface Table {
  readonly file: string;
  readonly record: CsvRecord;
  readonly delimiter: CsvDelimiter;
  readonly names: readonly string[];
  readonly hasHeader: boolean;
  readonly rows: readonly (readonly string[])[];
  readonly assumed: string[];
}

function refuse(file: string, message: string, line?: number): never {
  throw new TiercelError('TIERCEL_E_DATA', `${file}: ${message}`, {
    context: { file, ...(line === undefined ? {} : { line }) },
  });
}

const delimiterName: Readonly<Record<CsvDelimiter, string>> = { ',': '","', ';': '";"', '\t': 'tab', '|': '"|"' };

/** What a row must hold at least. */
const needs: Readonly<Record<CsvRecord, string>> = {
  bars: 'a time and four prices',
  quotes: 'a time, a bid and an ask',
  trades: 'a time and a price',
};

/** Where no bars are found in what may well be ticks. */
const tickHint = ' If these are ticks, give `kind` quotes or trades (--kind).';

interface DelimiterQuestion {
  readonly file: string;
  readonly record: CsvRecord;
  readonly given: CsvDelimiter | undefined;
}

function chooseDelimiter(lines: readonly string[], { file, record, given }: DelimiterQuestion): CsvDelimiter {
  const found = findDelimiter(lines, record);
  if (given === undefined) {
    if (found !== null) return found;
    const hint = record === 'bars' && findDelimiter(lines, 'trades') !== null ? tickHint : '';
    refuse(
      file,
      `none of the delimiters , ; tab | splits the lines into ${needs[record]}; a line is "${excerpt(lines[0]!)}". Give \`delimiter\` and \`columns\`.${hint}`,
    );
  }
  if (!delimiters.includes(given)) refuse(file, `\`delimiter\` must be one of , ; tab |, was "${given}"`);
  const { fields } = commonCount(lines, given);
  if (fields >= fewestFields[record]) return given;
  const hint = found === null ? '' : ` ${delimiterName[found]} gives ${commonCount(lines, found).fields}.`;
  refuse(
    file,
    `with the delimiter ${delimiterName[given]} most lines have ${fields} field${fields === 1 ? '' : 's'}, ${record} need at least ${fewestFields[record]}.${hint}`,
  );
}

/** A first line is a header when it holds no price: at most one of its fields is a number. */
function isHeader(fields: readonly string[]): boolean {
  return fields.filter((field) => isNumber(field) || shapeOf(field) !== null).length <= 1;
}

function readTable(sample: CsvSample, options: CsvOptions, record: CsvRecord): Table {
  const { file } = sample;
  const lines = sample.lines.slice(0, sampleLines).filter((line) => line.trim() !== '');
  const given = { file, record, given: options.delimiter };
  const delimiter = chooseDelimiter(lines.length > 1 ? lines.slice(1) : lines, given);
  const rows = lines.map((line) => splitFields(line, delimiter));
  const hasHeader = options.header ?? isHeader(rows[0]!);
  const body = hasHeader ? rows.slice(1) : rows;
  if (body.length === 0) refuse(file, `has a header (${excerpt(lines[0]!)}) and no rows.`, 1);
  const own = hasHeader ? rows[0]! : body[0]!.map((_, i) => `column ${i + 1}`);
  const names = options.columns ?? own;
  return { file, record, delimiter, names, hasHeader, rows: body, assumed: [] };
}

function columnTexts(table: Table, column: number): string[] {
  return table.rows.map((row) => row[column] ?? '').filter((text) => text !== '');
}

interface TimeColumns {
  readonly time: number;
  readonly clock: number | null;
}

/** The column with the whole time, or with the date and the one with its clock. */
function findTimeColumns(table: Table, candidates: readonly number[]): TimeColumns | null {
  const shapes = candidates.map((column) => ({ column, shape: commonShape(columnTexts(table, column)) }));
  const whole = shapes.find(({ shape }) => shape?.kind === 'count' || (shape?.kind === 'date' && shape.hasClock));
  if (whole !== undefined) return { time: whole.column, clock: null };
  const date = shapes.find(({ shape }) => shape?.kind === 'date');
  if (date === undefined) return null;
  const clock = shapes.find(({ shape }) => shape?.kind === 'clock');
  return { time: date.column, clock: clock?.column ?? null };
}

/** Values of columns without names, as far as there are numbers. */
const places: Readonly<Record<CsvRecord, readonly CsvColumnRole[]>> = {
  bars: ['open', 'high', 'low', 'close', 'volume'],
  quotes: ['bid', 'ask', 'bidSize', 'askSize'],
  trades: ['price', 'size'],
};

/** Columns without names: a time (or a date and a clock), the prices, and volumes where more numbers follow. */
function rolesByPlace(table: Table): (CsvColumnRole | null)[] {
  const width = table.rows[0]!.length;
  const roles: (CsvColumnRole | null)[] = Array.from({ length: width }, () => null);
  const times = findTimeColumns(table, [0, 1]);
  if (times === null || times.time !== 0) {
    refuse(
      table.file,
      `has no header, and its first column (${excerpt(table.rows[0]![0]!)}) is no time. Give \`columns\`.`,
    );
  }
  const first = times.clock === null ? 1 : 2;
  for (const [i, role] of places[table.record].entries()) {
    if (isNumber(table.rows[0]![first + i] ?? '')) roles[first + i] = role;
  }
  // One number after bid and ask is the volume of neither.
  if (!roles.includes('askSize') && roles.includes('bidSize')) roles[roles.indexOf('bidSize')] = null;
  const read = roles.filter((role) => role !== null);
  table.assumed.push(`There is no header: the columns are read as ${['time', ...read].join(', ')}.`);
  return withTime(roles, times);
}

function withTime(roles: (CsvColumnRole | null)[], { time, clock }: TimeColumns): (CsvColumnRole | null)[] {
  roles[time] = clock === null ? 'time' : 'date';
  if (clock !== null) roles[clock] = 'clock';
  return roles;
}

function rolesByName(table: Table): (CsvColumnRole | null)[] {
  const roles = valueRoles(table.names, table.record);
  const all = table.names.map((_, i) => i);
  const named = all.filter((i) => roles[i] === null && isTimeName(table.names[i]!));
  const ownTimes = findTimeColumns(table, named);
  const times =
    ownTimes ??
    findTimeColumns(
      table,
      all.filter((i) => roles[i] === null),
    );
  if (times === null) refuse(table.file, noTimeMessage(table, named));
  if (ownTimes === null && table.record !== 'bars') {
    table.assumed.push(`Its times are those of column "${table.names[times.time]}".`);
  }
  return withTime(table.record === 'bars' ? preferRealVolume(table, roles) : roles, times);
}

function noTimeMessage(table: Table, named: readonly number[]): string {
  const column = named[0];
  if (column === undefined) return `no column of ${table.names.join(', ')} holds times. Give \`columns\`.`;
  const text = excerpt(table.rows[0]![column] ?? '');
  return `the times of column "${table.names[column]}" are not understood, the first is "${text}". Dates such as 2018-01-31, 2018.01.31, 20180131 or 31.01.2018, with or without a time, and counts since 1970 are.`;
}

/** MetaTrader writes a volume of zeros beside the number of ticks where the broker knows none. */
function preferRealVolume(table: Table, roles: (CsvColumnRole | null)[]): (CsvColumnRole | null)[] {
  const volume = roles.indexOf('volume');
  const ticks = table.names.findIndex((name) => /^tickvol(ume)?$/.test(plainName(name)));
  if (volume === -1 || ticks === -1 || ticks === volume) return roles;
  if (columnTexts(table, volume).some((text) => Number(text) !== 0)) return roles;
  roles[volume] = null;
  roles[ticks] = 'volume';
  table.assumed.push(`Column "${table.names[volume]}" holds only zeros: the volume is "${table.names[ticks]}".`);
  return roles;
}

const prices: Readonly<Record<CsvRecord, readonly CsvColumnRole[]>> = {
  bars: ['open', 'high', 'low', 'close'],
  quotes: ['bid', 'ask'],
  trades: ['price'],
};
const askPrices: readonly CsvColumnRole[] = ['askOpen', 'askHigh', 'askLow', 'askClose'];

function hasPrices(table: Table, kind: CsvRecord): boolean {
  const roles = valueRoles(table.names, kind);
  return prices[kind].every((role) => roles.includes(role));
}

function checkPrices(table: Table, roles: (CsvColumnRole | null)[]): void {
  const missing = prices[table.record].filter((role) => !roles.includes(role));
  if (missing.length > 0) {
    const isTicks = table.record === 'bars' && (['quotes', 'trades'] as const).some((kind) => hasPrices(table, kind));
    refuse(
      table.file,
      `no column of ${table.names.join(', ')} is ${missing.join(', ')}. Name the columns with \`columns\`.${isTicks ? tickHint : ''}`,
      1,
    );
  }
  const asks = askPrices.filter((role) => roles.includes(role));
  if (asks.length === 4 || asks.length === 0) return;
  for (const [i, role] of roles.entries()) if (role !== null && askPrices.includes(role)) roles[i] = null;
  table.assumed.push(`Only ${asks.length} of the four ask prices are there: they are not read.`);
}

function findDecimal(table: Table, roles: readonly (CsvColumnRole | null)[], given: '.' | ',' | undefined): '.' | ',' {
  if (given !== undefined && given === table.delimiter) {
    refuse(table.file, '`decimal` and `delimiter` must differ.');
  }
  if (given !== undefined || table.delimiter === ',') return given ?? '.';
  const texts = columnTexts(table, roles.indexOf(prices[table.record][0]!));
  const commas = texts.filter((text) => text.includes(',')).length;
  return commas * 2 > texts.length ? ',' : '.';
}

/** A spread of whole numbers beside prices with decimals is in points, the last decimal that the file prints. */
function findSpreadDecimals(table: Table, roles: readonly (CsvColumnRole | null)[]): number {
  const column = roles.indexOf('spread');
  if (column === -1 || columnTexts(table, column).some((text) => !/^\d+$/.test(text))) return 0;
  const decimals = columnTexts(table, roles.indexOf('open')).map((text) => /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0);
  const most = Math.min(
    decimals.reduce((a, b) => Math.max(a, b), 0),
    9,
  );
  if (most > 0) table.assumed.push(`The spread is in points of 1e-${most}.`);
  return most;
}

function findTimeLayout(table: Table, roles: readonly (CsvColumnRole | null)[], options: CsvOptions): CsvTimeLayout {
  const column = Math.max(roles.indexOf('time'), roles.indexOf('date'));
  const texts = columnTexts(table, column);
  const shape = commonShape(texts);
  if (shape === null || shape.kind === 'clock') refuse(table.file, noTimeMessage(table, [column]));
  const clockColumn = roles.indexOf('clock');
  const { layout, isOrderGuessed } = layoutOf(shape, texts, {
    dateOrder: options.dateOrder,
    epochUnit: options.epochUnit,
    clockShape: clockColumn === -1 ? null : commonShape(columnTexts(table, clockColumn)),
  });
  if (isOrderGuessed) {
    if (layout.kind === 'date' && layout.separator !== '.') {
      refuse(table.file, `"${texts[0]}" may be day or month first. Give \`dateOrder\` (dmy or mdy).`);
    }
    table.assumed.push('Dates are day first.');
  }
  return layout;
}

/** True for dates alone, and for bars of a day or more that all stand at midnight. */
function isDateOnly(
  table: Table,
  roles: readonly (CsvColumnRole | null)[],
  time: CsvTimeLayout,
  options: CsvOptions,
): boolean {
  const isDates = time.kind === 'date' && !time.hasClock;
  if (table.record !== 'bars') {
    if (isDates) refuse(table.file, `its times are dates without a time of day, which no ${table.record} have.`);
    return false;
  }
  if (isDates) return true;
  if (time.kind === 'count' || options.timeframe === undefined || !isDaily(options.timeframe)) return false;
  const column = roles.includes('clock') ? roles.indexOf('clock') : roles.indexOf('time');
  const isAtMidnight = (text: string): boolean => isMidnight(roles.includes('clock') ? `2000-01-01 ${text}` : text);
  if (!columnTexts(table, column).every(isAtMidnight)) return false;
  table.assumed.push('All times are midnight: each row is the session of its date.');
  return true;
}

function findZone(table: Table, column: number, time: CsvTimeLayout, tz: string | undefined): string {
  const name = table.names[column]!;
  const ignored = tz === undefined ? '' : ` (\`tz\` ${tz} is not used)`;
  if (time.kind === 'count') return noted(table, 'UTC', `The times are counts since 1970: UTC${ignored}.`);
  if (time.hasZone) return noted(table, 'in each row', tz === undefined ? '' : `Each time carries its zone${ignored}.`);
  if (tz !== undefined) return tz;
  if (saysUtc(name)) return noted(table, 'UTC', `The times of column "${name}" are UTC, as it says.`);
  throw new TiercelError(
    'TIERCEL_E_USAGE',
    `${table.file}: times such as "${table.rows[0]![column]}" carry no zone. Give \`tz\` (--tz), an IANA name such as UTC, America/New_York or Europe/Athens.`,
    { context: { file: table.file, line: table.hasHeader ? 2 : 1 } },
  );
}

function noted(table: Table, zone: string, note: string): string {
  if (note !== '') table.assumed.push(note);
  return zone;
}

function findSide(
  table: Table,
  roles: readonly (CsvColumnRole | null)[],
  given: PriceSide | undefined,
): PriceSide | null {
  if (roles.includes('askOpen') && given === undefined) return 'bid/ask';
  if (given === 'bid/ask' && !roles.includes('askOpen')) {
    refuse(table.file, 'side bid/ask needs the ask prices; there are none.');
  }
  if (given !== undefined) return given;
  return saysBid(table.names) ? 'bid' : saysMid(table.names) ? 'mid' : null;
}

/**
 * Finds out how a CSV file is written, from its first lines and what is said about it.
 *
 * @throws TIERCEL_E_DATA when the lines are no bars (quotes, trades) as far as can be seen; TIERCEL_E_USAGE when the times carry no
 * zone and none was given.
 */
export function detectFormat(sample: CsvSample, options: CsvOptions = {}, record: CsvRecord = 'bars'): CsvFormat {
  const table = readTable(sample, options, record);
  const isNamed = table.hasHeader || options.columns !== undefined;
  const roles = isNamed ? rolesByName(table) : rolesByPlace(table);
  checkPrices(table, roles);
  const side = findSide(table, roles, options.side);
  if (side !== null && side !== 'bid/ask') {
    for (const [i, role] of roles.entries()) if (role !== null && askPrices.includes(role)) roles[i] = null;
  }
  const time = findTimeLayout(table, roles, options);
  const dateOnly = isDateOnly(table, roles, time, options);
  const column = Math.max(roles.indexOf('time'), roles.indexOf('date'));
  return {
    record,
    delimiter: table.delimiter,
    decimal: findDecimal(table, roles, options.decimal),
    hasHeader: table.hasHeader,
    names: table.names,
    columns: roles,
    time,
    isDateOnly: dateOnly,
    zone: dateOnly ? 'session' : findZone(table, column, time, options.tz),
    side,
    stamp: options.stamp ?? 'open',
    spreadDecimals: findSpreadDecimals(table, roles),
    assumed: table.assumed,
  };
}
