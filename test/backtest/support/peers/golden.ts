// The files that bench/equality-peers.bench.ts writes and the tests and the page of docs/equality-with-peers.md read.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { KeptResult } from './peer-rows.ts';

/** One scenario on one market: what the other engine made of it, and what the two have in common. */
export interface GoldenRun {
  readonly name: string;
  readonly engine: string;
  /** The other engine's. */
  readonly result: KeptResult;
  /** Places of trades that differ; all of them are bars in which stop and target both lie. */
  readonly different: readonly number[];
  /** This engine's exit price and profit of each of those, and its final equity. */
  readonly own: { readonly differing: readonly (readonly number[])[]; readonly equity: number };
}

/** What each engine made of a case, by name. */
export interface GoldenCase {
  readonly rule: string;
  readonly results: Readonly<Record<string, KeptResult>>;
}

export interface Golden {
  readonly versions: Readonly<Record<string, string>>;
  readonly runs: readonly GoldenRun[];
  readonly cases: readonly GoldenCase[];
}

const path = fileURLToPath(new URL('../../../golden/backtest/peers.json', import.meta.url));

/** One line for each run's head, each of its trades and each case. */
function textOf({ versions, runs, cases }: Golden): string {
  const list = (items: readonly string[]) => `[\n${items.join(',\n')}\n]`;
  const run = ({ result, ...head }: GoldenRun) =>
    `{"head":${JSON.stringify(head)},"rest":${JSON.stringify({ ...result, trades: [] })},"trades":${list(result.trades.map((t) => JSON.stringify(t)))}}`;
  return `{"versions":${JSON.stringify(versions)},\n"runs":${list(runs.map(run))},\n"cases":${list(cases.map((c) => JSON.stringify(c)))}}\n`;
}

export function readGolden(): Golden {
  const { versions, runs, cases } = JSON.parse(readFileSync(path, 'utf8'));
  return {
    versions,
    runs: runs.map(({ head, rest, trades }: { head: object; rest: object; trades: number[][] }) => ({
      ...head,
      result: { ...rest, trades },
    })),
    cases,
  };
}

export function writeGolden(golden: Golden): void {
  writeFileSync(path, textOf(golden));
}

export function isGolden(golden: Golden): boolean {
  return textOf(golden) === readFileSync(path, 'utf8');
}
