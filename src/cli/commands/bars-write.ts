import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BarSpec, barSpecText } from '../../bars/index.ts';
import { isDaily, toIso } from '../../market/index.ts';
import { exportCsv } from '../../pipeline/index.ts';
import type { Store } from '../../store/index.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import type { Source } from './bars-sources.ts';

/** One line of the summary. */
export interface Written {
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

/** Writes the bars of each spec to a CSV file. */
export async function writeFiles(
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

/** Writes the bars of each spec to the store. */
export async function writeStore(store: Store, specs: readonly BarSpec[], found: Source): Promise<Written[]> {
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

/** The summary for people. */
export function lines(found: Source, written: readonly Written[], place: string): string {
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
