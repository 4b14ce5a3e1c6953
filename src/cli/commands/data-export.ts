import { resolve } from 'node:path';
import { loadConfig, TiercelError } from '../../kernel/index.ts';
import { sessionOf, type TickKind, tradingDayEnds } from '../../market/index.ts';
import { exportCsv, exportTicks } from '../../pipeline/index.ts';
import { openStore, type SeriesInfo, type Store, type StoredBars, type TickSeriesInfo } from '../../store/index.ts';
import { unknownSeries } from '../series.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface ExportOptions {
  readonly symbol: string;
  readonly timeframe?: string;
  readonly kind?: TickKind;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly store?: string;
  readonly json?: boolean;
}

/** The command that reads a file back as the series that it was written from. */
function importCommand(file: string, info: SeriesInfo | TickSeriesInfo): string {
  const { symbol } = info;
  const { assetClass, currency, calendar } = info.instrument;
  const quote = (text: string) => (/^[\w./:=%,@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const what = 'kind' in info ? { kind: info.kind } : { timeframe: info.timeframe, side: info.side };
  const words = { symbol, ...what, class: assetClass, currency, calendar };
  const options = Object.entries(words).map(([name, value]) => `--${name} ${quote(value)}`);
  return `tiercel data import ${quote(file)} ${options.join(' ')}`;
}

const dayNs = 86_400_000_000_000n;

/** The date whose session a bar is. */
function dateOfBar({ time, instrument }: StoredBars): (row: number) => string {
  return (row) => {
    const [end] = tradingDayEnds(instrument.calendar, time[row]!, time[row]! + 1n);
    // A session ends on its own date or, in a zone east of its exchange, on the day after.
    for (const day of [end! / dayNs, end! / dayNs - 1n]) {
      const date = new Date(Number(day) * 86_400_000).toISOString().slice(0, 10);
      if (sessionOf(instrument.calendar, date)?.open === time[row]) return date;
    }
    throw new Error(`the bar at ${time[row]} is no session of ${instrument.calendar}`);
  };
}

/** What was written. */
interface Written {
  readonly rows: number;
  readonly info: SeriesInfo | TickSeriesInfo;
}

interface Request extends ExportOptions {
  readonly file: string;
  readonly signal: AbortSignal;
}

async function writeBars(store: Store, timeframe: string, request: Request): Promise<Written> {
  const { symbol, from, to, file, signal } = request;
  const info = store.find(symbol, timeframe);
  if (info === null) throw unknownSeries(store, { symbol, timeframe });
  const bars = await store.bars(symbol, timeframe, from, to, { adjust: 'none' });
  await exportCsv(bars, file, { dateOf: info.dateOnly ? dateOfBar(bars) : null, signal });
  return { rows: bars.length, info };
}

async function writeTicks(store: Store, kind: TickKind, request: Request): Promise<Written> {
  const { symbol, from, to, file, signal } = request;
  const info = store.findTicks(symbol, kind);
  if (info === null) throw unknownSeries(store, { symbol, timeframe: kind });
  const range = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const rows = await exportTicks(store.tickChunks(symbol, kind, { ...range, reuse: true }), file, { signal });
  return { rows, info };
}

/** `tiercel data export`. */
export async function dataExport(options: ExportOptions, terminal: Terminal): Promise<void> {
  const { symbol, timeframe, kind } = options;
  const what = timeframe ?? kind;
  if (what === undefined) {
    throw new TiercelError('TIERCEL_E_USAGE', 'Say which series: --timeframe 1m of bars, or --kind quotes or trades.');
  }
  const folder = options.store === undefined ? (await loadConfig()).store : resolve(options.store);
  const file = resolve(options.out ?? `${symbol.replaceAll(/[^\w.-]+/g, '-')}_${what}.csv`);
  const store = await openStore(folder, { label: 'tiercel data export' });
  try {
    terminal.progress(`writing ${file} ...`);
    const request = { ...options, file, signal: terminal.signal };
    const { rows, info } =
      kind === undefined ? await writeBars(store, what, request) : await writeTicks(store, kind, request);
    const back = importCommand(file, info);
    const written = rows.toLocaleString('en-US');
    const text = kind === undefined ? `${symbol} ${what}: ${written} bars` : `${symbol}: ${written} ${kind}`;
    terminal.result(
      options.json === true ? toJson({ file, rows, import: back }) : `${text} in ${file}\nread it back with: ${back}`,
    );
  } finally {
    await store.close();
  }
}
