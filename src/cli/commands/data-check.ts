import { resolve } from 'node:path';
import { loadConfig, TiercelError } from '../../kernel/index.ts';
import type { TickKind } from '../../market/index.ts';
import {
  checkBars,
  checkTicks,
  type QualityLevel,
  type QualityReport,
  type TickQualityReport,
} from '../../pipeline/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { unknownSeries } from '../series.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckOptions {
  readonly symbol?: string;
  readonly timeframe?: string;
  readonly kind?: TickKind;
  readonly from?: string;
  readonly to?: string;
  readonly store?: string;
  readonly z?: number;
  readonly stale?: number;
  readonly examples?: number;
  readonly strict?: boolean;
  readonly json?: boolean;
}

type SeriesName =
  | { readonly symbol: string; readonly timeframe: string }
  | { readonly symbol: string; readonly kind: TickKind };

const whatOf = (series: SeriesName) => ('kind' in series ? series.kind : series.timeframe);

/** The series that were asked for: all of the store unless they are named. */
function chosen(store: Store, { symbol, timeframe, kind }: CheckOptions): SeriesName[] {
  const bars = kind === undefined ? store.series() : [];
  const ticks = timeframe === undefined ? store.tickSeries() : [];
  const wanted = timeframe ?? kind;
  const found = [...bars, ...ticks].filter(
    (one) => (symbol === undefined || one.symbol === symbol) && (wanted === undefined || whatOf(one) === wanted),
  );
  if (found.length > 0) return found;
  if (symbol !== undefined) throw unknownSeries(store, { symbol, timeframe: wanted ?? '' });
  throw new TiercelError('TIERCEL_E_NO_DATA', `The store ${store.path} holds no ${wanted ?? 'bars or ticks'}.`);
}

type Report = QualityReport | TickQualityReport;

async function check(store: Store, series: SeriesName, options: CheckOptions): Promise<Report> {
  const { from, to, z, stale, examples } = options;
  if ('kind' in series) {
    const range = { ...(from !== undefined && { from }), ...(to !== undefined && { to }), reuse: true };
    return (await checkTicks(store.tickChunks(series.symbol, series.kind, range), { examples }))!;
  }
  // As they are stored: an adjusted price is no finding about the data.
  const bars = await store.bars(series.symbol, series.timeframe, from, to, { adjust: 'none' });
  return checkBars(bars, { outlierZ: z, staleBars: stale, examples });
}

const marks: Readonly<Record<QualityLevel, string>> = { fault: 'FAULT', doubt: 'doubt', note: 'note ' };

function headOf(report: Report): string {
  const rows = report.rows.toLocaleString('en-US');
  const span = `${report.first} to ${report.last}`;
  if ('kind' in report) return `${report.symbol}: ${rows} ${report.kind}, ${span}`;
  const { expected } = report;
  const share =
    expected === null || expected === 0 ? '' : `, ${((100 * report.rows) / expected).toFixed(2)} % of the calendar's`;
  return `${report.symbol} ${report.timeframe}: ${rows} bars${share}, ${span}`;
}

function lines(report: Report): string[] {
  const { findings } = report;
  const head = headOf(report);
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
  const reports: Report[] = [];
  try {
    for (const series of chosen(store, options)) {
      terminal.progress(`checking ${series.symbol} ${whatOf(series)} ...`);
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
