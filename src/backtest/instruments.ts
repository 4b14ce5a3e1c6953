import { TiercelError } from '../kernel/index.ts';
import { checkTimes } from './check-times.ts';
import { type BacktestOptions, findRange, type GivenBars, type Range } from './options.ts';
import type { RunInstrument } from './result.ts';
import { type Detail, finerBars } from './simulator/finer.ts';
import { firstBars } from './slice.ts';

function fail(message: string): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', message);
}

function checkTogether(all: readonly GivenBars[]): void {
  if (all.length === 0) fail('a backtest needs the bars of at least one instrument, was given none');
  const symbols = all.map(({ instrument }) => instrument.symbol);
  const twice = symbols.find((symbol, i) => symbols.indexOf(symbol) !== i);
  if (twice !== undefined) fail(`"${twice}" was given twice; an account holds each instrument once.`);
}

/** The detail of each instrument that has some, by symbol. */
function detailsOf(all: readonly GivenBars[], given: BacktestOptions['detail'] = []): ReadonlyMap<string, Detail> {
  const details = new Map<string, Detail>();
  for (const detail of 'instrument' in given ? [given] : given) {
    const { symbol } = detail.instrument;
    if (details.has(symbol)) fail(`\`detail\` was given twice for "${symbol}".`);
    if (!all.some(({ instrument }) => instrument.symbol === symbol)) {
      fail(`\`detail\` was given for "${symbol}", which is not in the run.`);
    }
    if (!('kind' in detail)) checkTimes(detail);
    details.set(symbol, detail);
  }
  return details;
}

function least(times: readonly bigint[]): bigint {
  return times.reduce((a, b) => (b < a ? b : a));
}

/**
 * Cuts the bars of one or several instruments to the range, so that a strategy is never given a bar at or after `to`.
 *
 * @throws TIERCEL_E_NO_DATA when one has no bar in it, TIERCEL_E_PARAMETER when they cannot share an account,
 *   TIERCEL_E_DATA when the bars of one are not in the order of time.
 */
export function instrumentsOfRange(
  given: GivenBars | readonly GivenBars[],
  options: Pick<BacktestOptions, 'from' | 'to' | 'detail'>,
): { readonly instruments: readonly RunInstrument[]; readonly range: Range } {
  const all = 'instrument' in given ? [given] : given;
  checkTogether(all);
  for (const bars of all) checkTimes(bars);
  const ranges = all.map((bars) => findRange(bars, options));
  const details = detailsOf(all, options.detail);
  const instruments = all.map((given, i): RunInstrument => {
    const { end, firstBar } = ranges[i]!;
    const bars = firstBars(given, end);
    const detail = details.get(given.instrument.symbol);
    return { bars, firstBar, ...(detail && { finer: finerBars({ bars, firstBar, detail }) }) };
  });
  const from = least(ranges.map((range) => range.from));
  const to = -least(ranges.map((range) => -range.to));
  return { instruments, range: { ...ranges[0]!, from, to } };
}
