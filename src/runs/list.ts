import { metricInfos } from '../backtest/index.ts';
import type { Environment } from '../database/index.ts';
import { didYouMean, TiercelError } from '../kernel/index.ts';
import { toIso, toNanoseconds } from '../market/index.ts';
import { allIds, readHead } from './record.ts';
import type { RunFilter, RunHead, RunList } from './types.ts';

function isWanted({ savedAt, summary }: RunHead, { strategy, symbol }: RunFilter, since: string | null): boolean {
  if (since !== null && savedAt < since) return false;
  if (strategy !== undefined && !summary.strategy.toLowerCase().includes(strategy.toLowerCase())) return false;
  return symbol === undefined || summary.symbols.some((one) => one.toLowerCase() === symbol.toLowerCase());
}

/** Best first; undefined values last. */
function byMetric(name: string): (a: RunHead, b: RunHead) => number {
  const info = metricInfos.find((one) => one.name === name);
  if (info === undefined) {
    const names = metricInfos.map((one) => one.name);
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `There is no metric "${name}" to sort by. ${didYouMean(name, names)}`,
    );
  }
  const sign = info.better === 'lower' ? 1 : -1;
  const key = ({ summary }: RunHead) => {
    const value = summary.metrics[name];
    return value == null ? Number.POSITIVE_INFINITY : sign * value;
  };
  return (a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1);
}

/** See `Runs.list`. */
export function listRuns(environment: Environment, filter: RunFilter): RunList {
  const order = filter.sort === undefined ? null : byMetric(filter.sort);
  const since = filter.since === undefined ? null : toIso(toNanoseconds(filter.since, 'since'));
  const damaged: string[] = [];
  const runs: RunHead[] = [];
  for (const id of allIds(environment).reverse()) {
    const head = readHead(environment, id);
    if (head === null) damaged.push(id);
    else if (isWanted(head, filter, since)) runs.push(head);
  }
  if (order !== null) runs.sort(order);
  return { runs: filter.limit === undefined ? runs : runs.slice(0, filter.limit), damaged };
}
