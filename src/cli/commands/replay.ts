import {
  type BookLevel,
  type FeedFormat,
  type LevelSequence,
  type ReplayedInstrument,
  type ReplayReport,
  replayFile,
} from '../../book/index.ts';
import { didYouMean, TiercelError } from '../../kernel/index.ts';
import { toIso } from '../../market/index.ts';
import { list, table, toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** Options of `tiercel replay` as they are parsed. */
export interface ReplayOptionTexts {
  readonly format: FeedFormat;
  readonly instrument?: string;
  readonly depth: number;
  readonly priceDecimals?: number;
  readonly quantityDecimals?: number;
  readonly sequence?: LevelSequence;
  readonly maxOrders?: number;
  readonly json?: boolean;
}

/** Instruments that a table shows unless one is asked for. */
const shownInstruments = 20;

const count = (value: number) => value.toLocaleString('en-US');
const amount = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 9 });
const nameOf = ({ name, index }: ReplayedInstrument) => (name === '' ? `#${index}` : name);

/** "unknownOrder" as words. */
const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const reasons: Readonly<Record<string, string>> = {
  unknownOrder: 'about orders that the file never told of',
  unknownInstrument: 'for instruments that are not in the directory',
  reusedId: 'new orders with an id that is in use',
  badQuantity: 'with a quantity of 0 or less, or too large',
  badPrice: 'with a price out of range',
  noRoom: 'without room: give --max-orders higher',
  badTrigger: 'without a trigger that can be, or a trailing stop before any trade',
  badTerms: 'that ask for what contradicts itself',
  wouldTake: 'post-only that would have traded',
  nothingToReduce: 'reduce-only without a position to reduce',
  phase: 'not in that phase of the instrument',
  old: 'older than the book',
  gap: 'that did not follow the one before; the book was stale until the next snapshot',
  crossedSnapshot: 'snapshots whose bid is at or over their ask',
  badLevel: 'with a price out of range',
  waitedTooLong: 'forgotten while waiting for a snapshot',
};

function rejectLines({ rejects }: ReplayReport): string[][] {
  const seen = Object.entries(rejects).filter(([, times]) => times > 0);
  if (seen.length === 0) return [['rejected', '0']];
  return seen.map(([reason, times]) => ['rejected', count(times), `${words(reason)}: ${reasons[reason] ?? ''}`]);
}

function summaryLines(report: ReplayReport): string[][] {
  const { messages, actions, trades, levels, warnings, fromStart, liveOrders } = report;
  const kinds = Object.entries(actions)
    .filter(([, times]) => times > 0)
    .map(([action, times]) => `${action} ${count(times)}`);
  const made = levels === null ? kinds.join(', ') : `${count(levels.rows)} levels`;
  const lines = [['messages', count(messages), made], ...rejectLines(report)];
  if (levels === null) {
    lines.push(['trades', count(trades.count), `volume ${amount(trades.volume)}`]);
    lines.push(['live orders', count(liveOrders)]);
  } else {
    lines.push(['snapshots', count(levels.snapshots)], ['updates', count(levels.updates)]);
    if (levels.crossed > 0) lines.push(['crossed', count(levels.crossed), 'bid at or over ask after an update']);
  }
  if (fromStart > 0) lines.push(['from start', count(fromStart)]);
  if (warnings.backwardSequence > 0)
    lines.push(['warning', count(warnings.backwardSequence), 'rows whose sequence goes back']);
  if (warnings.maybeBadBook > 0)
    lines.push(['warning', count(warnings.maybeBadBook), 'rows that the vendor marks as after a loss']);
  return lines;
}

/** Like `table`, with words in the last column to the left. */
function aligned(lines: readonly string[][]): string {
  const rows = table(lines.map((line) => line.slice(0, 2))).split('\n');
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row, i) => (lines[i]![2] ? `${row.padEnd(width)}  ${lines[i]![2]}` : row)).join('\n');
}

const decimalsOf = (value: number) => String(value).split('.')[1]?.length ?? 0;

/** Prices with the decimals that the longest of them has. */
function priceText(of: readonly ReplayedInstrument[]): (level: BookLevel | undefined) => string {
  const prices = of.flatMap(({ bids, asks }) => [...bids, ...asks].map(({ price }) => price));
  const digits = Math.max(0, ...prices.map(decimalsOf));
  const form = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return (level) => level?.price.toLocaleString('en-US', form) ?? '-';
}

const size = (level: BookLevel | undefined) => (level ? amount(level.quantity) : '-');

