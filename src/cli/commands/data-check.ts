import { resolve } from 'node:path';
import { loadConfig, TiercelError } from '../../kernel/index.ts';
import { checkBars, type QualityLevel, type QualityReport } from '../../pipeline/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { unknownSeries } from '../series.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckOptions {
  readonly symbol?: string;
  readonly timeframe?: string;
  readonly from?: string;
  readonly to?: string;
  readonly store?: string;
  readonly z?: number;
  readonly stale?: number;
  readonly examples?: number;
  readonly strict?: boolean;
  readonly json?: boolean;
}

interface SeriesName {
  readonly symbol: string;
  readonly timeframe: string;
}

/** The series that were asked for: all of the store unless they are named. */
function chosen(store: Store, { symbol, timeframe }: CheckOptions): SeriesName[] {
  const all = store.series();
  const found = all.filter(
    (one) =>
      (symbol === undefined || one.symbol === symbol) && (timeframe === undefined || one.timeframe === timeframe),
  );
  if (found.length > 0) return found;
  if (symbol !== undefined) throw unknownSeries(store, { symbol, timeframe: timeframe ?? '' });
  throw new TiercelError('TIERCEL_E_NO_DATA', `The store ${store.path} holds no ${timeframe ?? 'bars'}.`);
}

async function check(store: Store, series: SeriesName, options: CheckOptions): Promise<QualityReport> {
  const { from, to, z, stale, examples } = options;
  // As they are stored: an adjusted price is no finding about the data.
  const bars = await store.bars(series.symbol, series.timeframe, from, to, { adjust: 'none' });
  return checkBars(bars, { outlierZ: z, staleBars: stale, examples });
}

const marks: Readonly<Record<QualityLevel, string>> = { fault: 'FAULT', doubt: 'doubt', note: 'note ' };

function lines(report: QualityReport): string[] {
  const { symbol, timeframe, rows, expected, first, last, findings } = report;
  const share =
    expected === null || expected === 0 ? '' : `, ${((100 * rows) / expected).toFixed(2)} % of the calendar's`;
  const head = `${symbol} ${timeframe}: ${rows.toLocaleString('en-US')} bars${share}, ${first} to ${last}`;
  if (findings.length === 0) return [head, '  nothing found'];
  const width = Math.max(...findings.map(({ kind }) => kind.length));
  return [
    head,
    ...findings.flatMap(({ kind, level, summary, examples }) => [
      `  ${marks[level]} ${kind.padEnd(width)}  ${summary}`,
      ...(level === 'note'
        ? []
        : examples.map(({ time, what }) => `${' '.repeat(width + 10)}${time}${what === '' ? '' : `: ${what}`}`)),
    ]),
  ];
}

/** `tiercel data check`. */
export async function dataCheck(options: CheckOptions, terminal: Terminal): Promise<void> {
  const folder = options.store === undefined ? (await loadConfig()).store : resolve(options.store);
  const store = await openStore(folder, { label: 'tiercel data check' });
  const reports: QualityReport[] = [];
  try {
    for (const series of chosen(store, options)) {
      terminal.progress(`checking ${series.symbol} ${series.timeframe} ...`);
      reports.push(await check(store, series, options));
    }
  } finally {
    await store.close();
  }
  terminal.result(
    options.json === true ? toJson({ store: folder, series: reports }) : reports.flatMap(lines).join('\n'),
  );
  const serious = reports.flatMap(({ findings }) => findings.filter(({ level }) => level !== 'note'));
  if (options.strict === true && serious.length > 0) {
    const kinds = [...new Set(serious.map(({ kind }) => kind))].join(', ');
    throw new TiercelError('TIERCEL_E_DATA', `The check found ${kinds}, which --strict does not let pass.`);
  }
}
