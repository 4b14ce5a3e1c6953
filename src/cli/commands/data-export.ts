import { resolve } from 'node:path';
import { loadConfig } from '../../kernel/index.ts';
import { sessionOf, tradingDayEnds } from '../../market/index.ts';
import { exportCsv } from '../../pipeline/index.ts';
import { openStore, type SeriesInfo, type StoredBars } from '../../store/index.ts';
import { unknownSeries } from '../series.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface ExportOptions {
  readonly symbol: string;
  readonly timeframe: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly store?: string;
  readonly json?: boolean;
}

/** The command that reads a file back as the series that it was written from. */
function importCommand(file: string, { symbol, timeframe, instrument, side }: SeriesInfo): string {
  const { assetClass, currency, calendar } = instrument;
  const quote = (text: string) => (/^[\w./:=%,@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const words = { symbol, timeframe, class: assetClass, currency, calendar, side };
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

/** `tiercel data export`. */
export async function dataExport(options: ExportOptions, terminal: Terminal): Promise<void> {
  const { symbol, timeframe, from, to } = options;
  const folder = options.store === undefined ? (await loadConfig()).store : resolve(options.store);
  const file = resolve(options.out ?? `${symbol.replaceAll(/[^\w.-]+/g, '-')}_${timeframe}.csv`);
  const store = await openStore(folder, { label: 'tiercel data export' });
  try {
    const info = store.find(symbol, timeframe);
    if (info === null) throw unknownSeries(store, { symbol, timeframe });
    const bars = await store.bars(symbol, timeframe, from, to, { adjust: 'none' });
    terminal.progress(`writing ${file} ...`);
    await exportCsv(bars, file, { dateOf: info.dateOnly ? dateOfBar(bars) : null, signal: terminal.signal });
    const back = importCommand(file, info);
    terminal.result(
      options.json === true
        ? toJson({ file, rows: bars.length, import: back })
        : `${symbol} ${timeframe}: ${bars.length.toLocaleString('en-US')} bars in ${file}\nread it back with: ${back}`,
    );
  } finally {
    await store.close();
  }
}