function instrumentTable(rows: readonly ReplayedInstrument[], hasTrades: boolean, width: number): string {
  const right = 'right' as const;
  const one = (row: ReplayedInstrument) => priceText([row]);
  const columns = [
    { title: 'instrument', cell: nameOf },
    { title: 'messages', cell: (row: ReplayedInstrument) => count(row.messages), align: right, dropped: 2 },
    ...(hasTrades
      ? [
          { title: 'trades', cell: (row: ReplayedInstrument) => count(row.trades), align: right },
          { title: 'volume', cell: (row: ReplayedInstrument) => amount(row.volume), align: right, dropped: 1 },
        ]
      : []),
    { title: 'bid size', cell: ({ bids }: ReplayedInstrument) => size(bids[0]), align: right },
    { title: 'bid', cell: (row: ReplayedInstrument) => one(row)(row.bids[0]), align: right },
    { title: 'ask', cell: (row: ReplayedInstrument) => one(row)(row.asks[0]), align: right },
    { title: 'ask size', cell: ({ asks }: ReplayedInstrument) => size(asks[0]), align: right },
  ];
  return list(columns, rows, width);
}

function depthTable(instrument: ReplayedInstrument, width: number): string {
  const right = 'right' as const;
  const { bids, asks } = instrument;
  const price = priceText([instrument]);
  const rows = Array.from({ length: Math.max(bids.length, asks.length) }, (_, i) => ({ bid: bids[i], ask: asks[i] }));
  const orders = (level: BookLevel | undefined) => (level?.orders === undefined ? '' : count(level.orders));
  type Row = (typeof rows)[number];
  const hasOrders = rows.some(({ bid, ask }) => (bid ?? ask)?.orders !== undefined);
  const columns = [
    { title: 'bid orders', cell: ({ bid }: Row) => orders(bid), align: right, dropped: 1 },
    { title: 'bid size', cell: ({ bid }: Row) => size(bid), align: right },
    { title: 'bid', cell: ({ bid }: Row) => price(bid), align: right },
    { title: 'ask', cell: ({ ask }: Row) => price(ask), align: right },
    { title: 'ask size', cell: ({ ask }: Row) => size(ask), align: right },
    { title: 'ask orders', cell: ({ ask }: Row) => orders(ask), align: right, dropped: 1 },
  ];
  return list(hasOrders ? columns : columns.slice(1, 5), rows, width);
}

/** The one that is meant, or an error that names near ones. */
function chosen(report: ReplayReport, wanted: string | undefined): readonly ReplayedInstrument[] {
  if (wanted === undefined) return report.instruments;
  const found = report.instruments.filter((row) => nameOf(row) === wanted || String(row.index) === wanted);
  if (found.length > 0) return found.slice(0, 1);
  const hint = didYouMean(wanted, report.instruments.map(nameOf));
  throw new TiercelError('TIERCEL_E_PARAMETER', `The file has no instrument "${wanted}". ${hint}`);
}

function staleLine({ levels }: ReplayReport): string[] {
  if (levels === null || !levels.isStale) return [];
  const gap = levels.gaps.at(-1);
  if (gap === undefined) return ['', 'The book is stale: the file has no snapshot that could be used.'];
  const when = toIso(gap.time);
  return ['', `The book is stale since ${when}: after id ${gap.afterId} came ${gap.firstId}, and no snapshot since.`];
}

function shown(report: ReplayReport, file: string, options: ReplayOptionTexts, width: number): string {
  const all = [...chosen(report, options.instrument)].sort((a, b) => b.messages - a.messages);
  const rows = all.slice(0, shownInstruments);
  const more = all.length - rows.length;
  const parts = [`${file} (${report.format}, ${count(report.bytes)} bytes)`, '', aligned(summaryLines(report)), ''];
  parts.push(instrumentTable(rows, report.levels === null, width));
  if (more > 0) parts.push(`... and ${count(more)} more with fewer messages: --instrument shows one, --json all`);
  if (options.depth > 1) {
    for (const row of rows) parts.push('', `${nameOf(row)}, best ${options.depth} levels`, depthTable(row, width));
  }
  return [...parts, ...staleLine(report)].join('\n');
}

/** `tiercel replay`. */
export async function replay(file: string, options: ReplayOptionTexts, terminal: Terminal): Promise<void> {
  const { json, instrument, ...rest } = options;
  const report = await replayFile({
    path: file,
    ...rest,
    signal: terminal.signal,
    onProgress: (done, size) => terminal.progress(`${file}: ${count(done)} of ${count(size)} bytes`),
  });
  if (json === true) {
    return terminal.result(toJson({ file, ...report, instruments: chosen(report, instrument) }));
  }
  terminal.result(shown(report, file, options, terminal.width));
}
