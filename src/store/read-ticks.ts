import { type Environment, reading } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import { type Quotes, type TickKind, type TimeInput, type Trades, toIso, toNanoseconds } from '../market/index.ts';
import { type NamedColumns, toQuoteColumns, toTradeColumns } from './columns.ts';
import { hashColumns } from './content.ts';
import { readSeries } from './read.ts';
import { allRecords, allTickRecords, nameOf, priceStepOf, readTickRecord, type TickRecord } from './record.ts';
import type { TicksOf } from './types.ts';

export interface TickRequest<K extends TickKind> {
  readonly symbol: string;
  readonly kind: K;
  readonly from: TimeInput | undefined;
  readonly to: TimeInput | undefined;
}

/** The rows that were asked for, as they are stored now. */
interface RowRange {
  readonly record: TickRecord;
  readonly first: number;
  readonly end: number;
}

/** See `Store.quotes` and `Store.trades`. */
export function readTicks<K extends TickKind>(environment: Environment, request: TickRequest<K>): TicksOf<K> {
  return reading(environment, () => {
    const { record, first, end } = rangeOf(environment, request);
    return ticksOf<K>(record, readSeries(environment, record).rows(first, end));
  });
}

/** How a stream of ticks is cut. */
export interface TickStreamOptions {
  /** Most rows of a chunk. */
  readonly rows: number;
  /** Whether a chunk takes the memory of the one before. */
  readonly reuse: boolean;
}

/** See `Store.tickChunks`. Each chunk is read when it is asked for: what was appended since the first is not in it. */
export async function* streamTicks<K extends TickKind>(
  environment: Environment,
  request: TickRequest<K>,
  { rows, reuse }: TickStreamOptions,
): AsyncGenerator<TicksOf<K>> {
  if (!Number.isSafeInteger(rows) || rows < 1) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`rows\` must be a number of rows, at least 1, was ${rows}`);
  }
  const { record, first, end } = reading(environment, () => rangeOf(environment, request));
  let old: NamedColumns | undefined;
  for (let row = first; row < end; ) {
    // Chunks end at multiples of their length, as the stored ones do, so that none of those is unpacked twice.
    const to = Math.min(end, row - (row % rows) + rows);
    const columns = reading(environment, () => readSeries(environment, record).rows(row, to, old));
    if (reuse) old = columns;
    yield ticksOf<K>(record, columns);
    row = to;
  }
}

function rangeOf<K extends TickKind>(environment: Environment, request: TickRequest<K>): RowRange {
  const from = request.from === undefined ? undefined : toNanoseconds(request.from, 'from');
  const to = request.to === undefined ? undefined : toNanoseconds(request.to, 'to');
  if (from !== undefined && to !== undefined && from >= to) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`from\` must be before \`to\`, was ${toIso(from)}, with \`to\` ${toIso(to)} (not included)`,
    );
  }
  const record = readTickRecord(environment, request.symbol, request.kind) ?? noSeries(environment, request);
  const reader = readSeries(environment, record);
  const first = from === undefined ? 0 : reader.rowAtOrAfter(from);
  const end = to === undefined ? record.rows : reader.rowAtOrAfter(to);
  if (first >= end) noTicks(record, from, to);
  return { record, first, end };
}

function ticksOf<K extends TickKind>(record: TickRecord, columns: NamedColumns): TicksOf<K> {
  let contentHash: string | undefined;
  const known = {
    instrument: record.instrument,
    priceStep: priceStepOf(record),
    // When asked for: it costs a pass over all columns.
    get contentHash(): string {
      contentHash ??= hashColumns(record, columns);
      return contentHash;
    },
  };
  const ticks: Quotes | Trades =
    record.kind === 'quotes'
      ? Object.assign(known, { kind: 'quotes' as const, ...toQuoteColumns(columns) })
      : Object.assign(known, { kind: 'trades' as const, ...toTradeColumns(columns) });
  return ticks as TicksOf<K>;
}

function noSeries<K extends TickKind>(environment: Environment, { symbol, kind }: TickRequest<K>): never {
  const stored = [...allTickRecords(environment), ...allRecords(environment)].map(nameOf);
  const own = stored.filter((name) => name.startsWith(`${symbol} `));
  const list = own.length > 0 ? own : stored;
  const shown = list.slice(0, 10).join(', ') + (list.length > 10 ? ` and ${list.length - 10} more` : '');
  throw new TiercelError(
    'TIERCEL_E_NO_DATA',
    `The store at ${environment.path} has no ${kind} of ${symbol}. ` +
      `${shown === '' ? 'It is empty' : `It has ${shown}`}. Import them with: tiercel data import FILE --kind ${kind}`,
    { context: { symbol, file: environment.path } },
  );
}

function noTicks(record: TickRecord, from: bigint | undefined, to: bigint | undefined): never {
  const asked = [from === undefined ? '' : ` from ${toIso(from)}`, to === undefined ? '' : ` to ${toIso(to)}`].join('');
  const [first, last] = [toIso(BigInt(record.firstTime)), toIso(BigInt(record.lastTime))];
  throw new TiercelError(
    'TIERCEL_E_NO_DATA',
    `${nameOf(record)} have no row${asked}. Stored are ${record.rows} rows, the first at ${first}, the last at ${last}.`,
    { context: { symbol: record.instrument.symbol, first, last } },
  );
}
