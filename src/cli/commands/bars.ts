import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type BarSpec,
  type BuildOptions,
  type BuiltBars,
  barBuilder,
  barSpecText,
  joinBars,
  parseBarSpec,
  type QuoteSide,
} from '../../bars/index.ts';
import { didYouMean, loadConfig, TiercelError } from '../../kernel/index.ts';
import {
  type AssetClass,
  type BarColumns,
  type CalendarName,
  type DayStart,
  type Instrument,
  isDaily,
  type PriceSide,
  type QuoteColumns,
  type TickKind,
  type Timeframe,
  type TradeColumns,
  tickKinds,
  timeframeNs,
  toIso,
} from '../../market/index.ts';
import { exportCsv, importTicks, loadInstruments, type TickImportReport } from '../../pipeline/index.ts';
import { openStore, type SeriesSource, type Store } from '../../store/index.ts';
import { unknownSeries } from '../series.ts';
import { table, toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface BarsOptionTexts {
  readonly fromTicks?: string;
  readonly from?: Timeframe;
  readonly to: string;
  readonly kind?: TickKind;
  readonly side?: QuoteSide;
  readonly symbol?: string;
  readonly class?: AssetClass;
  readonly currency?: string;
  readonly tz?: string;
  readonly calendar?: CalendarName;
  readonly dayStart?: string;
  readonly align?: 'utc' | 'session';
  readonly fill?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly store?: string;
  readonly out?: string;
  readonly json?: boolean;
}

function usage(message: string): TiercelError {
  return new TiercelError('TIERCEL_E_USAGE', message);
}

/** `17:00 America/New_York`. */
function dayStartOf(text: string): DayStart {
  const [start, timeZone, ...rest] = text.trim().split(/\s+/);
  if (start === undefined || timeZone === undefined || rest.length > 0) {
    throw usage(`--day-start must be a time and a zone, such as "17:00 America/New_York", was "${text}".`);
  }
  return { start, timeZone };
}

/** The bars of `--to`, with what the options say of bars by time. */
function specsOf({ to, calendar, dayStart, align, fill }: BarsOptionTexts): BarSpec[] {
  return to.split(',').map((text) => {
    const spec = parseBarSpec(text.trim());
    if (spec.kind !== 'time') return spec;
    return {
      ...spec,
      ...(calendar && { calendar }),
      ...(dayStart && { day: dayStartOf(dayStart) }),
      ...(align && { align }),
      ...(fill && { fill }),
    };
  });
}

/** What is built, block by block. */
interface Work {
  readonly specs: readonly BarSpec[];
  readonly options: BuildOptions;
}

interface Built {
  readonly bars: readonly BuiltBars[];
  readonly partials: readonly (BuiltBars | null)[];
  readonly outside: readonly number[];
  readonly rows: number;
}

/** Where rows come from, and what they are. */
interface Source {
  readonly instrument: Instrument;
  readonly side: PriceSide;
  readonly source: SeriesSource;
  readonly what: string;
  readonly built: Built;
}

type Block = QuoteColumns | TradeColumns | BarColumns;

/** Feeds blocks to a builder for each of the bars. */
function feeder({ specs, options }: Work) {
  const builders = specs.map((spec) => barBuilder(spec, options));
  const pieces: BuiltBars[][] = specs.map(() => []);
  let rows = 0;
  const put = (made: BuiltBars, i: number) => (made.length > 0 || pieces[i]!.length === 0) && pieces[i]!.push(made);
  return {
    take(block: Block): void {
      rows += block.length;
      for (const [i, builder] of builders.entries()) put(builder.update(block), i);
    },
    finish(until?: bigint): Built {
      if (until !== undefined) for (const [i, builder] of builders.entries()) put(builder.closeUntil(until), i);
      return {
        bars: pieces.map((one) => joinBars(one.filter((piece, _, all) => piece.length > 0 || all.length === 1))),
        partials: builders.map((builder) => builder.partial()),
        outside: builders.map((builder) => builder.rowsOutside),
        rows,
      };
    },
  };
}

/** Prices of the middle are on a tenth of the step of bid and ask. */
function stepFor(step: number | null, side: QuoteSide | undefined): number | null {
  if (step === null || side !== 'mid') return step;
  const decimals = Math.max(0, -Math.round(Math.log10(step))) + 1;
  return decimals > 9 ? null : Number(`1e-${decimals}`);
}

function priceSide(kind: TickKind, side: QuoteSide | undefined): PriceSide {
  if (kind === 'trades') return 'last';
  return side === 'ask' ? 'last' : (side ?? 'bid/ask');
}

function needs<T>(value: T | undefined, option: string, why: string): T {
  if (value !== undefined) return value;
  throw usage(`${option} is needed: ${why}.`);
}

/** Ticks of a file, read by the import but put into bars instead of the store. */
async function fromFile(file: string, texts: BarsOptionTexts, { specs }: Work, terminal: Terminal): Promise<Source> {
  const kind = needs(texts.kind, '--kind', 'say whether the file holds quotes or trades');
  const symbol = needs(texts.symbol, '--symbol', 'it says whose ticks the file holds, such as EURUSD');
  const { class: assetClass, currency, tz } = texts;
  let report: TickImportReport | null = null;
  let feed: ReturnType<typeof feeder> | null = null;
  const target: Pick<Store, 'appendTicks'> = {
    appendTicks(meta, ticks) {
      const found = meta.importReport as TickImportReport;
      feed ??= feeder({
        specs,
        options: {
          ...(texts.side && { side: texts.side }),
          calendar: meta.instrument.calendar,
          priceStep: stepFor(found.priceStep, texts.side),
          sizeStep: found.sizeStep,
        },
      });
      feed.take(ticks);
      return Promise.resolve({ appended: ticks.length, skipped: 0 });
    },
  };
  const instrument = (await loadInstruments())[symbol] ?? {};
  const said = { ...(assetClass && { assetClass }), ...(currency && { currency }), ...(tz && { tz }) };
  report = await importTicks(target, file, { kind, symbol, instrument, ...said }, { signal: terminal.signal });
  if (feed === null) throw new TiercelError('TIERCEL_E_NO_DATA', `${file} holds no ${kind}.`);
  const { sha256, zone } = report;
  return {
    instrument: report.instrument,
    side: priceSide(kind, texts.side),
    source: { file, sha256, zone, stamp: 'open' },
    what: `${kind} of ${symbol} in ${file}`,
    built: (feed as ReturnType<typeof feeder>).finish(),
  };
}

/** The kind of ticks that is stored, where it is one. */
function kindIn(store: Store, symbol: string, given: TickKind | undefined): TickKind {
  const stored = tickKinds.filter((kind) => store.findTicks(symbol, kind) !== null);
  if (given !== undefined && stored.includes(given)) return given;
  if (given === undefined && stored.length === 1) return stored[0]!;
  if (given === undefined && stored.length > 1)
    throw usage(`The store has quotes and trades of ${symbol}: say --kind.`);
  const known = [...new Set(store.tickSeries().map((series) => series.symbol))];
  const hint =
    stored.length > 0
      ? `It has ${stored.join(' and ')}.`
      : known.length === 0
        ? 'It holds no ticks: bring them in with `tiercel data import FILE --kind quotes|trades`, or name a file.'
        : didYouMean(symbol, known);
  throw new TiercelError(
    'TIERCEL_E_NO_DATA',
    `"${symbol}" is no file, and the store ${store.path} has no ${given ?? 'ticks'} of it. ${hint}`,
  );
}

async function fromStoredTicks(store: Store, symbol: string, texts: BarsOptionTexts, work: Work): Promise<Source> {
  const kind = kindIn(store, symbol, texts.kind);
  const { instrument, priceStep, contentHash } = store.findTicks(symbol, kind)!;
  const feed = feeder({
    ...work,
    options: {
      ...work.options,
      calendar: instrument.calendar,
      priceStep: stepFor(priceStep, texts.side),
    },
  });
  const range = { ...(texts.since && { from: texts.since }), ...(texts.until && { to: texts.until }) };
  for await (const ticks of store.tickChunks(symbol, kind, range)) feed.take(ticks);
  return {
    instrument,
    side: priceSide(kind, texts.side),
    source: { file: `${kind} of the store`, sha256: contentHash, zone: 'UTC', stamp: 'open' },
    what: `stored ${kind} of ${symbol}`,
    built: feed.finish(),
  };
}

async function fromStoredBars(store: Store, from: Timeframe, texts: BarsOptionTexts, work: Work): Promise<Source> {
  const symbol = needs(texts.symbol, '--symbol', 'it names the stored bars that longer ones are built from');
  const info = store.find(symbol, from);
  if (info === null) throw unknownSeries(store, { symbol, timeframe: from });
  const bars = await store.bars(symbol, from, texts.since, texts.until, { adjust: 'none' });
  const feed = feeder({ ...work, options: { from, calendar: info.instrument.calendar } });
  feed.take(bars);
  const end = bars.closeTime?.at(-1) ?? bars.time.at(-1)! + timeframeNs(from);
  return {
    instrument: info.instrument,
    side: info.side,
    source: { file: `${from} of the store`, sha256: info.contentHash, zone: 'UTC', stamp: 'open' },
    what: `stored bars of ${symbol} ${from}`,
    built: feed.finish(end),
  };
}

/** One line of the summary. */
interface Written {
  readonly bars: string;
  readonly rows: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly partial: boolean;
  readonly rowsOutside: number;
  readonly file?: string;
  readonly appended?: number;
  readonly alreadyStored?: number;
}

function fileFor(out: string, symbol: string, text: string, count: number): string {
  const isFolder = count > 1 || (existsSync(out) && statSync(out).isDirectory());
  return isFolder ? join(out, `${symbol}_${text}.csv`.replaceAll(/[^\w.-]+/g, '-')) : out;
}

async function writeFiles(
  out: string,
  specs: readonly BarSpec[],
  found: Source,
  terminal: Terminal,
): Promise<Written[]> {
  const written: Written[] = [];
  for (const [i, spec] of specs.entries()) {
    const bars = found.built.bars[i]!;
    const file = resolve(fileFor(out, found.instrument.symbol, barSpecText(spec), specs.length));
    const isEven = spec.kind === 'time' && !isDaily(spec.timeframe);
    await exportCsv(bars, file, { closeTime: isEven ? null : bars.closeTime, signal: terminal.signal });
    written.push({ ...summaryOf(found, specs, i), file });
  }
  return written;
}

function summaryOf({ built }: Source, specs: readonly BarSpec[], i: number): Written {
  const { time, length } = built.bars[i]!;
  return {
    bars: barSpecText(specs[i]!),
    rows: length,
    first: length > 0 ? toIso(time[0]!) : null,
    last: length > 0 ? toIso(time[length - 1]!) : null,
    partial: built.partials[i] !== null,
    rowsOutside: built.outside[i]!,
  };
}

/** The store knows bars of one length, by the calendar of their instrument, at prices that it can mark positions by. */
function checkStorable(specs: readonly BarSpec[], texts: BarsOptionTexts): void {
  const odd = specs.find((spec) => spec.kind !== 'time');
  const why =
    odd !== undefined
      ? `The store keeps bars by time, not ${barSpecText(odd)}`
      : texts.dayStart !== undefined || texts.align === 'session' || texts.calendar !== undefined
        ? 'The store keeps bars by the calendar of their instrument'
        : texts.side === 'ask'
          ? 'The store keeps bars of the bid, the middle or both sides'
          : texts.fill === true
            ? 'The store keeps bars as they were traded, without filled gaps'
            : null;
  if (why !== null) throw usage(`${why}: write them to a file with --out.`);
}

async function writeStore(store: Store, specs: readonly BarSpec[], found: Source): Promise<Written[]> {
  const written: Written[] = [];
  for (const [i, spec] of specs.entries()) {
    const timeframe = barSpecText(spec);
    const { instrument, side, source, what } = found;
    const summary = summaryOf(found, specs, i);
    const meta = {
      instrument,
      timeframe,
      side,
      dateOnly: isDaily(timeframe),
      source,
      importReport: { builtFrom: what },
    };
    const { appended, skipped } =
      summary.rows > 0 ? await store.append(meta, found.built.bars[i]!) : { appended: 0, skipped: 0 };
    written.push({ ...summary, appended, alreadyStored: skipped });
  }
  return written;
}

const whole = (number: number) => number.toLocaleString('en-US');

function lines(found: Source, written: readonly Written[], place: string): string {
  const rows = written.map((one) => [
    one.bars,
    `${whole(one.rows)} bars`,
    one.first ?? '-',
    one.last ?? '-',
    one.partial ? 'last one unfinished, left out' : '',
    one.rowsOutside > 0 ? `${whole(one.rowsOutside)} rows outside of sessions` : '',
    one.alreadyStored ? `${whole(one.alreadyStored)} were there already` : '',
    one.file ?? '',
  ]);
  const used = rows[0]!.map((_, column) => column).filter((column) => rows.some((row) => row[column] !== ''));
  const shown = rows.map((row) => used.map((column) => row[column]!));
  return [`${whole(found.built.rows)} ${found.what} read; bars ${place}:`, table(shown)].join('\n');
}

async function sourceOf(texts: BarsOptionTexts, work: Work, store: Store | null, terminal: Terminal): Promise<Source> {
  const { fromTicks, from } = texts;
  if (fromTicks !== undefined && existsSync(fromTicks)) return fromFile(fromTicks, texts, work, terminal);
  if (fromTicks !== undefined) return fromStoredTicks(store!, fromTicks, texts, work);
  return fromStoredBars(store!, from!, texts, work);
}

function checkTexts({ fromTicks, from, since, until }: BarsOptionTexts): void {
  if ((fromTicks === undefined) === (from === undefined)) {
    throw usage(
      'Say what the bars are built from: --from-ticks with a file or symbol, or --from with a stored timeframe.',
    );
  }
  if (fromTicks !== undefined && existsSync(fromTicks) && (since ?? until) !== undefined) {
    throw usage('--since and --until are for stored ticks and bars; a file is read whole.');
  }
}

/** `tiercel bars`. */
export async function buildBarsCommand(texts: BarsOptionTexts, terminal: Terminal): Promise<void> {
  checkTexts(texts);
  const specs = specsOf(texts);
  if (texts.out === undefined) checkStorable(specs, texts);
  const isFile = texts.fromTicks !== undefined && existsSync(texts.fromTicks);
  const needsStore = texts.out === undefined || !isFile;
  const folder = texts.store === undefined ? (await loadConfig()).store : resolve(texts.store);
  const store = needsStore
    ? await openStore(folder, { create: texts.out === undefined && isFile, label: 'tiercel bars' })
    : null;
  try {
    const work: Work = { specs, options: { ...(texts.side && { side: texts.side }) } };
    const found = await sourceOf(texts, work, store, terminal);
    const written =
      texts.out === undefined
        ? await writeStore(store!, specs, found)
        : await writeFiles(texts.out, specs, found, terminal);
    const { rows } = found.built;
    terminal.result(
      texts.json === true
        ? toJson({ from: found.what, rows, symbol: found.instrument.symbol, side: found.side, bars: written })
        : lines(found, written, texts.out === undefined ? `stored in ${folder}` : 'written'),
    );
  } finally {
    await store?.close();
  }
}
