import { cpus } from 'node:os';

export interface Timing {
  readonly bestMs: number;
  readonly medianMs: number;
  readonly worstMs: number;
}

/** Runs `work` some times after a warm-up and gives the best, the median and the worst wall time. */
export function time(work: () => unknown, runs = 15, warmUp = 3): Timing {
  for (let i = 0; i < warmUp; i++) work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return summary(times);
}

/** The same for asynchronous work. */
export async function timeAsync(work: () => Promise<unknown>, runs = 9, warmUp = 2): Promise<Timing> {
  for (let i = 0; i < warmUp; i++) await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return summary(times);
}

function summary(times: number[]): Timing {
  times.sort((a, b) => a - b);
  return { bestMs: times[0]!, medianMs: times[times.length >> 1]!, worstMs: times[times.length - 1]! };
}

/** One line of a bench: what, how long, the rate, and the figure to reach. */
export interface BenchRow {
  readonly what: string;
  readonly timing: Timing;
  /** Amount of work of one run, in `unit`. */
  readonly amount: number;
  readonly unit: string;
  /** Least rate in `unit` a second, by the median; absent where none is set. */
  readonly target?: number;
}

export function printRows(title: string, rows: readonly BenchRow[]): void {
  const rate = (row: BenchRow): number => row.amount / (row.timing.medianMs / 1e3);
  console.log(`\n## ${title}\n`);
  console.log('| work | median | best | worst | rate | at least | |');
  console.log('|---|---|---|---|---|---|---|');
  for (const row of rows) {
    const { medianMs, bestMs, worstMs } = row.timing;
    const target = row.target === undefined ? '' : `${format(row.target)} ${row.unit}/s`;
    const verdict = row.target === undefined ? '' : rate(row) >= row.target ? 'reached' : 'missed';
    console.log(
      `| ${row.what} | ${medianMs.toFixed(3)} ms | ${bestMs.toFixed(3)} | ${worstMs.toFixed(3)} | ${format(rate(row))} ${row.unit}/s | ${target} | ${verdict} |`,
    );
  }
}

export function printMachine(): void {
  console.log(
    `machine: ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${process.platform}-${process.arch}`,
  );
}

function format(x: number): string {
  if (x >= 1e9) return `${(x / 1e9).toFixed(2)} G`;
  if (x >= 1e6) return `${(x / 1e6).toFixed(1)} M`;
  if (x >= 1e3) return `${(x / 1e3).toFixed(1)} k`;
  return x.toFixed(1);
}
