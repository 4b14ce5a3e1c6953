import { didYouMean, TiercelError } from '../kernel/index.ts';
import { calendarNames, isTimeframe, timeframeNs } from '../market/index.ts';
import { barKindCodes, tickWeightCodes } from '../native/index.ts';
import type { BarSpec, ImbalanceBarSpec, RenkoBarSpec, RunBarSpec, TimeBarSpec } from './spec.ts';

function fail(name: string, rule: string, value: unknown): never {
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
  throw new TiercelError('TIERCEL_E_PARAMETER', `\`${name}\` must be ${rule}, was ${shown}`);
}

function checkWhole(name: string, value: unknown, most = 1e9): void {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > most) {
    fail(name, `a whole number from 1 to ${most}`, value);
  }
}

function checkAmount(name: string, value: unknown, most: number): void {
  if (typeof value !== 'number' || !(value >= 1e-9 && value <= most))
    fail(name, `a number from 1e-9 to ${most}`, value);
}

function checkOneOf(name: string, value: unknown, known: readonly string[]): void {
  if (typeof value === 'string' && known.includes(value)) return;
  const hint = typeof value === 'string' ? ` ${didYouMean(value, known)}` : '';
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`${name}\` must be one of ${known.join(', ')}, was ${JSON.stringify(value)}.${hint}`,
  );
}

function checkTime({ timeframe, calendar, day, align }: TimeBarSpec): void {
  timeframeNs(timeframe);
  if (calendar !== undefined) checkOneOf('calendar', calendar, calendarNames);
  if (align !== undefined) checkOneOf('align', align, ['utc', 'session']);
  if (calendar !== undefined && day !== undefined) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      'Days are those of `calendar` or begin as `day` says: leave one out.',
    );
  }
}

/** A number that may be left out. */
function checkOptional(
  name: string,
  value: number | undefined,
  { least, most }: { least: number; most: number },
): void {
  if (value === undefined) return;
  if (typeof value !== 'number' || !(value >= least && value <= most)) fail(name, `from ${least} to ${most}`, value);
}

function checkTickRule(spec: ImbalanceBarSpec | RunBarSpec): void {
  checkOneOf('of', spec.of, Object.keys(tickWeightCodes));
  checkWhole('expectedTicks', spec.expectedTicks);
  checkOptional('barSpan', spec.barSpan, { least: 1, most: 1e9 });
  checkOptional('tickSpan', spec.tickSpan, { least: 1, most: 1e12 });
  checkOptional('minTicks', spec.minTicks, { least: 1, most: 1e9 });
  checkOptional('maxTicks', spec.maxTicks, {
    least: spec.minTicks ?? Math.max(1, Math.floor(spec.expectedTicks / 10)),
    most: Number.POSITIVE_INFINITY,
  });
  if (spec.firstSign !== undefined && Math.abs(spec.firstSign) !== 1) fail('firstSign', '1 or -1', spec.firstSign);
}

function checkAtr(spec: Extract<RenkoBarSpec, { atrPeriod: number }>): void {
  checkWhole('atrPeriod', spec.atrPeriod, 100_000);
  const timeframe = spec.timeframe ?? '1h';
  if (!isTimeframe(timeframe) || !/[smh]$/.test(timeframe))
    fail('timeframe', 'a count of s, m or h, such as 1h', timeframe);
}

const checks: { readonly [Kind in BarSpec['kind']]: (spec: Extract<BarSpec, { kind: Kind }>) => void } = {
  time: checkTime,
  tick: ({ count }) => checkWhole('count', count),
  volume: ({ units }) => checkAmount('units', units, 1e15),
  value: ({ amount }) => checkAmount('amount', amount, 1e15),
  imbalance: (spec) => {
    checkTickRule(spec);
    checkOptional('expectedImbalance', spec.expectedImbalance, { least: -1e15, most: 1e15 });
  },
  runs: (spec) => {
    checkTickRule(spec);
    const { share, buy, sell } = spec.expected ?? { share: 0.5, buy: 1, sell: 1 };
    checkOptional('expected.share', share, { least: 0, most: 1 });
    checkOptional('expected.buy', buy, { least: -1e15, most: 1e15 });
    checkOptional('expected.sell', sell, { least: -1e15, most: 1e15 });
  },
  range: ({ range }) => checkAmount('range', range, 1e9),
  renko: (spec) => ('brick' in spec ? checkAmount('brick', spec.brick, 1e9) : checkAtr(spec)),
};

/**
 * Refuses what is out of range.
 *
 * @throws TIERCEL_E_PARAMETER naming the field, its range and the value.
 */
export function checkSpec(spec: BarSpec): void {
  checkOneOf('kind', (spec as { kind?: unknown } | null)?.kind, Object.keys(barKindCodes));
  (checks[spec.kind] as (spec: BarSpec) => void)(spec);
}
