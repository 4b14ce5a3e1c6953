import { existsSync } from 'node:fs';
import {
  type BarSpec,
  type BuildOptions,
  type BuiltBars,
  barBuilder,
  joinBars,
  type QuoteSide,
} from '../../bars/index.ts';
import { didYouMean, TiercelError } from '../../kernel/index.ts';
import {
  type BarColumns,
  type Instrument,
  type PriceSide,
  type QuoteColumns,
  type TickKind,
  type Timeframe,
  type TradeColumns,
  tickKinds,
  timeframeNs,
} from '../../market/index.ts';
import { importTicks, loadInstruments, type TickImportReport } from '../../pipeline/index.ts';
import type { SeriesSource, Store } from '../../store/index.ts';
import { unknownSeries } from '../series.ts';
import type { Terminal } from '../terminal.ts';
import { type BarsOptionTexts, usage } from './bars-options.ts';

/** What is built, block by block. */
export interface Work {
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
export interface Source {
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

/** Builds the bars from a file of ticks, stored ticks or stored bars, as the options say. */
export async function sourceOf(
  texts: BarsOptionTexts,
  work: Work,
  store: Store | null,
  terminal: Terminal,
): Promise<Source> {
  const { fromTicks, from } = texts;
  if (fromTicks !== undefined && existsSync(fromTicks)) return fromFile(fromTicks, texts, work, terminal);
  if (fromTicks !== undefined) return fromStoredTicks(store!, fromTicks, texts, work);
  return fromStoredBars(store!, from!, texts, work);
}
