import type { Bars } from '../market/index.ts';
import type { BacktestResult } from './result.ts';

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}

interface Noted extends Pick<BacktestResult, 'options' | 'simulation' | 'strategy' | 'bars'> {
  /** What the strategy wants before the first decision; null where it does not say. */
  readonly lookback: number | null;
  /** True when the run's size took the place of sizes that the signals held. */
  readonly replacedSizes: boolean;
}

/** How the bars differ from what is stored. */
function barNotes({ builtFrom, timeframe, actions }: Bars): string[] {
  const notes: string[] = [];
  if (builtFrom !== undefined) {
    const outside =
      builtFrom.rowsOutsideSessions === 0
        ? ''
        : ` ${count(builtFrom.rowsOutsideSessions, 'row')} outside the sessions ${builtFrom.rowsOutsideSessions === 1 ? 'is' : 'are'} in none.`;
    notes.push(`The bars of ${timeframe} were built from those of ${builtFrom.timeframe}.${outside}`);
  }
  const splits = actions?.filter(({ numerator, denominator }) => numerator !== denominator).length ?? 0;
  if (splits > 0)
    notes.push(`Prices that the strategy saw are adjusted for ${count(splits, 'split')}; fills are as traded.`);
  return notes;
}

/** What a reader should know before believing the figures, one sentence each. */
export function notesOf({ options, simulation, strategy, bars, lookback, replacedSizes }: Noted): string[] {
  const { counts } = simulation;
  const rejections: [number, string][] = [
    [counts.rejectedLeverage, `for passing the leverage of ${options.leverage}`],
    [counts.rejectedMinimum, 'for a quantity under the minimum of the instrument'],
    [counts.rejectedOther, 'for other reasons, which the list of orders gives'],
  ];
  const notes = barNotes(bars);
  if (options.fill === 'same-close') {
    notes.push(
      'Orders filled at the close of their own decision (same-close): good for comparisons, not attainable in trading.',
    );
  }
  if (!strategy.checked) notes.push('Bare arrays ran: they cannot be run again on other data (unchecked).');
  if (lookback !== null && options.firstBar < lookback) {
    notes.push(
      `The strategy wants ${count(lookback, 'bar')} before the first decision; there were ${options.firstBar}.`,
    );
  }
  if (replacedSizes) notes.push('The size given for the run took the place of the sizes in the signals.');
  for (const [number, reason] of rejections) {
    if (number > 0) notes.push(`${count(number, 'order')} rejected ${reason}.`);
  }
  if (counts.conflictingEntries > 0) {
    notes.push(
      `${count(counts.conflictingEntries, 'bar')} asked for a long and a short entry at once: neither was made.`,
    );
  }
  if (counts.ambiguousBars > 0) {
    notes.push(
      `${count(counts.ambiguousBars, 'bar')} held both a stop and a target: which came first is an assumption.`,
    );
  }
  return notes;
}
