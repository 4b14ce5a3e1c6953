import { type BacktestResult, type Detail, dataHash, finerBars, type RunInstrument } from '../backtest/index.ts';
import { isTiercelError } from '../kernel/index.ts';
import { type Bars, isTimeframe } from '../market/index.ts';
import type { Store } from '../store/index.ts';
import type { ChangedData, KeptRun, RestoredRun, RestoreOptions, RunContent, RunData } from './types.ts';

/** Reads the bars of a run again, as it read them; null where the store has none for that range any more. */
async function readAgain(store: Store, data: RunData, { options }: RunContent): Promise<Bars | null> {
  const { instrument, timeframe, firstBar, adjusted, dataHash: wanted } = data;
  let bars: Bars | null = null;
  try {
    for (const adjust of adjusted ? (['split', 'total'] as const) : (['none'] as const)) {
      const read = { lookback: firstBar, adjust };
      bars = await store.bars(instrument.symbol, timeframe, options.from, options.to, read);
      if (dataHash(bars) === wanted) break;
    }
    return bars;
  } catch (error) {
    if (isTiercelError(error) && error.code === 'TIERCEL_E_NO_DATA') return null;
    throw error;
  }
}

/** The bars of a run of which only the times were kept: their prices are not known. */
function withoutPrices({ instrument, timeframe, side, priceStep, times, closeTimes, bars }: RunData): Bars {
  const unknown = new Float64Array(bars).fill(Number.NaN);
  return {
    ...{ instrument, timeframe, side, priceStep, length: bars, time: times },
    ...(closeTimes !== null && { closeTime: closeTimes }),
    ...{ open: unknown, high: unknown, low: unknown, close: unknown },
  };
}

/** What orders met inside the bars, read again; undefined where there was none, or where it is another one now. */
async function readFiner(
  store: Store,
  data: RunData,
  { bars, options }: { bars: Bars; options: RunContent['options'] },
): Promise<RunInstrument['finer']> {
  const { detail: kept, firstBar, instrument } = data;
  if (kept === null) return undefined;
  const { symbol } = instrument;
  const { from, to } = options;
  const readers = isTimeframe(kept.kind)
    ? (['split', 'total', 'none'] as const).map(
        (adjust) => () => store.bars(symbol, kept.kind as never, from, to, { adjust }),
      )
    : [() => store[kept.kind as 'quotes' | 'trades'](symbol, from, to)];
  for (const read of readers) {
    try {
      const detail: Detail = await read();
      const finer = finerBars({ bars, firstBar, detail });
      if (dataHash(finer.bars) === kept.dataHash) return finer;
    } catch (error) {
      if (!isTiercelError(error)) throw error; // gone, or no detail of these bars any more
    }
  }
  return undefined;
}

async function restoreInstrument(
  { store, withDetail = false }: RestoreOptions & { readonly store: Store | null },
  data: RunData,
  content: RunContent,
): Promise<{ instrument: RunInstrument; changed: ChangedData | null }> {
  const { firstBar } = data;
  const bars = store === null ? null : await readAgain(store, data, content);
  if (bars !== null && dataHash(bars) === data.dataHash) {
    // Rules of orders may have been edited since; the run keeps its own.
    const own = { ...bars, instrument: data.instrument };
    const finer = withDetail ? await readFiner(store!, data, { bars, options: content.options }) : undefined;
    return { instrument: { bars: own, firstBar, ...(finer && { finer }) }, changed: null };
  }
  const { symbol } = data.instrument;
  const changed = {
    symbol,
    timeframe: data.timeframe,
    reason: bars === null ? ('gone' as const) : ('changed' as const),
  };
  return { instrument: { bars: withoutPrices(data), firstBar }, changed };
}

function noteOf({ symbol, timeframe, reason }: ChangedData): string {
  const what = reason === 'gone' ? 'are not in the store any more' : 'have changed in the store since';
  return `The bars of ${symbol} ${timeframe} ${what}: prices are not shown; figures, equity and trades are those that were kept.`;
}

/**
 * A kept run as a result again. Its bars are read from the store, and are those that it saw or none: where they have
 * changed since, the result has bars without prices, `changed` names them, and the result's notes say so.
 *
 * @param store where the bars are; null where there is no such store any more
 * @throws TIERCEL_E_CORRUPT, TIERCEL_E_STORE from reading the bars
 * @example
 * ```ts
 * const runs = await openRuns('./store');
 * const { id } = await runs.save(result);
 * const { result: restored, changed } = await restoreRun(runs.open(id), store);
 * console.log(changed.length); // 0
 * restored.contentHash === result.contentHash; // true
 * await runs.close();
 * ```
 */
export async function restoreRun(
  { head, content }: KeptRun,
  store: Store | null,
  how: RestoreOptions = {},
): Promise<RestoredRun> {
  const restored = [];
  for (const data of content.instruments) restored.push(await restoreInstrument({ ...how, store }, data, content));
  const changed = restored.flatMap((one) => (one.changed === null ? [] : [one.changed]));
  const instruments = restored.map(({ instrument }) => instrument);
  const { strategy, options, simulation, metrics, buyAndHold, contentHash } = content;
  const result: BacktestResult = {
    ...{ strategy, options, simulation, metrics, buyAndHold, contentHash, instruments },
    bars: instruments[0]!.bars,
    notes: [...content.notes, ...changed.map(noteOf)],
    wallMs: head.wallMs,
  };
  return { result, changed };
}
