import { type Environment, reading } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import {
  type AdjustedColumns,
  type Adjustment,
  adjustBars,
  type BarColumns,
  type Bars,
  type CorporateAction,
  type DatedAction,
  finestSource,
  type TimeInput,
  timeframeNs,
  toIso,
  toNanoseconds,
} from '../market/index.ts';
import { factorsOf, type RawBars, type ReadRange, readBuilt, sessionCloses } from './built.ts';
import { type NamedColumns, toBarColumns, toNamedColumns } from './columns.ts';
import { checksums, hashColumns } from './content.ts';
import { readActions } from './factors.ts';
import { readSeries } from './read.ts';
import {
  allRecords,
  allTickRecords,
  hashOf,
  identityOf,
  nameOf,
  priceStepOf,
  readRecord,
  type SeriesIdentity,
  type SeriesRecord,
} from './record.ts';
import type { StoredBars } from './types.ts';

export interface RangeRequest {
  readonly symbol: string;
  readonly timeframe: string;
  readonly from: TimeInput | undefined;
  readonly to: TimeInput | undefined;
  readonly lookback: number;
  readonly adjust: Adjustment;
  readonly reuse: BarColumns | undefined;
}

/** See `Store.bars`. */
export function readRange(environment: Environment, request: RangeRequest): StoredBars {
  const from = request.from === undefined ? undefined : toNanoseconds(request.from, 'from');
  const to = request.to === undefined ? undefined : toNanoseconds(request.to, 'to');
  checkRange(request, from, to);
  return reading(environment, () => {
    const actions = request.adjust === 'none' ? null : readActions(environment, request.symbol);
    const range = { from, to, lookback: request.lookback, reuse: oldColumns(request), actions };
    const record = readRecord(environment, request.symbol, request.timeframe);
    if (record !== null)
      return barsOf(readStored(environment, record, range) ?? noBars(record, request), request, actions);
    const source = sourceOf(environment, request);
    const built = readBuilt(environment, source, { ...range, timeframe: request.timeframe });
    return barsOf(built ?? noBars(source, request), request, actions);
  });
}

/** Memory that may be written over: that of the raw columns, where there are such. */
function oldColumns({ reuse }: RangeRequest): NamedColumns | undefined {
  if (reuse === undefined) return undefined;
  return toNamedColumns('raw' in reuse ? (reuse as Bars).raw! : reuse);
}

/** The finest stored series from which the wanted one can be built. */
function sourceOf(environment: Environment, request: RangeRequest): SeriesRecord {
  timeframeNs(request.timeframe); // a malformed one is told before a missing one
  const stored = allRecords(environment).filter(({ instrument }) => instrument.symbol === request.symbol);
  const finest = finestSource(
    stored.map(({ timeframe }) => timeframe),
    request.timeframe,
  );
  return stored.find(({ timeframe }) => timeframe === finest) ?? noSeries(environment, request);
}

function readStored(environment: Environment, record: SeriesRecord, range: ReadRange): RawBars | null {
  const { from, to, lookback, reuse } = range;
  const reader = readSeries(environment, record);
  const first = from === undefined ? 0 : reader.rowAtOrAfter(from);
  const end = to === undefined ? record.rows : reader.rowAtOrAfter(to);
  if (first >= end) return null;
  const start = Math.max(0, first - lookback);
  const columns = reader.rows(start, end, reuse);
  const raw = toBarColumns(columns);
  const closeTime = record.dateOnly ? sessionCloses(record, raw.time) : undefined;
  return { record, raw, firstBar: first - start, ...(closeTime && { closeTime }) };
}

function checkRange({ lookback }: RangeRequest, from: bigint | undefined, to: bigint | undefined): void {
  if (!Number.isSafeInteger(lookback) || lookback < 0) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`lookback\` must be a number of bars, at least 0, was ${lookback}`);
  }
  if (from !== undefined && to !== undefined && from >= to) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`from\` must be before \`to\`, was ${toIso(from)}, with \`to\` ${toIso(to)} (not included)`,
    );
  }
}

