import { zoneOffsets } from '../../../market/index.ts';
import type { BacktestResult } from '../../result.ts';

/** Trades that were entered in the same hour, or on the same weekday. */
export interface EntryGroup {
  readonly trades: number;
  readonly wins: number;
  readonly profit: number;
  /** Mean of profit over the value at entry; 0 without trades. */
  readonly meanReturn: number;
}

/** Whose clock says the hour: the exchange's for shares, UTC for what trades around the clock. */
export function entryZone(result: BacktestResult): string {
  return result.options.calendar === 'us-equity' ? 'America/New_York' : 'UTC';
}

const hourNs = 3_600_000_000_000n;

/** Entry times as the clock of the zone shows them. */
function localTimes(times: BigInt64Array, zone: string): BigInt64Array {
  if (zone === 'UTC' || times.length === 0) return times;
  let [least, most] = [times[0]!, times[0]!];
  for (const time of times) {
    if (time < least) least = time;
    if (time > most) most = time;
  }
  const year = (time: bigint) => new Date(Number(time / 1_000_000n)).getUTCFullYear();
  const { fromNs, offsetNs } = zoneOffsets(zone, { first: year(least), last: year(most) });
  let at = 0;
  return times.map((time) => {
    while (at > 0 && fromNs[at]! > time) at -= 1;
    while (at < fromNs.length - 1 && fromNs[at + 1]! <= time) at += 1;
    return time + offsetNs[at]!;
  });
}

function grouped(result: BacktestResult, count: number, groupOf: (local: bigint) => number): EntryGroup[] {
  const { trades } = result.simulation;
  const sums = Array.from({ length: count }, () => ({ trades: 0, wins: 0, profit: 0, returns: 0 }));
  localTimes(trades.entryTime, entryZone(result)).forEach((local, i) => {
    const group = sums[groupOf(local)]!;
    const profit = trades.profit[i]!;
    group.trades += 1;
    group.wins += Number(profit > 0);
    group.profit += profit;
    group.returns += profit / (trades.entryPrice[i]! * trades.quantity[i]!);
  });
  return sums.map(({ returns, ...group }) => ({
    ...group,
    meanReturn: group.trades === 0 ? 0 : returns / group.trades,
  }));
}

/** By hour of the entry, 0 to 23 on the clock of `entryZone`. */
export function byHour(result: BacktestResult): EntryGroup[] {
  return grouped(result, 24, (local) => Number(((local / hourNs) % 24n) + 24n) % 24);
}

/** By weekday of the entry, Monday to Sunday on the calendar of `entryZone`. */
export function byWeekday(result: BacktestResult): EntryGroup[] {
  // 1970-01-01 was a Thursday
  return grouped(result, 7, (local) => Number((((local / (24n * hourNs) + 3n) % 7n) + 7n) % 7n));
}
