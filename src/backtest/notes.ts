import { toIso } from '../market/index.ts';
import type { BacktestResult, RunInstrument } from './result.ts';
import { marginEventKinds } from './simulator/types.ts';

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}

interface Noted extends Pick<BacktestResult, 'options' | 'simulation' | 'strategy' | 'instruments'> {
  /** What the strategy wants before the first decision; null where it does not say. */
  readonly lookback: number | null;
  /** True when the run's size took the place of sizes that the signals held. */
  readonly replacedSizes: boolean;
}

/** How the bars differ from what is stored, and from what the strategy wants. */
function barNotes(
  { bars, firstBar }: RunInstrument,
  { of, lookback }: { of: string; lookback: number | null },
): string[] {
  const { builtFrom, timeframe, actions } = bars;
  const notes: string[] = [];
  if (builtFrom !== undefined) {
    const { rowsOutsideSessions } = builtFrom;
    const outside =
      rowsOutsideSessions === 0
        ? ''
        : ` ${count(rowsOutsideSessions, 'row')} outside the sessions ${rowsOutsideSessions === 1 ? 'is' : 'are'} in none.`;
    notes.push(`The bars of ${timeframe}${of} were built from those of ${builtFrom.timeframe}.${outside}`);
  }
  const splits = actions?.filter(({ numerator, denominator }) => numerator !== denominator).length ?? 0;
  if (splits > 0)
    notes.push(`Prices${of} that the strategy saw are adjusted for ${count(splits, 'split')}; fills are as traded.`);
  if (lookback !== null && firstBar < lookback) {
    notes.push(
      `The strategy wants ${count(lookback, 'bar')}${of} before the first decision; there ${firstBar === 1 ? 'was' : 'were'} ${firstBar}.`,
    );
  }
  return notes;
}

/** On what the fills inside the bars stand. */
function detailNotes({ bars, finer }: RunInstrument, of: string): string[] {
  if (finer === undefined) return [];
  const { kind, bare, outside } = finer;
  const rows = kind === 'quotes' || kind === 'trades' ? kind : `bars of ${kind}`;
  const missing =
    bare === 0 ? '' : ` ${count(bare, 'bar')} had none inside and filled by ${bare === 1 ? 'its' : 'their'} own path.`;
  const left = outside === 0 ? '' : ` ${count(outside, 'row')} in no bar ${outside === 1 ? 'was' : 'were'} left out.`;
  return [`Inside the bars of ${bars.timeframe}${of} orders met the stored ${rows}.${missing}${left}`];
}

/** Entries that margin refused and positions that it closed, with the figures of the first of each. */
function marginNotes({ options, simulation }: Pick<Noted, 'options' | 'simulation'>): string[] {
  const { margin } = simulation;
  if (margin === undefined) return [];
  const { events } = margin;
  const money = (x: number): string =>
    `${x.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${options.currency}`;
  const first = (kind: (typeof marginEventKinds)[number]): number =>
    events.kind.indexOf(marginEventKinds.indexOf(kind));
  const [refused, called] = [first('refused'), first('call')];
  const notes: string[] = [];
  if (refused >= 0) {
    notes.push(
      `${count(margin.refused, 'order')} rejected by the initial margin; the first, order ${events.order[refused]} at ` +
        `${toIso(events.time[refused]!)}, needed ${money(events.required[refused]!)} with its costs where ` +
        `${money(events.available[refused]!)} was free.`,
    );
  }
  if (called >= 0) {
    notes.push(
      `${count(margin.calls, 'margin call')}: the first at ${toIso(events.time[called]!)}, when the equity of ` +
        `${money(events.equity[called]!)} was below the maintenance margin of ${money(events.required[called]!)}.`,
    );
  }
  return notes;
}

/** What a reader should know before believing the figures, one sentence each. */
export function notesOf({ options, simulation, strategy, instruments, lookback, replacedSizes }: Noted): string[] {
  const { counts } = simulation;
  const rejections: [number, string][] = [
    [counts.rejectedLeverage, `for passing the leverage of ${options.leverage}`],
    [counts.rejectedMinimum, 'for a quantity under the minimum of the instrument'],
    [counts.rejectedOther, 'for other reasons, which the list of orders gives'],
  ];
  const notes = instruments.flatMap((instrument) => {
    const of = instruments.length === 1 ? '' : ` of ${instrument.bars.instrument.symbol}`;
    return [...barNotes(instrument, { of, lookback }), ...detailNotes(instrument, of)];
  });
  if (options.fill === 'same-close') {
    notes.push(
      'Orders filled at the close of their own decision (same-close): good for comparisons, not attainable in trading.',
    );
  }
  if (!strategy.checked) notes.push('Bare arrays ran: they cannot be run again on other data (unchecked).');
  if (replacedSizes) notes.push('The size given for the run took the place of the sizes in the signals.');
  for (const [number, reason] of rejections) {
    if (number > 0) notes.push(`${count(number, 'order')} rejected ${reason}.`);
  }
  notes.push(...marginNotes({ options, simulation }));
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