function barsOf(read: RawBars, { adjust }: RangeRequest, dated: readonly DatedAction[] | null): StoredBars {
  const { record, raw, firstBar, closeTime, builtFrom } = read;
  const { instrument, timeframe, side } = record;
  const isAdjusted = adjust !== 'none' && dated !== null;
  const adjusted = isAdjusted ? adjustBars(raw, factorsOf(read, dated, adjust)) : null;
  if (adjusted !== null) checkBarsWithoutSplit(read, adjusted.actions);
  let contentHash: string | undefined;
  return {
    ...(adjusted ?? raw),
    instrument,
    timeframe,
    side,
    ...(closeTime && { closeTime }),
    ...(builtFrom && { builtFrom }),
    priceStep: adjusted === null ? priceStepOf(record) : (adjusted.open.priceStep ?? null),
    firstBar,
    // When asked for: it costs a pass over all columns.
    get contentHash() {
      contentHash ??= hashBars(record, raw, adjusted);
      return contentHash;
    },
  };
}

/** A split inside a stored week would stand in the middle of its prices, which cannot be told apart. */
function checkBarsWithoutSplit({ record, raw, builtFrom }: RawBars, actions: readonly CorporateAction[]): void {
  if (builtFrom !== undefined || timeframeNs(record.timeframe) <= timeframeNs('1d')) return;
  const split = actions.find(({ numerator, denominator }) => numerator !== denominator);
  if (split === undefined) return;
  const { symbol } = record.instrument;
  const time = toIso(split.time);
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `${symbol} ${record.timeframe} cannot be adjusted for the split of ${time.slice(0, 10)}: it lies inside a bar ` +
      `(the bars are ${toIso(raw.time[0]!)} and after). Import bars of 1d, from which ${record.timeframe} is built, or read with \`adjust: 'none'\`.`,
    { context: { symbol, time } },
  );
}

/** Hash of the bars that were read: equal for equal bars of a like series, whatever else the series holds. */
function hashBars(record: SeriesIdentity, raw: BarColumns, adjusted: AdjustedColumns | null): string {
  const columns = toNamedColumns(raw);
  if (adjusted === null) return hashColumns(record, columns);
  const actions = JSON.stringify(adjusted.actions, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return hashOf(
    identityOf(record),
    checksums(record.columns.map((name) => columns[name]!)),
    actions,
    checksums([adjusted.factor]),
  );
}

function noSeries(environment: Environment, { symbol, timeframe }: RangeRequest): never {
  const stored = [...allRecords(environment), ...allTickRecords(environment)].map(nameOf);
  const sameSymbol = stored.filter((name) => name.startsWith(`${symbol} `));
  const list = sameSymbol.length > 0 ? sameSymbol : stored;
  const shown = list.slice(0, 10).join(', ') + (list.length > 10 ? ` and ${list.length - 10} more` : '');
  const hasBars = allRecords(environment).some(({ instrument }) => instrument.symbol === symbol);
  const cannot = hasBars
    ? `, from which ${timeframe} cannot be built`
    : sameSymbol.length > 0
      ? ', but no bars of it'
      : '';
  throw new TiercelError(
    'TIERCEL_E_NO_DATA',
    `The store at ${environment.path} has no series ${symbol} ${timeframe}. ` +
      `${shown === '' ? 'It is empty' : `It has ${shown}${cannot}`}. Import the series with: tiercel data import`,
    { context: { symbol, file: environment.path } },
  );
}

function noBars(record: SeriesRecord, { symbol, timeframe, from, to }: RangeRequest): never {
  const text = (time: TimeInput): string => toIso(toNanoseconds(time, 'from'));
  const asked = [from === undefined ? '' : ` from ${text(from)}`, to === undefined ? '' : ` to ${text(to)}`].join('');
  const [first, last] = [toIso(BigInt(record.firstTime)), toIso(BigInt(record.lastTime))];
  const of = record.timeframe === timeframe ? '' : ` of ${record.timeframe}, from which it is built`;
  throw new TiercelError(
    'TIERCEL_E_NO_DATA',
    `${symbol} ${timeframe} has no bar${asked}. Stored are ${record.rows} bars${of}, the first at ${first}, the last at ${last}.`,
    { context: { symbol, first, last } },
  );
}
